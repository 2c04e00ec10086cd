package app.offcut.session;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.library.Amount;
import app.offcut.ui.Rows;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports of runs that nobody made. */
public final class SampleReports {

    private SampleReports() {}

    public static CleanupReport of(
            ProjectRow row, StartedBy by, Outcome outcome, @Nullable Refusal refusal) {
        return of(row, by, outcome, refusal, List.of());
    }

    /** The same run, asked for by a rule. */
    public static CleanupReport by(SpaceRule rule, CleanupReport report) {
        return new CleanupReport(
                new CleanupReport.Subject(
                        report.run(),
                        report.projectId(),
                        report.projectName(),
                        StartedBy.AUTO,
                        report.planHash(),
                        rule),
                report.outcome(),
                report.refusal(),
                report.amounts(),
                report.failed(),
                report.databaseStatus(),
                report.times(),
                report.problems());
    }

    static CleanupReport of(
            ProjectRow row,
            StartedBy by,
            Outcome outcome,
            @Nullable Refusal refusal,
            List<Failed> failed) {
        boolean freed = outcome == Outcome.COMPLETE;
        boolean held = outcome == Outcome.HELD;
        Amount going = new Amount(Rows.going(row), row.usage().reclaimableBytes());
        long left = Rows.left(row, failed.size()).usage().reclaimableBytes();
        Amount some = new Amount(going.files() - failed.size(), going.bytes() - left);
        return new CleanupReport(
                new CleanupReport.Subject(
                        "20261122-115900-" + row.id(), row.id(), row.name(), by, "hash", null),
                outcome,
                refusal,
                new CleanupReport.Amounts(
                        freed ? going : outcome == Outcome.FAILED ? some : Amount.NONE,
                        held ? going : Amount.NONE,
                        outcome == Outcome.UNDONE ? Rows.going(row) : 0,
                        0),
                failed,
                null,
                new CleanupReport.Times(
                        Rows.NOW, Rows.NOW, held ? Rows.NOW.plus(Duration.ofMinutes(10)) : null),
                List.of());
    }
}
