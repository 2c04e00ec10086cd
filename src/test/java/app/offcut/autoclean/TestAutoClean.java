package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;

import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.cleanup.plan.UserKeeps;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.survey.MeasuredList;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.HostDatabase;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.library.Category;
import app.offcut.library.Library;
import app.offcut.library.links.ZonesSeen;
import app.offcut.library.scan.UsageScanner;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Auto-clean on a library, plugged together as in the application, but for what stands before each
 * change on the disk and what counts. What it cleans is erased at once.
 */
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
    private final OwnDatabase own;

    /** By a fast clock. */
    public static TestAutoClean on(Path root, Path state, TestClock clock, ChangeHook changes) {
        return on(root, state, clock, changes, root.resolve(Library.DATABASE));
    }

    /**
     * @param choice the database in which auto-clean is switched on and off
     */
    static TestAutoClean on(
            Path root, Path state, TestClock clock, ChangeHook changes, Path choice) {
        return new TestAutoClean(root, state, clock, clock.wakeUp, changes, choice);
    }

    public static TestAutoClean inRealTime(Path root, Path state, ChangeHook changes) {
        Path choice = root.resolve(Library.DATABASE);
        return new TestAutoClean(
                root, state, InstantSource.system(), new WakeUp(), changes, choice);
    }

    private TestAutoClean(
            Path root,
            Path state,
            InstantSource clock,
            WakeUp wakeUp,
            ChangeHook changes,
            Path choice) {
        var environment = TestEnvironment.withState(state, clock);
        Library library = Library.open(root, environment);
        own = OwnDatabase.open(state);
        var identity = library.identity().lasting();
        long id = own.libraryId(library.root(), identity.device(), identity.inode());
        var host = new HostDatabase(library.databaseFile());
        var pins = new Pins(own, id);
        unticked = new UntickedFiles(own, id, library.root());
        var hold = new Hold(library, clock, changes);
        var snapshots =
                new Snapshots(
                        library,
                        host,
                        new ZonesSeen(own, id),
                        hold::noWayBack,
                        () ->
                                new UserKeeps(
                                        pins.read(), Category.deletable(Set.of()), unticked.read()),
                        counting(clock, gates));
        var surveyor =
                new Surveyor(
                        snapshots,
                        hold,
                        new RunHistory(own, id),
                        new MeasuredList(own, id),
                        new UsageScanner(library),
                        counting(clock, looks));
        var preferences = new UserPreferences(own);
        preferences.keepTime(KeepTime.NOTHING);
        autoClean =
                new AutoClean(
                        surveyor,
                        new Cleanup(library, host, own, id, snapshots, hold, clock),
                        new AutoCleanSetting(
                                environment, library.root(), new HostDatabase(choice), own, id),
                        preferences,
                        new FinalsSeen(own, id),
                        library,
                        clock,
                        wakeUp);
    }

    public void awaitWatching() {
        await().atMost(SOON).until(() -> !all(Event.Watching.class).isEmpty());
    }

    private static InstantSource counting(InstantSource clock, AtomicLong times) {
        return () -> {
            times.incrementAndGet();
            return clock.instant();
        };
    }

    public void start() {
        autoClean.start(events::add);
    }

    public <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        autoClean.close();
        own.close();
    }
}
