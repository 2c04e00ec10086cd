package app.offcut.ui.projects;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.library.Amount;
import app.offcut.session.SampleReports;
import app.offcut.text.Formats;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTextTest {
    private static final Failed TAKEN =
            new Failed(
                    ".cache/videos/p1/scene-1-source.mp4",
                    "another file has taken its place, so it stays in the folder “.offcut”");

    private final List<String> undone = new ArrayList<>();
    private final List<String> erased = new ArrayList<>();

    @Test
    void promisesNoFreeSpaceWhileFilesAreHeld() {
        CleanupReport held = report(Outcome.HELD, null);
        Notice notice = notice(held);
        assertEquals("Cleaned up “Project p1”", notice.title());
        assertEquals(
                "6 files · 50 MB. You can undo this until "
                        + Formats.moment(requireNonNull(held.keepUntil()), held.endedAt())
                        + ". Offcut then frees the space, or does so at its next start.",
                notice.text());
        assertFalse(notice.title().contains("freed"), "nothing is free yet");
    }

    @Test
    void offersToUndoTheVeryRunAndToEraseIt() {
        List<Notice.Action> actions = notice(report(Outcome.HELD, null)).actions();
        assertEquals(
                List.of("Undo", "Erase now"), actions.stream().map(Notice.Action::words).toList());
        actions.getFirst().run().run();
        assertEquals(List.of("20261122-115900-p1"), undone);
        assertEquals(List.of(), erased);
        actions.getLast().run().run();
        assertEquals(undone, erased);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HELD")
    void offersNoUndoForWhatIsNotHeld(Outcome outcome) {
        assertNull(notice(report(outcome, null)).action());
    }

    @Test
    void saysWhichRuleAskedForARun() {
        Notice held = notice(SampleReports.by(SpaceRule.FREE_SPACE, report(Outcome.HELD, null)));
        assertEquals(
                notice(report(Outcome.HELD, null)).text()
                        + " The rule “free space” cleaned it, because the disk had less free"
                        + " space than you want. Because space is short, you can undo it for 10"
                        + " minutes at most.",
                held.text());
        assertNotNull(held.action());
        assertEquals(
                "6 files deleted. The rule “free space” cleaned it, because the disk had less free"
                        + " space than you want. Its files are erased, so this cannot be undone.",
                notice(SampleReports.by(SpaceRule.FREE_SPACE, report(Outcome.COMPLETE, null)))
                        .text());
        assertEquals(
                "6 files deleted. The rule “library size” cleaned it, because the library was"
                        + " larger than you want.",
                notice(SampleReports.by(SpaceRule.LIBRARY_SIZE, report(Outcome.COMPLETE, null)))
                        .text());
    }

    @Test
    void saysHowManyFilesAreBack() {
        Notice notice = notice(report(Outcome.UNDONE, null));
        assertEquals("“Project p1” was put back", notice.title());
        assertEquals("All 6 files are back in place.", notice.text());
    }

    @Test
    void saysInOneSentenceWhatCouldNotBePutBack() {
        Notice notice = notice(with(report(Outcome.UNDONE, null), TAKEN));
        assertEquals(Notice.Kind.TROUBLE, notice.kind());
        assertEquals("1 file could not be put back: " + TAKEN.cause(), notice.text());
    }

    @Test
    void saysWhatWasLeftOfARunThatIsHeld() {
        var busy = new Failed("a", "another program has it open");
        Notice notice = notice(with(report(Outcome.HELD, null), busy));
        assertEquals(Notice.Kind.TROUBLE, notice.kind());
        assertEquals("1 file could not be moved: another program has it open", notice.text());
        assertNotNull(notice.action());
    }

    @Test
    void tellsAStopByTheUserFromAnInterruption() {
        CleanupReport stopped = report(Outcome.STOPPED, null);
        assertEquals("Stopped", ReportText.notice(stopped, true, undone::add, erased::add).title());
        assertEquals(
                "“Project p1” was put back",
                ReportText.notice(stopped, false, undone::add, erased::add).title());
    }

    @Test
    void saysThatFilesAreBackWhenTheGateFailedBeforeTheyWereErased() {
        Refusal changed = Refusal.of(Rule.FINAL_CHANGED);
        assertEquals(
                "“Project p1” was not cleaned",
                notice(neverBegun(report(Outcome.REFUSED, changed))).title());
        assertEquals(
                "Nothing of “Project p1” was erased",
                notice(report(Outcome.REFUSED, changed)).title());
        Notice back = notice(restored(report(Outcome.REFUSED, changed)));
        assertEquals("“Project p1” was put back", back.title());
        assertEquals(changed.message(), back.text());
    }

    private Notice notice(CleanupReport report) {
        return ReportText.notice(report, true, undone::add, erased::add);
    }

    private static CleanupReport report(Outcome outcome, @Nullable Refusal refusal) {
        return SampleReports.of(Rows.ready("p1", 30, 20), StartedBy.HAND, outcome, refusal);
    }

    private static CleanupReport with(CleanupReport report, Failed failed) {
        return changed(report, report.run(), report.restoredFiles(), List.of(failed));
    }

    private static CleanupReport restored(CleanupReport report) {
        return changed(report, report.run(), 4, List.of());
    }

    private static CleanupReport neverBegun(CleanupReport report) {
        return changed(report, null, 0, List.of());
    }

    private static CleanupReport changed(
            CleanupReport report, @Nullable String run, long back, List<Failed> failed) {
        return new CleanupReport(
                new CleanupReport.Subject(
                        run,
                        report.projectId(),
                        report.projectName(),
                        report.startedBy(),
                        report.planHash(),
                        report.spaceRule()),
                report.outcome(),
                report.refusal(),
                new CleanupReport.Amounts(
                        new Amount(report.deletedFiles(), report.freedBytes()),
                        new Amount(report.heldFiles(), report.heldBytes()),
                        back,
                        report.alreadyGone()),
                failed,
                report.databaseStatus(),
                new CleanupReport.Times(report.startedAt(), report.endedAt(), report.keepUntil()),
                report.problems());
    }
}
