package app.offcut.session;

import app.offcut.cleanup.journal.Outcome;
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

    static CleanupReport failing(CleanupReport report, List<Failed> failed) {
        return new CleanupReport(
                new CleanupReport.Subject(
                        report.run(),
                        report.projectId(),
                        report.projectName(),
                        report.startedBy(),
                        report.planHash()),
                report.outcome(),
                null,
                new CleanupReport.Amounts(new Amount(3, 1_000_000), Amount.NONE, 0, 0),
                failed,
                null,
                new CleanupReport.Times(report.startedAt(), report.endedAt(), null),
                List.of());
    }

    public static CleanupReport of(
            ProjectRow row, StartedBy by, Outcome outcome, @Nullable Refusal refusal) {
        boolean freed = outcome == Outcome.COMPLETE;
        boolean held = outcome == Outcome.HELD;
        return new CleanupReport(
                new CleanupReport.Subject(
                        "20261122-115900-" + row.id(), row.id(), row.name(), by, "hash"),
                outcome,
                refusal,
                new CleanupReport.Amounts(
                        new Amount(
                                freed ? Rows.going(row) : 0,
                                freed ? row.usage().reclaimableBytes() : 0),
                        new Amount(
                                held ? Rows.going(row) : 0,
                                held ? row.usage().reclaimableBytes() : 0),
                        outcome == Outcome.UNDONE ? Rows.going(row) : 0,
                        0),
                List.of(),
                null,
                new CleanupReport.Times(
                        Rows.NOW, Rows.NOW, held ? Rows.NOW.plus(Duration.ofMinutes(10)) : null),
                List.of());
    }
}
