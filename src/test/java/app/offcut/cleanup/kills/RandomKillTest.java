package app.offcut.cleanup.kills;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Programs;
import app.offcut.environment.Requirements;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Offcut, killed by the system at any moment: the same promises hold. */
@EnabledOnOs({OS.LINUX, OS.MAC}) // where a program can be killed
class RandomKillTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final long SEED = 7;
    private static final long UNKNOWN = 40_000_000;
    private static final List<KilledOperation> ACTS =
            List.of(
                    KilledOperation.CLEANS,
                    KilledOperation.CLEANS,
                    KilledOperation.CLEANS,
                    KilledOperation.KEEPS,
                    KilledOperation.UNDOES,
                    KilledOperation.PURGES);
    private static final List<String> CALLS =
            List.of("renameat2", "unlink", "rmdir", "mkdir", "fsync", "fdatasync", "pwrite64");

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> found = new TreeMap<>();

    /** How long it goes on after its first sign, where that is known. */
    private final Map<KilledOperation, Long> nanos = new EnumMap<>(KilledOperation.class);

    private CrashSample sample;
    private int place;

    @BeforeEach
    void make() throws IOException {
        sample = CrashSample.in(Files.createDirectory(folder.resolve("sample")), Form.SHIPPED, 20);
    }

    @Test
    void losesNothingWhenKilled() throws Exception {
        kill(3);
    }

    @Test
    @Tag("long")
    void losesNothingWhenKilledManyTimes() throws Exception {
        for (KilledOperation operation :
                List.of(
                        KilledOperation.CLEANS,
                        KilledOperation.KEEPS,
                        KilledOperation.UNDOES,
                        KilledOperation.PURGES)) live(operation);
        FIGURES.info("ns from the first sign to the end: {}", nanos);
        kill(600);
    }

    private void kill(int times) throws Exception {
        int killed = 0;
        for (int i = 0; killed < times; i++)
            if (killOnce(ACTS.get(i % ACTS.size()), random.nextInt(5) == 0)) killed++;
        FIGURES.info("{} real kills; what was found then: {}", killed, found);
    }

    private void live(KilledOperation operation) throws Exception {
        CrashedLibrary library = prepared(operation);
        try (OffcutProcess program = OffcutProcess.start(library, operation, List.of())) {
            program.awaitFirstSign();
            long start = System.nanoTime();
            assertEquals(0, program.end());
            nanos.put(operation, System.nanoTime() - start);
        }
        assertEquals(operation.whole(), library.end(), operation::name);
    }

    /**
     * @param anywhere else after its first sign
     * @return whether it was alive until it was killed
     */
    private boolean killOnce(KilledOperation operation, boolean anywhere) throws Exception {
        CrashedLibrary library = prepared(operation);
        long most = nanos.getOrDefault(operation, UNKNOWN);
        boolean killed;
        try (OffcutProcess program = OffcutProcess.start(library, operation, List.of())) {
            if (!anywhere) program.awaitFirstSign();
            killed = program.killAfter(random.nextLong(anywhere ? 1_000_000_000 : most));
        }
        check(library, operation);
        return killed;
    }

    private CrashedLibrary prepared(KilledOperation operation) {
        CrashedLibrary library = sample.copyTo(folder.resolve("place-" + place++), operation);
        operation.prepare(library);
        return library;
    }

    private void check(CrashedLibrary library, KilledOperation operation) throws IOException {
        String phase;
        try (TestEngine engine = library.open()) {
            phase =
                    engine.cleanup.runs().stream()
                            .map(run -> run.journal().phase().name())
                            .findFirst()
                            .orElse("no run");
        }
        End end = library.recover();
        assertTrue(operation.mayEnd(end), () -> operation + " " + phase + " " + end);
        operation.goOn(library, end);
        found.merge(operation + " " + phase + " " + end, 1, Integer::sum);
        SampleLibrary.deleteTree(requireNonNull(library.sample.root().getParent()));
    }

    /**
     * Ends it at single system calls, those of SQLite among them. Needs strace, whose faster way
     * counts but does not kill (6.1).
     */
    @Test
    @Tag("long")
    @EnabledOnOs(OS.LINUX)
    void losesNothingWhenKilledAtASystemCall() throws Exception {
        Requirements.that(
                Programs.succeeds("strace", "-o", "/dev/null", "true"),
                "strace is not on the path, or may not trace");
        int killed = 0;
        for (KilledOperation operation :
                List.of(KilledOperation.CLEANS, KilledOperation.UNDOES, KilledOperation.PURGES))
            for (String call : CALLS) {
                int count = count(operation, call);
                int points = Math.min(8, count);
                for (int point = 0; point < points; point++) {
                    String number = "" + (1 + point * count / points);
                    if (killAt(operation, call, number)) killed++;
                }
            }
        FIGURES.info("{} kills at system calls; what was found then: {}", killed, found);
        assertTrue(killed > 50, "so that it does kill");
    }

    private boolean killAt(KilledOperation operation, String call, String number) throws Exception {
        CrashedLibrary library = prepared(operation);
        String signal = "inject=" + call + ":signal=KILL:when=" + number;
        List<String> tracer = strace(call, Path.of("/dev/null"), "-e", signal);
        int status;
        try (OffcutProcess program = OffcutProcess.start(library, operation, tracer)) {
            status = program.end();
        }
        check(library, operation);
        return status == 128 + 9;
    }

    private static List<String> strace(String call, Path out, String... more) {
        List<String> tracer = new ArrayList<>(List.of("strace", "-f", "-qq"));
        tracer.addAll(List.of("-o", out.toString(), "-e", "trace=" + call));
        tracer.addAll(List.of(more));
        return tracer;
    }

    /** How many there are on the thread that has most of them; strace counts by thread too. */
    private int count(KilledOperation operation, String call) throws Exception {
        Path calls = folder.resolve("calls");
        CrashedLibrary library = prepared(operation);
        try (OffcutProcess program =
                OffcutProcess.start(library, operation, strace(call, calls, "--seccomp-bpf"))) {
            assertEquals(0, program.end());
        }
        Map<String, Long> byThread;
        try (Stream<String> lines = Files.lines(calls)) {
            byThread =
                    lines.filter(line -> line.contains(call + "("))
                            .collect(
                                    Collectors.groupingBy(
                                            line -> line.split(" ")[0], Collectors.counting()));
        }
        return byThread.values().stream().mapToInt(Long::intValue).max().orElse(0);
    }

    /** What a cleanup would lose that deletes file by file, and keeps a note of each. */
    @Test
    void aDeleterWithoutAJournalLeavesHalfAProject() throws Exception {
        int halves = 0;
        for (int i = 0; i < 5; i++) {
            CrashedLibrary library = prepared(KilledOperation.CLEANS);
            try (OffcutProcess program = OffcutProcess.startNaive(library)) {
                program.awaitFirstSign();
                program.killAfter(random.nextLong(2_000_000));
            }
            try {
                library.recover();
            } catch (AssertionError e) {
                halves++;
            }
        }
        FIGURES.info("the naive twin, killed 5 times, left half a project {} times", halves);
        assertTrue(halves > 0, "so that files are really lost here");
    }
}
