package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.LibraryTable;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Generator;
import app.offcut.library.DiskSpace;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.OpenLibrary;
import app.offcut.session.Wired;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sample library, opened, with an auto-clean whose events and looks are recorded. What it cleans
 * is erased at once.
 */
public final class WatchedLibrary implements AutoCloseable {
    /** How long a final must have stayed the same that a row vouches for. */
    public static final Duration SHORTEST_SETTLE_TIME = NewFinal.SOONEST;

    /** How long any other final must have. */
    public static final Duration SETTLE_TIME = NewFinal.SETTLED;

    /** The time within which cleanups count together. */
    public static final Duration FUSE_WINDOW = Fuse.WINDOW;

    private static final Duration SOON = Duration.ofMinutes(2);

    public final List<Event> events = new CopyOnWriteArrayList<>();

    /** Snapshots of a project taken so far: one for each time the gate is asked. */
    final AtomicLong gates = new AtomicLong();

    /** Looks at finals so far, one for each final. */
    final AtomicLong looks = new AtomicLong();

    /** Null in a library of another generator, whose tests do not touch it. */
    final SampleLibrary files;

    final OpenLibrary library;
    final OwnDatabase own;
    final UserPreferences preferences;
    final AutoCleanSetting setting;
    final Surveyor surveyor;
    final TestClock time;
    final AutoClean autoClean;
    private final Wired wired;

    /** On a new sample library in which no project is finished yet. */
    static WatchedLibrary begun(Path folder, Form form, Path state) {
        SampleLibrary files = SampleLibrary.in(folder, form);
        // a library without any zone is none
        files.project("empty").scenes(1);
        return on(files, state, new TestClock());
    }

    public static WatchedLibrary on(SampleLibrary files, Path state, TestClock time) {
        return new WatchedLibrary(files, state, time, ChangeHook.NONE);
    }

    public WatchedLibrary(SampleLibrary files, Path state, TestClock time, ChangeHook changes) {
        this(
                files,
                time,
                clock ->
                        Wired.open(
                                files.root(),
                                TestEnvironment.withState(state, clock),
                                changes,
                                time.wakeUp));
    }

    /** On a disk with this space. */
    static WatchedLibrary on(SampleLibrary files, Path state, TestClock time, DiskSpace disk) {
        return new WatchedLibrary(
                files,
                time,
                clock ->
                        Wired.open(
                                files.root(),
                                TestEnvironment.withState(state, clock),
                                ChangeHook.NONE,
                                time.wakeUp,
                                disk));
    }

    /** A library of this generator; auto-clean is on only if its default is. */
    public static WatchedLibrary of(
            Generator generator, Path root, Path state, TestClock time, ChangeHook changes) {
        return new WatchedLibrary(
                null,
                time,
                clock ->
                        Wired.open(
                                root,
                                generator,
                                TestEnvironment.withState(state, clock),
                                changes,
                                time.wakeUp));
    }

    @SuppressWarnings("NullAway") // see the field
    private WatchedLibrary(
            @Nullable SampleLibrary files, TestClock time, Function<InstantSource, Wired> opening) {
        this.files = files;
        this.time = time;
        wired = opening.apply(this::countedInstant);
        library = wired.library();
        own = wired.own();
        preferences = wired.preferences();
        preferences.keepTime(KeepTime.NOTHING);
        setting = wired.setting();
        surveyor = wired.surveyor();
        autoClean = library.autoCleaner();
    }

    /** Snapshots and the surveyor ask for the time once for each look. */
    private Instant countedInstant() {
        Class<?> caller =
                StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
        if (caller == Snapshots.class) gates.incrementAndGet();
        if (caller == Surveyor.class) looks.incrementAndGet();
        return time.instant();
    }

    /** Switches auto-clean on or off. */
    public void autoClean(boolean on) {
        setting.save(on);
    }

    public boolean autoCleanIsOn() {
        return setting.read().enabled();
    }

    SpaceRules spaceRules() {
        return wired.spaceRules();
    }

    /** As after a restart. */
    AutoClean newAutoClean() {
        var identity = library.library().identity().lasting();
        var memory =
                new LibraryTable(own).memoryOf(library.root(), identity.device(), identity.inode());
        return new AutoClean(
                surveyor,
                library.cleanup(),
                setting,
                preferences,
                new FinalsSeen(memory),
                library.library(),
                library.records(),
                time,
                time.wakeUp,
                wired.spaceRules());
    }

    /** Returns when it watches. */
    public void start() {
        var _ = autoClean.start(events::add);
        awaits(Event.Watching.class);
    }

    /** Cleans by hand; the files are held. */
    CleanupReport hold(String project, Duration keep) {
        return hold(library.cleanup(), project, keep);
    }

    static CleanupReport hold(Cleanup cleanup, String project, Duration keep) {
        var request = CleanupRequest.of(StartedBy.HAND).keeping(keep);
        CleanupReport held = cleanup.execute(cleanup.plan(project), request, Progress.NONE);
        assertEquals(Outcome.HELD, held.outcome());
        return held;
    }

    void once() {
        autoClean.once(events::add);
    }

    void onceAfter(Duration rest) {
        time.pass(rest);
        once();
    }

    public static void until(Callable<Boolean> condition) {
        await().atMost(SOON).until(condition);
    }

    void awaitTime(Instant end) {
        until(() -> time.instant().isAfter(end));
    }

    /** Waits for the first event of this kind. */
    <E extends Event> E awaits(Class<E> kind) {
        until(() -> !all(kind).isEmpty());
        return first(kind);
    }

    /** Waits for the first cleanup. */
    CleanupReport awaitsReport() {
        return awaits(Event.Cleaned.class).report();
    }

    void awaitsCleaned(String project) {
        until(() -> cleaned().contains(project));
    }

    <E extends Event> E first(Class<E> kind) {
        return all(kind).getFirst();
    }

    public <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Ids of the projects that were cleaned, in that order. */
    List<String> cleaned() {
        return all(Event.Cleaned.class).stream().map(e -> e.report().projectId()).toList();
    }

    @Override
    public void close() {
        wired.close();
    }
}
