package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What looking costs in a library whose every project is a folder with its record in it. */
class LookCostTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    @TempDir Path root;
    @TempDir Path state;

    @Test
    void looksAtAHundredTasks() throws IOException {
        measure(100);
    }

    @Tag("long")
    @Test
    void looksAtTenThousandTasks() throws IOException {
        measure(10_000);
    }

    private interface Look {
        int run() throws IOException;
    }

    private void measure(int tasks) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < tasks; i++) ids.add(task());
        String one = ids.getFirst();
        try (var watched =
                        WatchedLibrary.of(
                                new MoneyPrinterTurbo(),
                                root,
                                state,
                                TestClock.real(),
                                ChangeHook.NONE);
                WatchService service = WatchSource.SYSTEM.open(root)) {
            var folders =
                    new WatchedFolders(
                            watched.library.library(),
                            WatchSource.SYSTEM,
                            service,
                            InstantSource.system());
            assertEquals(tasks, time("finals of all", () -> watched.surveyor.finals().size()));
            assertEquals(
                    1, time("finals of one", () -> watched.surveyor.finals(Set.of(one)).size()));
            assertEquals(
                    tasks,
                    time("records", () -> watched.library.records().facts().projects().size()));
            assertEquals(
                    1,
                    time(
                            "records of one",
                            () -> watched.library.records().facts(one).projects().size()));
            assertTrue(
                    time(
                                    "watches",
                                    () -> {
                                        folders.arm(Set.of());
                                        return folders.count();
                                    })
                            <= WatchedFolders.MOST + 3);
            assertEquals(
                    1,
                    time("plan of one", () -> watched.library.cleanup().plan(one).going().size()));
        }
    }

    /** The quickest time; before it, the system has read the folders. */
    private static int time(String what, Look look) throws IOException {
        Duration quickest = Duration.ofDays(1);
        int result = look.run();
        for (int i = 0; i < 5; i++) {
            Instant began = Instant.now();
            result = look.run();
            Duration took = Duration.between(began, Instant.now());
            if (took.compareTo(quickest) < 0) quickest = took;
        }
        FIGURES.info("{}: {} ms", what, quickest.toMillis());
        return result;
    }

    private String task() throws IOException {
        String id = UUID.randomUUID().toString();
        Path folder = Files.createDirectories(root.resolve("storage/tasks").resolve(id));
        Files.writeString(
                folder.resolve("script.json"),
                "{\"script\": \"%s\", \"search_terms\": [\"fox\"], \"params\": {\"video_subject\":"
                                .formatted("Foxes are shy. ".repeat(100))
                        + " \"The fox\", \"video_aspect\": \"9:16\", \"video_count\": 1}}");
        Files.writeString(folder.resolve("subtitle.srt"), "1\n");
        Files.write(folder.resolve("audio.mp3"), new byte[100]);
        Files.write(folder.resolve("combined-1.mp4"), SampleLibrary.finalVideo());
        Files.write(folder.resolve("final-1.mp4"), SampleLibrary.finalVideo());
        return id;
    }
}
