package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.TestClock;
import app.offcut.autoclean.WatchedLibrary;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A library with the generator at work and auto-clean watching it, both in real time. Records when
 * the engine moves each file.
 */
final class WatchedGenerator implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(2);

    final SimulatedGenerator generator;
    private final Map<String, List<Instant>> moves = new ConcurrentHashMap<>();
    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
    private final WatchedLibrary engine;

    /** Something that happens while the engine waits. */
    interface Hook {
        void run() throws InterruptedException;
    }

    WatchedGenerator(Path folder) throws IOException {
        SampleLibrary files =
                SampleLibrary.in(Files.createDirectories(folder), Form.SHIPPED_AT_026);
        generator = new SimulatedGenerator(files);
        files.project("old").scenes(1).finished();
        Path state = folder.resolveSibling(folder.getFileName() + "-state");
        engine = new WatchedLibrary(files, state, TestClock.real(), this::about);
    }

    private void about(ChangeHook.Change change, Path place) {
        if (change != ChangeHook.Change.MOVE || place.toString().contains("/.offcut/")) return;
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
        engine.start();
    }

    /** Once, when the next file of this project is about to go. */
    void atFirstMove(String project, Hook hook) {
        hooks.put(project, hook);
    }

    long cleanings(String project) {
        return engine.all(Event.Cleaned.class).stream()
                .map(Event.Cleaned::report)
                .filter(report ->
                        report.projectId().equals(project) && report.outcome() == Outcome.COMPLETE)
                .count();
    }

    /** When each of its files went. */
    List<Instant> moves(String project) {
        return moves.getOrDefault(project, List.of());
    }

    void awaitCleaned(String project, int times) {
        await().alias(project + " is cleaned")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> cleanings(project) >= times);
    }

    @Override
    public void close() {
        engine.close();
    }
}
