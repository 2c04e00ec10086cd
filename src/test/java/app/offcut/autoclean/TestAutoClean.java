package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.environment.TestEnvironment;
import app.offcut.session.Wired;
import app.offcut.settings.UserPreferences.KeepTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Auto-clean on a library, and what counts its looks. What it cleans is erased at once. */
public final class TestAutoClean implements AutoCloseable {
    /** How long a final must have stayed the same that a row vouches for. */
    public static final Duration SHORTEST_SETTLE_TIME = NewFinal.SOONEST;

    /** How long any other final must have. */
    public static final Duration SETTLE_TIME = NewFinal.SETTLED;

    /** The time within which cleanups count together. */
    public static final Duration FUSE_WINDOW = Fuse.WINDOW;

    private static final Duration SOON = Duration.ofMinutes(10);

    public final List<Event> events = new CopyOnWriteArrayList<>();

    /** Snapshots of a project taken so far: one for each time the gate is asked. */
    public final AtomicLong gates = new AtomicLong();

    /** Looks at finals so far, one for each final. */
    public final AtomicLong looks = new AtomicLong();

    public final AutoClean autoClean;
    public final UntickedFiles unticked;
    private final Wired wired;

    /** By a fast clock. */
    public static TestAutoClean on(Path root, Path state, TestClock clock, ChangeHook changes) {
        return new TestAutoClean(root, state, clock, clock.wakeUp, changes);
    }

    public static TestAutoClean inRealTime(Path root, Path state, ChangeHook changes) {
        return new TestAutoClean(root, state, InstantSource.system(), new WakeUp(), changes);
    }

    private TestAutoClean(
            Path root, Path state, InstantSource clock, WakeUp wakeUp, ChangeHook changes) {
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

    public void awaitWatching() {
        await().atMost(SOON).until(() -> !all(Event.Watching.class).isEmpty());
    }

    public void start() {
        var _ = autoClean.start(events::add);
    }

    public <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        wired.close();
    }
}
