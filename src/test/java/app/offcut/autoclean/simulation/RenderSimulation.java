package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;

import app.offcut.autoclean.WatchedLibrary;
import app.offcut.environment.Requirements;
import app.offcut.samples.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Renders of many kinds in several watched libraries side by side, in real time. In each library
 * three go on at once, and each of the three waits for a minute after a cleanup, since more than
 * three a minute would blow the fuse; those that are never cleaned fill the time.
 */
final class RenderSimulation {
    private static final int LANES = 3;
    private static final Duration APART = WatchedLibrary.FUSE_WINDOW.plusSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final boolean FFMPEG = Requirements.canUse("ffmpeg");

    private final Path folder;
    private final Queue<RenderKind> good = new ConcurrentLinkedQueue<>();
    private final Queue<RenderKind> never = new ConcurrentLinkedQueue<>();
    private final List<Played> played = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    RenderSimulation(Path folder) {
        this.folder = folder;
    }

    private record Played(RenderKind kind, String project, boolean ffmpeg, WatchedGenerator in) {}

    /**
     * @param cleaned how many of the good ones were cleaned
     * @param latencies from when the gate can first be true to the first file that goes
     * @param wrong what must not be
     */
    record Outcome(
            int renders,
            long byFfmpeg,
            int good,
            int cleaned,
            List<Duration> latencies,
            List<String> wrong) {}

    Outcome run(List<RenderKind> kinds, int libraries) throws Exception {
        for (RenderKind kind : kinds) (kind.good() ? good : never).add(kind);
        List<WatchedGenerator> all = new ArrayList<>();
        List<Thread> lanes = new ArrayList<>();
        try {
            for (int i = 0; i < libraries; i++) {
                var watched = new WatchedGenerator(folder.resolve("library-" + i));
                all.add(watched);
                watched.start();
                for (int lane = 0; lane < LANES; lane++)
                    lanes.add(Thread.ofVirtual().start(() -> lane(watched)));
            }
            for (Thread lane : lanes) lane.join();
            return judge();
        } finally {
            for (WatchedGenerator watched : all) watched.close();
        }
    }

    private void lane(WatchedGenerator watched) {
        Instant free = Instant.MIN;
        try {
            while (true) {
                boolean waits = Instant.now().isBefore(free);
                RenderKind kind = waits ? never.poll() : good.poll();
                if (kind == null && waits && !good.isEmpty()) {
                    Thread.sleep(Duration.between(Instant.now(), free).plusMillis(1));
                    continue;
                }
                if (kind == null) kind = never.poll();
                if (kind == null) return;
                if (play(kind, watched)) free = Instant.now().plus(APART);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean play(RenderKind kind, WatchedGenerator watched) throws InterruptedException {
        int number = played.size();
        String project =
                "%s-%d-%d"
                        .formatted(kind, number, Thread.currentThread().threadId())
                        .toLowerCase(Locale.ROOT);
        boolean ffmpeg = FFMPEG && number % 2 == 0;
        played.add(new Played(kind, project, ffmpeg, watched));
        try {
            kind.play(watched, project, ffmpeg);
        } catch (Exception | AssertionError e) {
            wrong.add(project + ": " + e);
        }
        if (!kind.good()) return false;
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> watched.cleanings(project) >= kind.cleanings());
        } catch (ConditionTimeoutException _) {
            // judged with the others
        }
        return true;
    }

    private Outcome judge() throws Exception {
        long ffmpeg = played.stream().filter(Played::ffmpeg).count();
        int goodOnes = 0;
        int cleaned = 0;
        List<Duration> latencies = new ArrayList<>();
        for (Played one : played) {
            checkInputs(one);
            if (!one.kind.good()) {
                if (!one.in.moves(one.project).isEmpty()) wrong.add(one.project + " was cleaned");
                continue;
            }
            goodOnes++;
            if (one.in.cleanings(one.project) == one.kind.cleanings()) cleaned++;
            else
                wrong.add(one.project + " was cleaned " + one.in.cleanings(one.project) + " times");
            Duration latency = latency(one);
            if (latency == null) wrong.add(one.project + " was not cleaned after its true end");
            else latencies.add(latency);
            checkFiles(one);
        }
        return new Outcome(played.size(), ffmpeg, goodOnes, cleaned, latencies, wrong);
    }

    private void checkInputs(Played one) {
        for (SimulatedRender render : one.in.generator.of(one.project)) {
            if (!render.missing.isEmpty())
                wrong.add(one.project + " was disturbed: " + render.missing);
            // there the new render begins while the files go, which are then put back
            if (one.kind == RenderKind.REPLACED) continue;
            for (Instant move : one.in.moves(one.project))
                if (render.goesOn(move)) wrong.add(one.project + " was cleaned before its end");
        }
    }

    /** Null if it has no true end, or was not cleaned after it. */
    private static @Nullable Duration latency(Played one) {
        Instant gate =
                one.in.generator.of(one.project).stream()
                        .map(render -> render.gate(one.kind.recorded()))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        if (gate == null) return null;
        Instant from = gate.minus(WatchedLibrary.SHORTEST_SETTLE_TIME);
        return one.in.moves(one.project).stream()
                .filter(move -> move.isAfter(from))
                .findFirst()
                .map(moved ->
                        Duration.between(from, moved).minus(WatchedLibrary.SHORTEST_SETTLE_TIME))
                .orElse(null);
    }

    /** Nothing but the final and its picture is left, and the final is as it was written. */
    private void checkFiles(Played one) throws Exception {
        Path root = one.in.generator.files.root();
        SimulatedRender last =
                one.in.generator.of(one.project).stream()
                        .max(Comparator.comparing(SimulatedRender::lastWrite))
                        .orElse(null);
        if (last == null) return; // it failed before it began, and play has said why
        Path video = root.resolve("public/videos").resolve(one.project).resolve("final.mp4");
        if (!SampleLibrary.checksum(video).equals(last.checksum()))
            wrong.add(one.project + " has another final");
        for (String zone : List.of(".cache/audio/projects", ".cache/videos")) {
            Path left = root.resolve(zone).resolve(one.project);
            if (!Files.isDirectory(left)) continue;
            try (var files = Files.walk(left)) {
                if (files.anyMatch(Files::isRegularFile)) wrong.add(left + " is not empty");
            }
        }
    }
}
