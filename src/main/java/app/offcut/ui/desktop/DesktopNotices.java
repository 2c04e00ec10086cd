package app.offcut.ui.desktop;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.fx.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows notices as desktop notifications, which follow the desktop's theme and its "do not disturb"
 * setting. Notices within the same minute are combined, except questions. Without a session bus or
 * a notification server, nothing is shown, and later notices try again; the window and its history
 * show everything anyway.
 */
public final class DesktopNotices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotices.class);
    private static final String OPEN = "default";
    private static final String ACT = "act";
    private static final UInt32 NONE = new UInt32(0);

    /** Maximum number of notifications whose buttons still work. */
    private static final int MAX_REMEMBERED = 50;

    /** Pause after a failure; longer than a digest lasts. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final @Nullable String address;
    private final Background background;
    private final Runnable open;
    private final Digest digest;
    private final InstantSource clock;

    // cleared by whichever thread closes it: the lane after a failure, or the caller of close()
    private final AtomicReference<@Nullable DBusConnection> connection = new AtomicReference<>();
    private volatile boolean closed;

    // the following fields are used on the background lane only
    private UInt32 shown = NONE;
    private final Map<UInt32, Runnable> actionsById = new LinkedHashMap<>();
    private final Map<String, UInt32> questionIds = new HashMap<>();
    private @Nullable Instant failedAt;

    /**
     * @param address of the session bus; null without one
     * @param open brings the window to the front; called on the window's thread
     */
    public DesktopNotices(
            @Nullable String address, Background background, Runnable open, InstantSource clock) {
        this.address = address;
        this.background = background;
        this.open = open;
        this.digest = new Digest(clock);
        this.clock = clock;
    }

    public void show(Notice notice) {
        if (address == null) return;
        background.run(Lane.DESKTOP, () -> send(notice), () -> {}, ErrorText::log);
    }

    private void send(Notice notice) {
        Instant before = failedAt;
        // a clock that was set back must not prolong the pause
        if (before != null && Duration.between(before, clock.instant()).abs().compareTo(PAUSE) < 0)
            return;
        try {
            deliver(notice);
            failedAt = null;
        } catch (DBusException | RuntimeException e) {
            forget();
            shown = NONE;
            actionsById.clear();
            questionIds.clear();
            // of several failures in a row, only the first is logged
            if (before == null) LOG.info("Cannot show notifications: {}", e.toString());
            failedAt = clock.instant();
        }
    }

    private void deliver(Notice notice) throws DBusException {
        DBusConnection bus = connected();
        Notifications desktop =
                bus.getRemoteObject(Notifications.SERVICE, Notifications.PATH, Notifications.class);
        boolean markup = desktop.GetCapabilities().contains("body-markup");
        if (notice.asks()) {
            String about = Objects.requireNonNullElse(notice.about(), notice.title());
            questionIds.put(
                    about, send(desktop, notice, questionIds.getOrDefault(about, NONE), markup));
        } else {
            UInt32 replaces = digest.over(clock.instant()) ? NONE : shown;
            shown = send(desktop, digest.add(notice), replaces, markup);
        }
    }

    private UInt32 send(Notifications desktop, Notice notice, UInt32 replaces, boolean markup) {
        UInt32 number =
                desktop.Notify(
                        Texts.of("ui.title"),
                        replaces,
                        "",
                        notice.title(),
                        markup ? escaped(notice.text()) : notice.text(),
                        actions(notice),
                        Map.of("desktop-entry", new Variant<>("offcut")),
                        -1);
        actionsById.put(number, whenChosen(notice.action()));
        if (actionsById.size() > MAX_REMEMBERED)
            actionsById.remove(actionsById.keySet().iterator().next());
        return number;
    }

    private Runnable whenChosen(Notice.@Nullable Action action) {
        if (action == null) return open;
        if (!action.asks()) return action.run();
        return () -> {
            open.run();
            action.run().run();
        };
    }

    private DBusConnection connected() throws DBusException {
        DBusConnection bus = connection.get();
        if (bus != null && bus.isConnected()) return bus;
        forget();
        bus =
                DBusConnectionBuilder.forAddress(Objects.requireNonNull(address))
                        .withShared(false)
                        .build();
        connection.set(bus);
        if (closed) forget();
        bus.addSigHandler(Notifications.ActionInvoked.class, this::hear);
        return bus;
    }

    private void forget() {
        DBusConnection bus = connection.getAndSet(null);
        if (bus != null) bus.disconnect();
    }

    private void hear(Notifications.ActionInvoked signal) {
        UInt32 number = signal.number();
        String key = signal.key();
        background.run(Lane.DESKTOP, () -> chosen(number, key), Runnable::run, ErrorText::log);
    }

    /**
     * The action to run on the window's thread. Signals about other programs' notifications arrive
     * here too and are ignored.
     */
    private Runnable chosen(UInt32 number, String key) {
        Runnable its = actionsById.get(number);
        if (its == null) return () -> {};
        return key.equals(ACT) ? its : open;
    }

    private static List<String> actions(Notice notice) {
        List<String> actions = new ArrayList<>(List.of(OPEN, Texts.of("desktop.open")));
        Notice.Action action = notice.action();
        if (action != null) actions.addAll(List.of(ACT, action.words()));
        return actions;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        closed = true;
        forget();
    }
}
