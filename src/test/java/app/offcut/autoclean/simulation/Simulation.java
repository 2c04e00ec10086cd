package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;

import app.offcut.autoclean.WatchedLibrary;
import app.offcut.environment.Requirements;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Projects of many kinds in several watched libraries side by side, in real time. In each library
 * three of those that are cleaned go on at once, and each of the three lanes waits for a minute
 * after a cleanup, since more than three a minute would blow the fuse; beside them goes one of
 * those that are never cleaned.
 */
final class Simulation<K extends Kind> {
    private static final int LANES = 3;
    private static final Duration APART = WatchedLibrary.FUSE_WINDOW.plusSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long after the quiet time a project that must not be cleaned is still looked at. */
    private static final Duration AFTER_QUIET = WatchedLibrary.SETTLE_TIME;

    private static final boolean FFMPEG = Requirements.canUse("ffmpeg");

    private final Path folder;
    private final Opening<K> opening;
    private final Queue<K> good = new ConcurrentLinkedQueue<>();
    private final Queue<K> never = new ConcurrentLinkedQueue<>();
    private final List<Played<K>> played = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile Instant quiet = Instant.MIN;

    /** A program at work in this new folder. */
    interface Opening<K extends Kind> {
        SimulatedProgram<K> in(Path folder) throws IOException;
    }

    Simulation(Path folder, Opening<K> opening) {
        this.folder = folder;
        this.opening = opening;
    }

    private record Played<K extends Kind>(
            K kind, String project, boolean ffmpeg, Watched<SimulatedProgram<K>> in) {
        List<SimulatedRun> runs() {
            return in.program.runs(project);
        }

        List<Instant> moves() {
            return in.moves(project);
        }
    }

    /**
     * @param cleaned how many of the good ones were cleaned
     * @param latencies from when the gate can first be true to the first file that goes
     * @param wrong what must not be
     */
    record Outcome(
            int projects,
            long byFfmpeg,
            int good,
            int cleaned,
            List<Duration> latencies,
            List<String> wrong) {}

    Outcome run(List<K> kinds, int libraries) throws Exception {
        for (K kind : kinds) (kind.good() ? good : never).add(kind);
        List<Watched<SimulatedProgram<K>>> all = new ArrayList<>();
        List<Thread> lanes = new ArrayList<>();
        try {
            for (int i = 0; i < libraries; i++) {
                Path place = Files.createDirectories(folder.resolve("library-" + i));
                var watched = new Watched<>(opening.in(place));
                all.add(watched);
                for (int lane = 0; lane < LANES; lane++)
                    lanes.add(Thread.ofVirtual().start(() -> lane(good, watched)));
                lanes.add(Thread.ofVirtual().start(() -> lane(never, watched)));
            }
            for (Thread lane : lanes) lane.join();
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(quiet));
            for (var watched : all)
                if (!watched.leftTheBacklogAlone()) wrong.add("the backlog was touched");
            return judge();
        } finally {
            for (var watched : all) watched.close();
        }
    }

    private void lane(Queue<K> kinds, Watched<SimulatedProgram<K>> watched) {
        try {
            for (K kind = kinds.poll(); kind != null; kind = kinds.poll()) {
                play(kind, watched);
                if (kind.good() && !kinds.isEmpty()) Thread.sleep(APART);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(K kind, Watched<SimulatedProgram<K>> watched) throws InterruptedException {
        int seed = number.getAndIncrement();
        SimulatedProgram<K> program = watched.program;
        String project = program.project(kind, seed);
        int killedAt = kind.killed() ? 1 + new Random(seed).nextInt(program.steps(kind)) : 0;
        boolean ffmpeg = FFMPEG && seed % 2 == 0;
        played.add(new Played<>(kind, project, ffmpeg, watched));
        try {
            program.play(kind, project, ffmpeg, killedAt, watched);
        } catch (Exception | AssertionError e) {
            wrong.add(kind + " " + project + ": " + e);
        }
        if (kind.good()) {
            try {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> watched.cleanings(project) >= kind.cleanings());
            } catch (ConditionTimeoutException _) {
                // judged with the others
            }
        } else {
            Instant until = Instant.now().plus(program.quiet(kind)).plus(AFTER_QUIET);
            synchronized (this) {
                if (until.isAfter(quiet)) quiet = until;
            }
        }
    }

    private Outcome judge() throws IOException {
        long ffmpeg = played.stream().filter(Played::ffmpeg).count();
        int goodOnes = 0;
        int cleaned = 0;
        List<Duration> latencies = new ArrayList<>();
        for (Played<K> one : played) {
            String name = one.kind + " " + one.project;
            checkUndisturbed(one, name);
            checkFinals(one, name);
            if (!one.kind.good()) {
                if (!one.moves().isEmpty()) wrong.add(name + " was cleaned");
                continue;
            }
            goodOnes++;
            long times = one.in.cleanings(one.project);
            Duration latency = latency(one);
            if (times != one.kind.cleanings())
                wrong.add(
                        "%s was cleaned %d times: %s"
                                .formatted(name, times, one.in.events(one.project)));
            else if (latency != null) cleaned++;
            if (latency == null) wrong.add(name + " was not cleaned after its true end");
            else latencies.add(latency);
            checkSteps(one, name);
            checkLeft(one, name);
        }
        return new Outcome(played.size(), ffmpeg, goodOnes, cleaned, latencies, wrong);
    }

    private void checkUndisturbed(Played<K> one, String name) {
        for (SimulatedRun run : one.runs()) {
            if (!run.missing.isEmpty()) wrong.add(name + " was disturbed: " + run.missing);
            // there the new run begins while the files go, which are then put back
            if (one.kind.replaced()) continue;
            for (Instant move : one.moves())
                if (run.goesOn(move)) wrong.add(name + " was cleaned before its end");
        }
    }

    /** Each is as the last run wrote it. */
    private void checkFinals(Played<K> one, String name) throws IOException {
        SimulatedRun last =
                one.runs().stream().max(Comparator.comparing(SimulatedRun::lastWrite)).orElse(null);
        if (last == null) return; // it failed before it began, and play has said why
        for (var whole : last.checksums.entrySet()) {
            Path file = last.root.resolve(whole.getKey());
            if (!Files.exists(file) || !SampleLibrary.checksum(file).equals(whole.getValue()))
                wrong.add(name + ": " + file + " is not as it was written");
        }
    }

    /** From when the rules first allowed it; null if they never did or nothing went after it. */
    private @Nullable Duration latency(Played<K> one) {
        Instant gate =
                one.runs().stream()
                        .map(run -> run.gate(one.in.program.quiet(one.kind)))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        if (gate == null) return null;
        // of several runs, only the last counts
        Instant from =
                one.runs().size() == 1
                        ? Instant.MIN
                        : gate.minus(WatchedLibrary.SHORTEST_SETTLE_TIME);
        return one.moves().stream()
                .filter(move -> move.isAfter(from))
                .findFirst()
                .map(moved -> Duration.between(gate, moved))
                .orElse(null);
    }

    /** So that a run that is killed may be killed at any step. */
    private void checkSteps(Played<K> one, String name) {
        int steps = one.in.program.steps(one.kind);
        for (SimulatedRun run : one.runs())
            if (steps > 0 && run.steps() != steps)
                wrong.add(name + " took " + run.steps() + " steps, not " + steps);
    }

    private void checkLeft(Played<K> one, String name) throws IOException {
        SimulatedProgram<K> program = one.in.program;
        for (Path folder : program.folders(one.project))
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList())
                    if (!program.stays(file)) wrong.add(name + ": " + file + " is left");
            }
    }
}
