package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** Days of watching, by a fast clock: neither memory nor open files pile up. */
@EnabledOnOs(OS.LINUX)
class WatchSoakTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int PROJECTS = Thorough.or(40, 12);
    private static final int LEAST = 24;

    @TempDir Path folder;
    @TempDir Path state;
    private final TestClock time = new TestClock(100_000);

    private record Level(long looks, long heapBytes, long openFiles) {}

    @Test
    void staysFlat() throws IOException {
        run(Duration.ofHours(4), Duration.ofHours(2));
    }

    @Tag("long")
    @Test
    void staysFlatInFull() throws IOException {
        List<Level> levels = run(Duration.ofDays(10), Duration.ofDays(1));
        levels.forEach(level -> FIGURES.info("{}", level));
        long early = levels.get(1).heapBytes();
        long late = levels.getLast().heapBytes();
        assertTrue(late < early + 4_000_000, early + " bytes of heap became " + late);
    }

    private List<Level> run(Duration all, Duration every) throws IOException {
        SampleLibrary files = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        for (int i = 0; i < PROJECTS; i++) files.project("p" + i).scenes(1).finished();
        files.project("bad").scenes(1);
        List<Level> levels = new ArrayList<>();
        try (var engine = WatchedLibrary.on(files, state, time)) {
            engine.start();
            Instant end = time.instant().plus(all);
            // on a busy computer the fast clock may be there before anything was measured
            for (int round = 0; round < LEAST || time.instant().isBefore(end); round++) {
                disturb(files, round);
                Instant next = time.instant().plus(every.dividedBy(8));
                engine.awaitTime(next);
                if (round % 8 == 7) levels.add(level(engine));
            }
            assertTrue(engine.all(Event.Cleaned.class).size() > 0);
        }
        long most = levels.stream().mapToLong(Level::openFiles).max().orElseThrow();
        long least = levels.stream().mapToLong(Level::openFiles).min().orElseThrow();
        assertTrue(most - least <= 5, () -> "open files: " + levels);
        return levels;
    }

    /** Renders one again, changes a broken one, creates and deletes a folder. */
    private static void disturb(SampleLibrary files, int round) throws IOException {
        String id = "p" + round % PROJECTS;
        files.file(".cache/audio/projects/" + id + "/scene-1.mp3", 100);
        Path film = files.root().resolve("public/videos/" + id + "/final.mp4");
        Files.write(film, SampleLibrary.finalVideo());
        files.file("public/videos/bad/final.mp4", new byte[2_000 + round], files.yesterday());
        Path passing = files.root().resolve("public/videos/passing-" + round);
        Files.createDirectory(passing);
        Files.delete(passing);
    }

    private static Level level(WatchedLibrary engine) throws IOException {
        var memory = ManagementFactory.getMemoryMXBean();
        engine.events.removeIf(event -> !(event instanceof Event.Cleaned));
        for (int i = 0; i < 3; i++) memory.gc();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return new Level(
                    engine.looks.get() / PROJECTS,
                    memory.getHeapMemoryUsage().getUsed(),
                    open.count());
        }
    }
}
