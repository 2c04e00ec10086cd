package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.WatchedLibrary;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A generator at work in a library, and auto-clean watching it, both in real time. Records when the
 * engine moves each file.
 */
final class Watched<P extends SimulatedProgram<?>> implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(2);

    final P program;
    private final Map<String, List<Instant>> moves = new ConcurrentHashMap<>();
    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
    private final Map<String, String> before;
    private final WatchedLibrary engine;

    /** Something that happens while the engine waits. */
    interface Hook {
        void run() throws InterruptedException;
    }

    Watched(P program) throws IOException {
        this.program = program;
        program.finishedLongAgo();
        before = checksums();
        Path root = program.root;
        engine = program.open(root.resolveSibling(root.getFileName() + "-state"), this::about);
        engine.start();
    }

    private void about(ChangeHook.Change change, Path place) {
        if (change != ChangeHook.Change.MOVE || place.toString().contains("/.offcut/")) return;
        String project = program.owner(place);
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

    /** Whether all that was there at first sight is as it was. */
    boolean leftTheBacklogAlone() throws IOException {
        return checksums().entrySet().containsAll(before.entrySet());
    }

    private Map<String, String> checksums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(program.root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = program.root.relativize(file).toString();
                if (!path.contains(".offcut") && !program.changes(path))
                    sums.put(path, SampleLibrary.checksum(file));
            }
        }
        return sums;
    }

    /** What the engine said about this project. */
    List<Event> events(String project) {
        return engine.events.stream().filter(event -> event.toString().contains(project)).toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
