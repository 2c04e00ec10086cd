package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;

import app.offcut.SampleLibrary;
import app.offcut.SampleLibrary.Form;
import app.offcut.autoclean.AutoClean.Event;
import app.offcut.cleanup.Cleanup;
import app.offcut.cleanup.CleanupReport.Outcome;
import app.offcut.cleanup.MeasuredList;
import app.offcut.cleanup.Pins;
import app.offcut.cleanup.RunHistory;
import app.offcut.cleanup.Snapshots;
import app.offcut.cleanup.Surveyor;
import app.offcut.cleanup.hold.Changes;
import app.offcut.cleanup.hold.Hold;
import app.offcut.database.HostDatabase;
import app.offcut.database.OwnDatabase;
import app.offcut.library.Library;
import app.offcut.library.UsageScanner;
import app.offcut.library.ZonesSeen;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A library with the generator at work and auto-clean watching it, both in real time. Stands before
 * every change that the engine makes, and so knows when each file went.
 */
final class WatchedGenerator implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(2);

    final Generator generator;
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, List<Instant>> moves = new ConcurrentHashMap<>();
    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
    private final OwnDatabase own;
    final AutoClean autoClean;

    /** Something that happens while the engine waits. */
    interface Hook {
        void run() throws InterruptedException;
    }

    WatchedGenerator(Path folder) throws IOException {
        SampleLibrary files = SampleLibrary.in(Files.createDirectories(folder), Form.REAL_AT_026);
        generator = new Generator(files);
        files.project("old").scenes(1).finished();
        Path state = folder.resolveSibling(folder.getFileName() + "-state");
        var clock = InstantSource.system();
        var environment = new Environment(Map.of(), clock, state, state, state);
        own = OwnDatabase.open(state);
        autoClean = autoClean(Library.open(files.root(), environment), environment, clock);
    }

    private AutoClean autoClean(Library library, Environment environment, InstantSource clock) {
        var identity = library.identity();
        long id = own.libraryId(library.root(), identity.device(), identity.inode());
        var host = new HostDatabase(library.databaseFile());
        var snapshots =
                new Snapshots(library, host, new ZonesSeen(own, id), new Pins(own, id), clock);
        var hold = new Hold(library, clock, this::about);
        var surveyor =
                new Surveyor(
                        snapshots,
                        hold,
                        new RunHistory(own, id),
                        new MeasuredList(own, id),
                        new UsageScanner(library),
                        clock);
        var preferences = new UserPreferences(own);
        preferences.keepTime(KeepTime.NOTHING);
        return new AutoClean(
                surveyor,
                new Cleanup(library, host, own, id, snapshots, hold, clock),
                new AutoCleanSetting(environment, library.root(), host, own, id),
                preferences,
                new FinalsSeen(own, id),
                library,
                clock,
                new Bell());
    }

    private void about(Changes.Change change, Path place) {
        if (change != Changes.Change.MOVE || place.toString().contains("/.offcut/")) return;
        String project = owner(place);
        if (project == null) return;
        moves.computeIfAbsent(project, _ -> new CopyOnWriteArrayList<>()).add(Instant.now());
        Hook hook = hooks.remove(project);
        if (hook == null) return;
        try {
            hook.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String owner(Path place) {
        for (Path name : generator.files.root().relativize(place)) {
            String text = name.toString();
            if (generator.jobs.containsKey(text)) return generator.jobs.get(text);
            if (generator.renders.stream().anyMatch(render -> render.project.equals(text)))
                return text;
        }
        return null;
    }

    void start() {
        autoClean.start(events::add);
        await().atMost(LONG).until(() -> !events.isEmpty());
    }

    /** Once, when the next file of this project is about to go. */
    void atFirstMove(String project, Hook hook) {
        hooks.put(project, hook);
    }

    long cleanings(String project) {
        return events.stream()
                .filter(e ->
                        e instanceof Event.Cleaned(var report)
                                && report.projectId().equals(project)
                                && report.outcome() == Outcome.COMPLETE)
                .count();
    }

    /** When each of its files went. */
    List<Instant> moves(String project) {
        return moves.getOrDefault(project, List.of());
    }

    void awaitCleaned(String project) {
        await().alias(project + " is cleaned")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> cleanings(project) > 0);
    }

    @Override
    public void close() {
        autoClean.close();
        own.close();
    }
}
