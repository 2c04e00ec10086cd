package app.offcut.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.FileEnd;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.generator.Category;
import app.offcut.session.SampleReports;
import app.offcut.session.SampleSession;
import app.offcut.session.Session.HeldFiles;
import app.offcut.text.Problem;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryModelTest {
    private static final HeldFiles B = new HeldFiles(3, 30);

    private final SampleSession session = new SampleSession(Rows.ready("p1", 10));
    private final List<String> undone = new ArrayList<>();
    private final HistoryModel model =
            new HistoryModel(
                    session, new SameThread(), (project, run) -> undone.add(project + " " + run));

    private static Run run(String id, String at, long freed) {
        Instant instant = Instant.parse(at);
        return new Run(
                id, "p1", "Project p1", "hand", instant, instant, "complete", 4, freed, null);
    }

    @Test
    void showsAndExportsTheRunsOfOneProjectOnly() {
        Instant then = Instant.parse("2026-11-22T09:00:00Z");
        session.runs.add(run("a", "2026-11-22T09:00:00Z", 5));
        session.runs.add(new Run("b", "p2", "Other", "hand", then, then, "complete", 4, 6, null));
        model.of("p2", "Other");
        model.open();
        assertEquals(2, model.lines().size(), "the day, and its run");
        assertEquals("Other", model.ofProperty().get());
        model.export(Path.of("/tmp/history.csv"));
        assertEquals(List.of(session.runs.getLast()), session.exportedRuns);
        model.ofAll();
        assertEquals(3, model.lines().size());
        assertEquals("", model.ofProperty().get());
        model.export(Path.of("/tmp/history.csv"));
        assertEquals(session.runs, session.exportedRuns);
    }

    @Test
    void addsUpEachDay() {
        List<HistoryLine> lines =
                HistoryLine.of(
                        List.of(
                                run("c", "2026-11-22T09:00:00Z", 5),
                                run("b", "2026-11-21T23:59:00Z", 7),
                                run("a", "2026-11-21T00:00:00Z", 11)),
                        Map.of("b", B),
                        Map.of("a", B),
                        ZoneOffset.UTC);
        assertEquals(
                List.of(
                        new HistoryLine.Day(LocalDate.of(2026, 11, 22), 5),
                        new HistoryLine.OfRun(
                                run("c", "2026-11-22T09:00:00Z", 5),
                                Optional.empty(),
                                Optional.empty()),
                        new HistoryLine.Day(LocalDate.of(2026, 11, 21), 18),
                        new HistoryLine.OfRun(
                                run("b", "2026-11-21T23:59:00Z", 7),
                                Optional.of(B),
                                Optional.empty()),
                        new HistoryLine.OfRun(
                                run("a", "2026-11-21T00:00:00Z", 11),
                                Optional.empty(),
                                Optional.of(B))),
                lines);
    }

    @Test
    void followsTheRunsWhileItIsOpen() {
        assertTrue(model.readingProperty().get());
        model.open();
        assertFalse(model.readingProperty().get());
        assertEquals(0, model.lines().size());
        session.runs.add(run("a", "2026-11-21T00:00:00Z", 11));
        finish();
        assertEquals(2, model.lines().size());
        model.close();
        session.runs.add(run("b", "2026-11-20T00:00:00Z", 11));
        finish();
        assertEquals(2, model.lines().size());
    }

    private void finish() {
        session.finish(
                SampleReports.of(Rows.ready("p1", 10), StartedBy.AUTO, Outcome.COMPLETE, null));
    }

    @Test
    void showsTheFilesOfTheRunThatIsLookedAt() {
        FileResult file =
                new FileResult(
                        "a.mp4", Category.SEGMENTS, 5, "own-intermediate", FileEnd.DELETED, null);
        session.filesOfRuns.put("a", List.of(file));
        model.open();
        model.look(run("a", "2026-11-21T00:00:00Z", 11));
        assertEquals(List.of(file), model.files());
        model.look(run("b", "2026-11-21T00:00:00Z", 11));
        assertEquals(List.of(), model.files());
    }

    @Test
    void undoesAndExports() {
        model.undo(run("a", "2026-11-21T00:00:00Z", 11));
        assertEquals(List.of("p1 a"), undone);
        model.export(Path.of("/tmp/history.csv"));
        assertEquals(List.of(Path.of("/tmp/history.csv")), session.exported);
        assertTrue(model.saidProperty().get().contains("history.csv"));
        session.trouble = Problem.usage("The disk is full.");
        model.export(Path.of("/tmp/history.csv"));
        assertEquals("The disk is full.", model.saidProperty().get());
    }

    @Test
    void saysWhyItCannotBeRead() {
        session.trouble = Problem.usage("offcut.db is damaged.");
        model.open();
        assertEquals("offcut.db is damaged.", model.saidProperty().get());
        assertFalse(model.readingProperty().get());
    }
}
