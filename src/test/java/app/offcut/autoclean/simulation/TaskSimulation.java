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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of many kinds in several watched libraries side by side, in real time: three at once in
 * each. After a cleanup its lane waits for a minute, since more than three a minute would blow the
 * fuse; tasks that are never cleaned fill the time.
 */
final class TaskSimulation {
    private static final int LANES = 3;
    private static final Duration APART = WatchedLibrary.FUSE_WINDOW.plusSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final boolean FFMPEG = Requirements.canUse("ffmpeg");

    private final Path folder;
    private final Queue<TaskKind> good = new ConcurrentLinkedQueue<>();
    private final Queue<TaskKind> never = new ConcurrentLinkedQueue<>();
    private final List<Played> played = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    TaskSimulation(Path folder) {
        this.folder = folder;
    }

    private record Played(SimulatedTask task, WatchedTasks in) {}

    /**
     * @param cleaned how many of the good ones were cleaned
     * @param latencies from when the quiet time was over to the first file that went
     * @param wrong what must not be
     */
    record Outcome(
            int tasks, int good, int cleaned, List<Duration> latencies, List<String> wrong) {}

    Outcome run(List<TaskKind> kinds, int libraries) throws Exception {
        for (TaskKind kind : kinds) (kind.good() ? good : never).add(kind);
        List<WatchedTasks> all = new ArrayList<>();
        List<Thread> lanes = new ArrayList<>();
        try {
            for (int i = 0; i < libraries; i++) {
                var watched = new WatchedTasks(folder.resolve("library-" + i));
                all.add(watched);
                for (int lane = 0; lane < LANES; lane++)
                    lanes.add(Thread.ofVirtual().start(() -> lane(watched)));
            }
            for (Thread lane : lanes) lane.join();
            for (WatchedTasks watched : all)
                if (!watched.leftTheBacklogAlone()) wrong.add("the backlog was touched");
            return judge();
        } finally {
            for (WatchedTasks watched : all) watched.close();
        }
    }

    private void lane(WatchedTasks watched) {
        Instant free = Instant.MIN;
        try {
            while (true) {
                boolean waits = Instant.now().isBefore(free);
                TaskKind kind = waits ? never.poll() : good.poll();
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

    private boolean play(TaskKind kind, WatchedTasks watched) throws InterruptedException {
        int seed = number.getAndIncrement();
        int steps = SimulatedTasks.steps(kind);
        int killedAt = kind.killed() ? 1 + new Random(seed).nextInt(steps) : 0;
        SimulatedTask task;
        try {
            task = watched.program.run(kind, FFMPEG && seed % 2 == 0, killedAt);
        } catch (IOException | RuntimeException e) {
            wrong.add(kind + ": " + e);
            return false;
        }
        played.add(new Played(task, watched));
        if (!kind.good()) return false;
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> watched.cleanings(task.id) == 1);
        } catch (ConditionTimeoutException _) {
            // judged with the others
        }
        return true;
    }

    private Outcome judge() throws IOException {
        int goodOnes = 0;
        int cleaned = 0;
        List<Duration> latencies = new ArrayList<>();
        for (Played one : played) {
            String name = one.task.kind + " " + one.task.id;
            List<Instant> moves = one.in.moves(one.task.id);
            if (!one.task.missing.isEmpty())
                wrong.add(name + " was disturbed: " + one.task.missing);
            checkFinals(one);
            if (!one.task.kind.good()) {
                if (!moves.isEmpty()) wrong.add(name + " was cleaned");
                continue;
            }
            goodOnes++;
            Duration latency = latency(one.task, moves);
            if (one.in.cleanings(one.task.id) == 1 && latency != null) cleaned++;
            else wrong.add(name + " was not cleaned once");
            if (latency != null) latencies.add(latency);
            checkLeft(one);
        }
        return new Outcome(played.size(), goodOnes, cleaned, latencies, wrong);
    }

    /** From the end of the quiet time, negative if it was earlier; null if nothing went. */
    private static @Nullable Duration latency(SimulatedTask task, List<Instant> moves) {
        Instant ended = task.ended;
        if (ended == null || moves.isEmpty()) return null;
        return Duration.between(task.lastWrite.plus(WatchedTasks.QUIET), moves.getFirst());
    }

    private void checkFinals(Played one) throws IOException {
        for (Map.Entry<String, String> whole : one.task.checksums.entrySet()) {
            Path file = folderOf(one).resolve(whole.getKey());
            if (!Files.exists(file) || !SampleLibrary.checksum(file).equals(whole.getValue()))
                wrong.add(file + " is not as it was written");
        }
    }

    /** Nothing but the videos and what is small. */
    private void checkLeft(Played one) throws IOException {
        try (var files = Files.list(folderOf(one))) {
            for (Path file : files.toList())
                if (!file.getFileName()
                        .toString()
                        .matches(
                                "final-\\d\\.mp4|script\\.json|subtitle\\.srt|audio\\.mp3|sonilo.*"))
                    wrong.add(file + " is left");
        }
    }

    private static Path folderOf(Played one) {
        return one.in.program.root.resolve("storage/tasks").resolve(one.task.id);
    }
}
