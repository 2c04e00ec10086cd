package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many cleanups in one process: nothing piles up, and every status is true. */
@EnabledOnOs(OS.LINUX)
class SoakTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir Path folder;
    @TempDir Path state;

    /** What the process holds after some cleanups. */
    private record Level(int cleanups, long heapBytes, long openFiles) {
        static Level after(int cleanups) throws IOException {
            var memory = ManagementFactory.getMemoryMXBean();
            for (int i = 0; i < 3; i++) memory.gc();
            MemoryUsage heap = memory.getHeapMemoryUsage();
            return new Level(cleanups, heap.getUsed(), countOpenFiles());
        }
    }

    private static long countOpenFiles() throws IOException {
        try (Stream<Path> all = Files.list(OPEN_FILES)) {
            return all.count();
        }
    }

    @Test
    void staysFlat() throws Exception {
        int all = Thorough.or(60, 24);
        Level last = run(all, all / 3).getLast();
        assertEquals(all, last.cleanups());
    }

    @Tag("long")
    @Test
    void staysFlatInFull() throws Exception {
        List<Level> levels = run(10_000, 1_000);
        levels.forEach(level -> FIGURES.info("{}", level));
        long early = levels.get(1).heapBytes();
        long late = levels.getLast().heapBytes();
        assertTrue(late < early + 8_000_000, early + " bytes of heap became " + late);
    }

    /** The count is real: streams that nobody closes show. */
    @Test
    void wouldNoticeAnOpenFile() throws Exception {
        long before = countOpenFiles();
        List<FileInputStream> forgotten = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("x"), "x");
        for (int i = 0; i < 20; i++) forgotten.add(new FileInputStream(file.toString()));
        assertTrue(countOpenFiles() > before + 5);
        for (FileInputStream stream : forgotten) stream.close();
    }

    private List<Level> run(int cleanups, int every) throws Exception {
        SampleLibrary sample = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).finished();
        sample.project("p2").scenes(2).finished();
        List<Level> levels = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try (TestEngine engine = TestEngine.on(sample, state)) {
            for (int i = 0; i < cleanups; i++) {
                if (i % every == 0) levels.add(Level.after(i));
                String id = i % 2 == 0 ? "p1" : "p2";
                CleanupReport report = engine.clean(id);
                String status = sample.ask("SELECT cleanup_status FROM projects WHERE id = ?", id);
                if (report.outcome() != Outcome.COMPLETE
                        || report.deletedFiles() < 2
                        || !"complete".equals(status)) wrong.add(i + ": " + report + " " + status);
                for (int n = 1; n <= 2; n++)
                    sample.file(".cache/audio/projects/" + id + "/scene-" + n + ".mp3", 100);
            }
            levels.add(Level.after(cleanups));
        }
        assertEquals(List.of(), wrong);
        long most = levels.stream().skip(1).mapToLong(Level::openFiles).max().orElseThrow();
        long least = levels.stream().skip(1).mapToLong(Level::openFiles).min().orElseThrow();
        assertTrue(most - least <= 5, () -> "open files: " + levels);
        return levels;
    }
}
