package app.offcut.cleanup.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.cleanup.worlds.Bench;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Requirements;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final List<Act> ACTS =
            List.of(Act.CLEANS, Act.CLEANS, Act.CLEANS, Act.KEEPS, Act.UNDOES, Act.PURGES);
    private static final List<String> CALLS =
            List.of("renameat2", "unlink", "rmdir", "mkdir", "fsync", "fdatasync", "pwrite64");

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> found = new TreeMap<>();

    /** How long it goes on after its first sign, where that is known. */
    private final Map<Act, Long> nanos = new EnumMap<>(Act.class);

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
        for (Act act : List.of(Act.CLEANS, Act.KEEPS, Act.UNDOES, Act.PURGES)) live(act);
        FIGURES.info("ns from the first sign to the end: {}", nanos);
        kill(600);
    }

    private void kill(int times) throws Exception {
        int killed = 0;
        for (int i = 0; killed < times; i++)
            if (killOnce(ACTS.get(i % ACTS.size()), random.nextInt(5) == 0)) killed++;
        FIGURES.info("{} real kills; what was found then: {}", killed, found);
    }

    private void live(Act act) throws Exception {
        CrashedLibrary library = prepared(act);
        try (Program program = Program.start(library, act, List.of())) {
            program.awaitFirstSign();
            long start = System.nanoTime();
            assertEquals(0, program.end());
            nanos.put(act, System.nanoTime() - start);
        }
        assertEquals(act.whole(), library.end(), act::name);
    }

    /**
     * @param anywhere else after its first sign
     * @return whether it was alive until it was killed
     */
    private boolean killOnce(Act act, boolean anywhere) throws Exception {
        CrashedLibrary library = prepared(act);
        long most = nanos.getOrDefault(act, UNKNOWN);
        boolean killed;
        try (Program program = Program.start(library, act, List.of())) {
            if (!anywhere) program.awaitFirstSign();
            killed = program.killAfter(random.nextLong(anywhere ? 1_000_000_000 : most));
        }
        check(library, act);
        return killed;
    }

    private CrashedLibrary prepared(Act act) {
        CrashedLibrary library = sample.copyTo(folder.resolve("place-" + place++), act);
        act.prepare(library);
        return library;
    }

    private void check(CrashedLibrary library, Act act) throws IOException {
        String phase;
        try (Bench bench = library.open()) {
            phase =
                    bench.cleanup.runs().stream()
                            .map(run -> run.journal().phase().name())
                            .findFirst()
                            .orElse("no run");
        }
        End end = library.recover();
        assertTrue(act.mayEnd(end), () -> act + " " + phase + " " + end);
        act.goOn(library, end);
        found.merge(act + " " + phase + " " + end, 1, Integer::sum);
        try (Stream<Path> all = Files.walk(library.sample.root().getParent())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    /**
     * Ends it at single system calls, those of SQLite among them. Needs strace, whose faster way
     * counts but does not kill (6.1).
     */
    @Test
    @Tag("long")
    @EnabledOnOs(OS.LINUX)
    void losesNothingWhenKilledAtASystemCall() throws Exception {
        Requirements.that(stracing(), "strace is not on the path, or may not trace");
        int killed = 0;
        for (Act act : List.of(Act.CLEANS, Act.UNDOES, Act.PURGES))
            for (String call : CALLS) {
                int count = count(act, call);
                int points = Math.min(8, count);
                for (int point = 0; point < points; point++) {
                    String number = "" + (1 + point * count / points);
                    if (killAt(act, call, number)) killed++;
                }
            }
        FIGURES.info("{} kills at system calls; what was found then: {}", killed, found);
        assertTrue(killed > 50, "so that it does kill");
    }

    private static boolean stracing() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-o", "/dev/null", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean killAt(Act act, String call, String number) throws Exception {
        CrashedLibrary library = prepared(act);
        String signal = "inject=" + call + ":signal=KILL:when=" + number;
        List<String> tracer = strace(call, Path.of("/dev/null"), "-e", signal);
        int status;
        try (Program program = Program.start(library, act, tracer)) {
            status = program.end();
        }
        check(library, act);
        return status == 128 + 9;
    }

    private static List<String> strace(String call, Path out, String... more) {
        List<String> tracer = new ArrayList<>(List.of("strace", "-f", "-qq"));
        tracer.addAll(List.of("-o", out.toString(), "-e", "trace=" + call));
        tracer.addAll(List.of(more));
        return tracer;
    }

    /** How many there are on the thread that has most of them; strace counts by thread too. */
    private int count(Act act, String call) throws Exception {
        Path calls = folder.resolve("calls");
        CrashedLibrary library = prepared(act);
        try (Program program = Program.start(library, act, strace(call, calls, "--seccomp-bpf"))) {
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
            CrashedLibrary library = prepared(Act.CLEANS);
            try (Program program = Program.startNaive(library)) {
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
