package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ReadOnlyFolderTest {
    @TempDir Path folder;
    @TempDir Path state;

    @AfterEach
    void giveBack() throws Exception {
        Unprivileged.open(folder);
    }

    @Test
    void cleansTheRestAndSaysWhatIsLeft() throws Exception {
        SampleLibrary sample = SampleLibrary.in(folder, Form.SHIPPED);
        sample.project("warm").scenes(1).finished();
        sample.project("p1").scenes(2).finished();
        Path locked = sample.root().resolve(".cache/audio/projects/p1");
        try (TestEngine engine = TestEngine.on(sample, state)) {
            engine.clean("warm");
            Unprivileged.open(folder);
            Unprivileged.mode(locked, "r-xr-xr-x");

            CleanupReport report = Unprivileged.call(() -> engine.clean("p1"));

            assertEquals(Outcome.FAILED, report.outcome());
            assertEquals(8, report.deletedFiles());
            assertEquals(
                    List.of(
                            ".cache/audio/projects/p1/scene-1.mp3",
                            ".cache/audio/projects/p1/scene-2.mp3"),
                    report.failed().stream().map(CleanupReport.Failed::path).toList());
            assertTrue(Files.exists(locked.resolve("scene-1.mp3")));
            assertEquals("failed", report.databaseStatus());
            assertEquals(
                    "failed", sample.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
            assertEquals(
                    "0",
                    sample.ask(
                            "SELECT count(*) FROM projects WHERE id = 'p1' AND"
                                    + " cleanup_completed_at IS NOT NULL"));
            assertEquals(report.failed(), engine.history.lastFailures("p1"));
            assertEquals(new RowState.PartlyFailed(2), engine.surveyor.row("p1").state());

            Unprivileged.mode(locked, "rwxrwxrwx");
            CleanupReport retry = Unprivileged.call(() -> engine.clean("p1"));

            assertEquals(Outcome.COMPLETE, retry.outcome());
            assertEquals(2, retry.deletedFiles());
            assertNotNull(sample.ask("SELECT cleanup_completed_at FROM projects WHERE id='p1'"));
        }
    }

    @Test
    void startsNothingInALibraryThatMayNotBeWritten() throws Exception {
        SampleLibrary sample = SampleLibrary.in(folder, Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).finished();
        var files = sample.files();
        try (TestEngine engine = TestEngine.on(sample, state)) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            Unprivileged.open(folder);
            Unprivileged.mode(sample.root(), "r-xr-xr-x");
            var problem =
                    org.junit.jupiter.api.Assertions.assertThrows(
                            app.offcut.text.Problem.class,
                            () -> Unprivileged.call(() -> engine.execute(plan)));
            assertTrue(problem.code().exitStatus() >= 5, problem.code()::word);
            assertEquals(files, sample.files());
        }
    }
}
