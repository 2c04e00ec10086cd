package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.generator.QuietFor;
import app.offcut.generator.SampleFolder;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import app.offcut.generator.moneyprinterturbo.SampleTask.Era;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cleaned task no longer has the footage that told the length of its final. */
class CleanedTasksTest {
    private static final Duration QUIET = Duration.ofMinutes(1);

    @TempDir Path root;
    @TempDir Path state;

    @Test
    void asksNothingAboutATaskThatItHasCleaned() throws IOException {
        SampleTask.in(root, "11111111-2222-4333-8444-555555555550").manifest("");
        String preview = "tmp-voice-" + SampleTask.ID + ".mp3";
        new SampleFolder(root.resolve("storage/temp"))
                .file(preview, new byte[900], Duration.ofDays(9));
        var generator = new QuietFor(new MoneyPrinterTurbo(), QUIET);
        try (var watched =
                WatchedLibrary.of(generator, root, state, new TestClock(100), ChangeHook.NONE)) {
            watched.autoClean(true);
            watched.start();
            SampleTask task = SampleTask.in(root).finished(Era.APRIL_2024);
            watched.awaitsCleaned(SampleTask.ID);
            Path video = root.resolve(task.folder()).resolve("final-1.mp4");
            assertFalse(Files.exists(video.resolveSibling("combined-1.mp4")));
            watched.awaitTime(watched.time.instant().plus(QUIET.multipliedBy(3)));
            // copied by hand, say: a new final to the watcher
            Files.setLastModifiedTime(
                    video, FileTime.from(watched.time.instant().minus(Duration.ofDays(1))));
            watched.autoClean.lookAgain();
            watched.awaitTime(watched.time.instant().plus(QUIET.multipliedBy(10)));
            assertEquals(List.of(), watched.all(Event.Refused.class));
            assertEquals(List.of(), watched.all(Event.Failed.class));
            assertEquals(List.of(SampleTask.ID), watched.cleaned());
            // scratch files go only when a person asks for it
            assertTrue(Files.exists(root.resolve("storage/temp").resolve(preview)));
        }
    }
}
