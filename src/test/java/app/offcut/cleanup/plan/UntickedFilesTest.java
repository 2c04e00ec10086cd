package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An unticked file stays until it is ticked again or rendered again. */
class UntickedFilesTest extends EngineFixture {
    private static final String DOWNLOAD = "assets/cache/dvids/11.mp4";

    private SampleProject first;
    private String voice;

    @BeforeEach
    void makeAProject() {
        library(Form.SHIPPED_AT_026);
        first = sample.project("p1").scenes(2).download("dvids", "11").finished();
        voice = first.audioFolder() + "scene-1.mp3";
        open();
    }

    private void takeOut(String path) {
        takeOut(path, "p1");
    }

    private @Nullable Enum<?> reason(String project, String path) {
        return engine.reasons(project).get(path);
    }

    private boolean there(String path) {
        return Files.exists(at(path));
    }

    private String status() {
        return String.valueOf(sample.ask("SELECT cleanup_status FROM projects WHERE id = ?", "p1"));
    }

    @Test
    void staysInThePlanAndInTheSums() {
        ProjectRow before = engine.surveyor.row("p1");
        long bytes = at(voice).toFile().length();
        assertEquals(GoReason.OWN_INTERMEDIATE, reason("p1", voice));
        takeOut(voice);
        assertEquals(StayReason.TAKEN_OUT, reason("p1", voice));
        ProjectRow row = engine.surveyor.row("p1");
        assertEquals(1, row.filesTakenOut());
        assertEquals(before.usage().reclaimableBytes() - bytes, row.usage().reclaimableBytes());
        engine.unticked.putIn(Set.of(voice));
        assertEquals(before, engine.surveyor.row("p1"));
    }

    @Test
    void leavesTheProjectPendingAndYetClean() {
        takeOut(voice);
        assertEquals(Outcome.COMPLETE, engine.clean("p1").outcome());
        assertTrue(there(voice));
        assertEquals("pending", status());
        ProjectRow row = engine.surveyor.row("p1");
        assertEquals(new RowState.Clean(), row.state(), "there is nothing to press a button for");
        assertEquals(0, row.usage().reclaimableBytes());
        assertEquals(1, row.filesTakenOut());
        int runs = engine.history.runs().size();
        assertEquals(Outcome.COMPLETE, engine.clean("p1").outcome());
        assertEquals(runs, engine.history.runs().size(), "there was nothing to do");

        engine.unticked.putIn(Set.of(voice));
        assertEquals(new RowState.Ready(), engine.surveyor.row("p1").state());
        engine.clean("p1");
        assertFalse(there(voice));
        assertEquals("complete", status());
    }

    @Test
    void holdsForAutoCleanToo() {
        takeOut(voice);
        FinalFingerprint look = engine.surveyor.finals().getFirst();
        engine.at = Instant.now().plus(Duration.ofMinutes(1));
        CleanupPlan plan = engine.cleanup.planUnattended("p1", List.of(look));
        assertEquals(new Verdict.Passed(), plan.verdict());
        var report = engine.cleanup.execute(plan, CleanupRequest.of(StartedBy.AUTO), Progress.NONE);
        assertEquals(Outcome.COMPLETE, report.outcome());
        assertTrue(report.deletedFiles() > 0);
        assertTrue(there(voice));
    }

    @Test
    void isRememberedBetweenTwoStarts() {
        takeOut(voice);
        engine.surveyor.survey();
        engine.close();
        open();
        assertEquals(1, engine.measuredList.read().orElseThrow().rows().getFirst().filesTakenOut());
        assertEquals(StayReason.TAKEN_OUT, reason("p1", voice));
    }

    /** The last project that used a download would delete it. */
    @ParameterizedTest
    @EnumSource
    void keepsASharedDownloadFromEveryProject(Unticked unticked) {
        sample.project("p2").scenes(1).download("dvids", "11").finished();
        engine.clean("p1");
        sample.sql("UPDATE projects SET cleanup_status = 'pending' WHERE id = 'p2'");
        assertEquals(GoReason.PROVIDER_UNSHARED, reason("p2", DOWNLOAD));
        if (unticked == Unticked.YES) takeOut(DOWNLOAD, "p2");
        sample.sql("UPDATE projects SET cleanup_status = 'complete' WHERE id = 'p2'");
        engine.clean("p2");
        assertEquals(unticked == Unticked.YES, there(DOWNLOAD));
    }

    /** {@code NO} is the control: what is not unticked goes. */
    enum Unticked {
        YES,
        NO
    }

    private void takeOut(String path, String project) {
        engine.unticked.takeOut(engine.cleanup.plan(project), Set.of(path));
    }

    @Test
    void keepsADownloadThatAnotherProjectHasTakenOver() {
        takeOut(DOWNLOAD);
        sample.project("p2").scenes(1).download("dvids", "11").finished();
        sample.sql("DELETE FROM visual_suggestions WHERE id LIKE 'p1-%'");
        assertEquals(StayReason.TAKEN_OUT, reason("p2", DOWNLOAD));
        engine.unticked.putIn(Set.of(DOWNLOAD));
        assertEquals(
                GoReason.PROVIDER_UNSHARED, reason("p2", DOWNLOAD), "ticked again in any plan");
    }

    /** What happens to a file, or to its project, after it was unticked. */
    enum Since {
        NOTHING(true),
        FILE_TOUCHED(true),
        /** Somebody has worked on it: for that it was kept. */
        FILE_EDITED(true),
        /** As a copy of the library that keeps no times. */
        ALL_TIMES_NEW(true),
        /** A new render from what lies there. */
        FINAL_NEW(true),
        FINAL_NEW_AND_FILE_NEW(false),
        FINAL_NEW_AND_FILE_NEW_OF_THE_SAME_LENGTH(false),
        /** Before the next render. */
        FINAL_GONE_AND_FILE_NEW(true);

        final boolean holds;

        Since(boolean holds) {
            this.holds = holds;
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsUntilANewRenderHasReplacedTheFile(Since since) throws IOException {
        takeOut(voice);
        int length = (int) Files.size(at(voice));
        Instant later = sample.yesterday().minusSeconds(60);
        switch (since) {
            case NOTHING -> {}
            case FILE_TOUCHED -> first.touch(voice, later);
            case FILE_EDITED -> sample.file(voice, length + 1, later);
            case ALL_TIMES_NEW -> {
                for (String path : sample.files())
                    Files.setLastModifiedTime(at(path), FileTime.from(later));
            }
            case FINAL_NEW -> renderAgain();
            case FINAL_NEW_AND_FILE_NEW -> {
                sample.file(voice, length + 1, later);
                renderAgain();
            }
            case FINAL_NEW_AND_FILE_NEW_OF_THE_SAME_LENGTH -> {
                sample.file(voice, length, later);
                renderAgain();
            }
            case FINAL_GONE_AND_FILE_NEW -> {
                sample.file(voice, length + 1, later);
                Files.delete(first.finalFile());
            }
        }
        assertEquals(
                since.holds ? StayReason.TAKEN_OUT : GoReason.OWN_INTERMEDIATE,
                reason("p1", voice));
        assertEquals(since.holds ? 1 : 0, engine.surveyor.row("p1").filesTakenOut());
        ProjectRow row = engine.surveyor.survey().rows().stream().findFirst().orElseThrow();
        assertEquals(since.holds ? 1 : 0, row.filesTakenOut(), "whole or alone, it is the same");
    }

    private void renderAgain() throws IOException {
        sample.file(
                first.finalPath(), (int) Files.size(first.finalFile()) + 100, sample.yesterday());
    }

    /** When a file is unticked while its project's cleanup waits or runs. */
    enum Moment {
        QUEUED,
        NOT_MOVED_YET,
        MOVED
    }

    @ParameterizedTest
    @EnumSource
    void reachesACleanupThatIsUnderWay(Moment moment) {
        CleanupPlan plan = engine.cleanup.plan("p1");
        List<String> order = plan.doomed().stream().map(DoomedFile::toString).toList();
        List<Problem> problems = new ArrayList<>();
        Runnable untick =
                () -> {
                    try {
                        engine.unticked.takeOut(plan, Set.of(voice));
                    } catch (Problem problem) {
                        problems.add(problem);
                    }
                };
        if (moment == Moment.QUEUED) untick.run();
        int index = order.indexOf(voice) + (moment == Moment.MOVED ? 1 : 0);
        CleanupReport report =
                engine.cleanup.execute(
                        plan,
                        CleanupRequest.of(StartedBy.HAND),
                        (done, _, _) -> {
                            if (moment != Moment.QUEUED && done == index) untick.run();
                            return true;
                        });
        assertEquals(Outcome.COMPLETE, report.outcome());
        boolean late = moment == Moment.MOVED;
        assertEquals(!late, there(voice));
        assertEquals(late ? 1 : 0, problems.size());
        if (late) assertTrue(problems.getFirst().sentence().contains(voice));
        assertEquals(late ? order.size() : order.size() - 1, report.deletedFiles());
        assertEquals(late ? "complete" : "pending", status());
        assertEquals(late ? Set.of() : Set.of(voice), engine.unticked.read().keySet());
    }

    @Test
    void notesNothingOfAFileThatIsGoneOrAnotherOne() throws IOException {
        CleanupPlan plan = engine.cleanup.plan("p1");
        sample.file(voice, 3, sample.longAgo());
        Problem problem =
                assertThrows(Problem.class, () -> engine.unticked.takeOut(plan, Set.of(voice)));
        assertEquals(Problem.Code.UNAVAILABLE, problem.code());
        Files.delete(at(voice));
        assertThrows(Problem.class, () -> engine.unticked.takeOut(plan, Set.of(voice)));
        assertNull(engine.unticked.read().get(voice));
    }

    @Test
    void isNoPartOfAnUndo() {
        var keeping = CleanupRequest.of(StartedBy.HAND).keeping(Duration.ofHours(1));
        Map<String, String> before = withoutOffcut();
        takeOut(voice);
        CleanupReport held =
                engine.cleanup.execute(engine.cleanup.plan("p1"), keeping, Progress.NONE);
        assertEquals(Outcome.HELD, held.outcome());
        assertTrue(there(voice));
        engine.cleanup.undo(String.valueOf(held.run()));
        assertEquals(before, withoutOffcut());
        assertEquals(StayReason.TAKEN_OUT, reason("p1", voice));
        engine.unticked.putIn(Set.of(voice));
        assertEquals(Outcome.COMPLETE, engine.clean("p1").outcome());
        assertFalse(there(voice));
    }

    @Test
    void makesTheSamePlanAgainWhenItIsTickedAgain() {
        CleanupPlan plan = engine.cleanup.plan("p1");
        takeOut(voice);
        CleanupPlan without = engine.cleanup.plan("p1");
        assertEquals(plan.without(Set.of(voice)).hash(), without.hash());
        assertEquals(plan.hash(), without.whole().hash());
        assertEquals(plan.items(), without.whole().items());
        assertEquals(
                plan.without(Set.of(voice, DOWNLOAD)).hash(),
                without.without(Set.of(DOWNLOAD)).hash());
    }
}
