package app.offcut.ui.desktop;

import static app.offcut.ui.TestWindow.until;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.environment.Requirements;
import app.offcut.environment.SetUp;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.Notice.Action;
import app.offcut.ui.fx.SameThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a bus of its own and a desktop that records its calls. */
class DesktopNoticesTest {
    private static final String DAEMON = "dbus-daemon";

    @TempDir Path folder;
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private Process daemon;
    private String address;
    private DBusConnection desktopsBus;
    private DesktopNotices notices;

    /** The desktop's side. */
    private final class Desktop implements Notifications {
        private long last;

        @Override
        public UInt32 Notify(
                String application,
                UInt32 replaces,
                String icon,
                String title,
                String text,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expires) {
            long number = replaces.longValue() > 0 ? replaces.longValue() : ++last;
            happened.add(number + " " + title + " | " + text + " | " + actions);
            return new UInt32(number);
        }

        @Override
        public List<String> GetCapabilities() {
            return List.of("body", "actions", "body-markup");
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }

    @BeforeEach
    void startABus() throws Exception {
        Requirements.program(DAEMON);
        startTheBus("unix:path=" + folder.resolve("bus"));
        notices =
                new DesktopNotices(
                        address, new SameThread(), () -> happened.add("opened"), () -> now);
    }

    private void startTheBus(String where) throws IOException {
        daemon =
                new ProcessBuilder(
                                DAEMON,
                                "--session",
                                "--nofork",
                                "--print-address",
                                "--address=" + where)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader out = daemon.inputReader(StandardCharsets.UTF_8);
        out.readLine(); // then it listens
        address = where;
    }

    private void stopTheBus() throws Exception {
        daemon.destroy();
        daemon.waitFor();
    }

    @SetUp
    private void startADesktop() throws Exception {
        desktopsBus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        desktopsBus.requestBusName(Notifications.SERVICE);
        desktopsBus.exportObject(new Desktop());
    }

    @AfterEach
    void stop() {
        if (notices != null) notices.close();
        if (desktopsBus != null) desktopsBus.disconnect();
        if (daemon != null) daemon.destroy();
    }

    private void awaits(String happening) {
        until(() -> happened.contains(happening));
    }

    private void choose(long number, String key) throws Exception {
        desktopsBus.sendMessage(
                new Notifications.ActionInvoked(Notifications.PATH, new UInt32(number), key));
    }

    @Test
    void showsANoticeWithItsButton() throws Exception {
        startADesktop();
        notices.show(
                Notice.done("Ice cores: freed 1.1 GB", "<52> files & more")
                        .offering(new Action("Undo", () -> happened.add("undone"))));
        assertEquals(
                List.of(
                        "1 Ice cores: freed 1.1 GB | &lt;52&gt; files &amp; more"
                                + " | [default, Open Offcut, act, Undo]"),
                happened);
        choose(7, "act");
        choose(1, "act");
        awaits("undone");
        choose(1, "default");
        awaits("opened");
        assertEquals(3, happened.size(), happened::toString);
    }

    @Test
    void replacesOnlyNotificationsOfTheSameMinute() throws Exception {
        startADesktop();
        notices.show(Notice.done("A", ""));
        now = now.plusSeconds(20);
        notices.show(Notice.done("B", ""));
        now = now.plusSeconds(60);
        notices.show(Notice.done("C", ""));
        assertEquals(
                List.of(
                        "1 A |  | [default, Open Offcut]",
                        "1 2 messages | A · B | [default, Open Offcut]",
                        "2 C |  | [default, Open Offcut]"),
                happened);
    }

    @Test
    void keepsTheActionsOfEarlierNotifications() throws Exception {
        startADesktop();
        for (String name : List.of("A", "B")) {
            notices.show(
                    Notice.done(name, "")
                            .offering(new Action("Undo", () -> happened.add("undone " + name))));
            now = now.plusSeconds(60);
        }
        choose(1, "act");
        awaits("undone A");
        choose(2, "act");
        awaits("undone B");
    }

    @Test
    void keepsAQuestionApartAndOpensTheWindowForIt() throws Exception {
        startADesktop();
        Action review = Action.asking("Review", () -> happened.add("reviewed"));
        notices.show(Notice.done("A", ""));
        notices.show(Notice.trouble("Asks", "").about("fuse").offering(review));
        notices.show(Notice.done("B", ""));
        notices.show(Notice.trouble("Asks", "again").about("fuse").offering(review));
        assertEquals(
                List.of(
                        "1 A |  | [default, Open Offcut]",
                        "2 Asks |  | [default, Open Offcut, act, Review]",
                        "1 2 messages | A · B | [default, Open Offcut]",
                        "2 Asks | again | [default, Open Offcut, act, Review]"),
                happened);
        choose(2, "act");
        awaits("reviewed");
        assertEquals(List.of("opened", "reviewed"), happened.subList(4, 6));
    }

    @Test
    void retriesAfterAPauseWithoutANotificationServer() throws Exception {
        notices.show(Notice.done("A", ""));
        startADesktop();
        notices.show(Notice.done("B", ""));
        assertEquals(List.of(), happened, "during the pause");
        now = now.plusSeconds(60);
        notices.show(Notice.done("C", ""));
        assertEquals(List.of("1 C |  | [default, Open Offcut]"), happened);
        choose(1, "default");
        awaits("opened");
    }

    @Test
    void reconnectsAfterTheBusRestarted() throws Exception {
        startADesktop();
        notices.show(Notice.done("A", ""));
        desktopsBus.disconnect();
        stopTheBus();
        now = now.plusSeconds(60);
        notices.show(Notice.done("B", ""));
        startTheBus(address);
        startADesktop();
        now = now.plusSeconds(60);
        notices.show(Notice.done("C", ""));
        assertEquals(
                List.of("1 A |  | [default, Open Offcut]", "1 C |  | [default, Open Offcut]"),
                happened);
    }

    @Test
    void showsNothingWithoutABus() {
        try (DesktopNotices none =
                new DesktopNotices(null, new SameThread(), () -> {}, () -> now)) {
            assertDoesNotThrow(() -> none.show(Notice.done("A", "")));
        }
    }
}
