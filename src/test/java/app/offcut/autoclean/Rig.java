package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;

import app.offcut.TestEnvironment;
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
import app.offcut.library.Category;
import app.offcut.library.Library;
import app.offcut.library.links.ZonesSeen;
import app.offcut.library.scan.UsageScanner;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
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
final class Rig implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(10);

    final List<Event> events = new CopyOnWriteArrayList<>();

    /** Snapshots of a project taken so far: one for each time the gate is asked. */
    final AtomicLong gates = new AtomicLong();

    /** Looks at finals so far, one for each final. */
    final AtomicLong looks = new AtomicLong();

    final AutoClean autoClean;
    final UntickedFiles unticked;
    private final OwnDatabase own;

    Rig(Path root, Path state, InstantSource clock, WakeUp wakeUp, ChangeHook changes) {
        this(root, state, clock, wakeUp, changes, root.resolve(Library.DATABASE));
    }

    /**
     * @param choice the database in which auto-clean is switched on and off
     */
    Rig(
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
        var memory = own.memoryOf(library.root(), identity.device(), identity.inode());
        var host = new HostDatabase(library.databaseFile());
        var pins = new Pins(memory);
        unticked = new UntickedFiles(memory, library.root());
        var history = new RunHistory(memory);
        var hold = new Hold(library, clock, changes);
        var snapshots =
                new Snapshots(
                        library,
                        host,
                        new ZonesSeen(memory),
                        new UsageScanner(library),
                        hold::noWayBack,
                        () ->
                                new UserKeeps(
                                        pins.read(), Category.deletable(Set.of()), unticked.read()),
                        counting(clock, gates));
        var surveyor =
                new Surveyor(
                        snapshots,
                        hold,
                        history,
                        new MeasuredList(memory, pins),
                        new UsageScanner(library),
                        counting(clock, looks));
        var preferences = new UserPreferences(own);
        preferences.keepTime(KeepTime.NOTHING);
        autoClean =
                new AutoClean(
                        surveyor,
                        Cleanup.of(
                                library, host, memory, history, snapshots, hold, hold::low, clock),
                        new AutoCleanSetting(
                                environment, library.root(), new HostDatabase(choice), memory),
                        preferences,
                        new FinalsSeen(memory),
                        library,
                        host,
                        clock,
                        wakeUp);
    }

    void awaitWatching() {
        await().atMost(SOON).until(() -> !all(Event.Watching.class).isEmpty());
    }

    private static InstantSource counting(InstantSource clock, AtomicLong times) {
        return () -> {
            times.incrementAndGet();
            return clock.instant();
        };
    }

    void start() {
        autoClean.start(events::add);
    }

    <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        autoClean.close();
        own.close();
    }
}
