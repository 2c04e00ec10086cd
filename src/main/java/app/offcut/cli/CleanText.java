package app.offcut.cli;

import app.offcut.cleanup.CleanupReport;
import app.offcut.cleanup.CleanupReport.Failed;
import app.offcut.cleanup.CleanupReport.Outcome;
import app.offcut.cleanup.Refusal;
import app.offcut.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's report for people. */
final class CleanText {
    private static final double MB = 1024.0 * 1024.0;

    private CleanText() {}

    /** The story's line, as it stands in the log too, and the files that are left. */
    static List<String> result(CleanupReport report) {
        if (report.outcome() == Outcome.REFUSED) return List.of();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Cleanup: Deleted %d files, freed %.2f MB (%s)",
                        report.deletedFiles(),
                        report.freedBytes() / MB,
                        report.projectName()));
        for (Failed failed : report.failed()) {
            lines.add("  " + failed.path() + ": " + failed.cause());
        }
        return lines;
    }

    /** Sentences beside the result: why nothing was done, what is still owed. */
    static List<String> remarks(CleanupReport report) {
        List<String> remarks = new ArrayList<>();
        Refusal refusal = report.refusal();
        if (refusal != null) {
            String key = refusal.rule().review() ? "cli.clean.review" : "cli.clean.refused";
            String rule = refusal.rule().word();
            remarks.add(Texts.of(key, report.projectName(), refusal.message(), rule));
        }
        if (report.outcome() == Outcome.STOPPED) {
            remarks.add(Texts.of("cli.clean.stopped", report.projectName()));
        }
        remarks.addAll(report.problems());
        return remarks;
    }
}
