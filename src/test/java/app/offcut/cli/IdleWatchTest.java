package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code watch} costs while nothing happens, between two full looks: the processor's time, and
 * every call that asks the disk for something, as strace counts them.
 */
@Tag("long")
@EnabledOnOs(OS.LINUX)
class IdleWatchTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final Duration TIME = Duration.ofMinutes(2);
    private static final int PROJECTS = 100;
    private static final int WAITING = 200;
    private static final Duration SOON = Duration.ofMinutes(3);

    /** What looking at a file or a folder takes; none may happen. */
    private static final String DISK =
            "trace=open,openat,stat,lstat,newfstatat,statx,getdents64,pread64,readlink,access,unlink";

    @TempDir Path folder;

    @Test
    void makesNoDiskCallsWhileIdle() throws Exception {
        Requirements.program("strace");
        Path library = folder.resolve("library");
        var environment = TestEnvironment.withState(folder, InstantSource.system());
        LibraryOpener.writeDemo(library, PROJECTS, 1, environment);
        try (Launched watch = Launched.offcut(folder, library, "watch")) {
            measure(watch, "watching %d projects, nothing happens".formatted(PROJECTS));
            // it would have been noticed
            Files.createDirectories(library.resolve("public/videos/new"));
            assertTrue(diskCalls(watch.process().pid(), Duration.ofSeconds(5)).size() > 0);
        }
    }

    @Test
    void makesNoDiskCallsWhileSwitchedOff() throws Exception {
        SampleLibrary files =
                SampleLibrary.in(
                        Files.createDirectory(folder.resolve("library")), Form.SHIPPED_AT_026);
        files.project("empty").scenes(1);
        try (Launched off = Launched.offcut(folder, files.root(), "auto", "off")) {
            assertEquals(0, off.process().waitFor());
        }
        for (int i = 0; i < WAITING; i++) files.project("p" + i).scenes(1).finished();
        try (Launched watch = Launched.offcut(folder, files.root(), "watch")) {
            measure(watch, "switched off, %d finals wait".formatted(WAITING));
            files.sql("UPDATE user_preferences SET auto_cleanup_enabled = 1");
            assertTrue(diskCalls(watch.process().pid(), Duration.ofSeconds(10)).size() > 0);
        }
    }

    private void measure(Launched watch, String what) throws Exception {
        assertTrue(watch.process().inputReader().readLine().contains("Watching"));
        long pid = watch.process().pid();
        await().atMost(SOON).until(() -> rests(pid));
        double seconds = cpuSeconds(pid, TIME);
        FIGURES.info(
                "{}: {} % of a core", what, "%.3f".formatted(100 * seconds / TIME.toSeconds()));
        List<String> calls = diskCalls(pid, TIME.dividedBy(2));
        FIGURES.info("calls to the disk in {} s: {}", TIME.toSeconds() / 2, calls.size());
        assertEquals(List.of(), calls);
    }

    /** After the first looks the compiler is at work for a while. */
    private static boolean rests(long pid) throws Exception {
        return cpuSeconds(pid, Duration.ofSeconds(15)) < 0.02;
    }

    private static double cpuSeconds(long pid, Duration time) throws Exception {
        Map<Path, Long> before = cpuNanos(pid);
        Thread.sleep(time);
        long used = 0;
        for (var thread : cpuNanos(pid).entrySet())
            used += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        return used / 1e9;
    }

    /** Of each thread; to the nanosecond, while {@code stat} counts ticks. */
    private static Map<Path, Long> cpuNanos(long pid) throws IOException {
        Map<Path, Long> nanos = new HashMap<>();
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads)
                nanos.put(
                        thread,
                        Long.parseLong(
                                Files.readString(thread.resolve("schedstat")).split(" ")[0]));
        }
        return nanos;
    }

    private List<String> diskCalls(long pid, Duration time) throws Exception {
        Path log = folder.resolve("calls");
        Process strace =
                new ProcessBuilder(
                                "strace", "-f", "-qq", "-e", DISK, "-o", "" + log, "-p", "" + pid)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("strace").toFile())
                        .start();
        boolean ended = strace.waitFor(time);
        strace.destroy();
        strace.waitFor();
        Requirements.that(!ended, "strace may not look at other programs here");
        return Files.readAllLines(log).stream().filter(line -> line.contains("(")).toList();
    }
}
