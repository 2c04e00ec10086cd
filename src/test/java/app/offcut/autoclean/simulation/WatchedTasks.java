package app.offcut.autoclean.simulation;

import app.offcut.autoclean.Event;
import app.offcut.autoclean.TestClock;
import app.offcut.autoclean.WatchedLibrary;
import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.generator.QuietFor;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import app.offcut.generator.moneyprinterturbo.SampleTask.Era;
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
 * MoneyPrinterTurbo at work and auto-clean watching it, both in real time, with a quiet time of
 * seconds. Records when the engine moves each file.
 */
final class WatchedTasks implements AutoCloseable {
    /** Longer than the gate's other wait, so that it decides. */
    static final Duration QUIET = Duration.ofSeconds(13);

    static final Duration STANDS_STILL = QUIET.plusSeconds(3);

    final SimulatedTasks program;
    private final Map<String, List<Instant>> moves = new ConcurrentHashMap<>();
    private final Map<String, String> before;
    private final WatchedLibrary engine;

    WatchedTasks(Path folder) throws IOException {
        Files.createDirectories(folder);
        SampleTask.in(folder).finished(Era.THREE_VIDEOS);
        program = new SimulatedTasks(folder, STANDS_STILL);
        before = checksums();
        Path state = folder.resolveSibling(folder.getFileName() + "-state");
        engine =
                WatchedLibrary.of(
                        new QuietFor(new MoneyPrinterTurbo(), QUIET),
                        folder,
                        state,
                        TestClock.real(),
                        this::about);
        engine.autoClean(true);
        engine.start();
    }

    private void about(ChangeHook.Change change, Path place) {
        Path tasks = program.root.resolve("storage/tasks");
        if (change == ChangeHook.Change.MOVE && place.startsWith(tasks))
            moves.computeIfAbsent(
                            tasks.relativize(place).getName(0).toString(),
                            _ -> new CopyOnWriteArrayList<>())
                    .add(Instant.now());
    }

    /** When each file of this task went. */
    List<Instant> moves(String task) {
        return moves.getOrDefault(task, List.of());
    }

    long cleanings(String task) {
        return engine.all(Event.Cleaned.class).stream()
                .map(Event.Cleaned::report)
                .filter(report ->
                        report.projectId().equals(task) && report.outcome() == Outcome.COMPLETE)
                .count();
    }

    /** Whether all that was there at first sight is as it was. */
    boolean leftTheBacklogAlone() throws IOException {
        return checksums().entrySet().containsAll(before.entrySet());
    }

    private Map<String, String> checksums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(program.root.resolve("storage"))) {
            for (Path file : all.filter(Files::isRegularFile).toList())
                sums.put(program.root.relativize(file).toString(), SampleLibrary.checksum(file));
        }
        return sums;
    }

    @Override
    public void close() {
        engine.close();
    }
}
