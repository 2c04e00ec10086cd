package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;

import app.offcut.TestEnvironment;
import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.session.Wired;
import app.offcut.settings.UserPreferences.KeepTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Auto-clean on a library, and what counts its looks. What it cleans is erased at once. */
final class Rig implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(10);

    final List<Event> events = new CopyOnWriteArrayList<>();

    /** Snapshots of a project taken so far: one for each time the gate is asked. */
    final AtomicLong gates = new AtomicLong();

    /** Looks at finals so far, one for each final. */
    final AtomicLong looks = new AtomicLong();

    final AutoClean autoClean;
    final UntickedFiles unticked;
    private final Wired wired;

    Rig(Path root, Path state, InstantSource clock, WakeUp wakeUp, ChangeHook changes) {
        wired =
                Wired.open(
                        root,
                        TestEnvironment.withState(state, counting(clock)),
                        new Wired.Around() {
                            @Override
                            public ChangeHook changes() {
                                return changes;
                            }

                            @Override
                            public WakeUp wakeUp() {
                                return wakeUp;
                            }
                        });
        wired.preferences().keepTime(KeepTime.NOTHING);
        unticked = wired.unticked();
        autoClean = wired.library().autoCleaner();
    }

    /** Snapshots and the surveyor ask for the time once for each look. */
    private InstantSource counting(InstantSource clock) {
        var stack = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
        return () -> {
            Class<?> asker = stack.getCallerClass();
            if (asker == Snapshots.class) gates.incrementAndGet();
            if (asker == Surveyor.class) looks.incrementAndGet();
            return clock.instant();
        };
    }

    void awaitWatching() {
        await().atMost(SOON).until(() -> !all(Event.Watching.class).isEmpty());
    }

    void start() {
        autoClean.start(events::add);
    }

    <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        wired.close();
    }
}
