package app.offcut.ui.projects;

import app.offcut.cleanup.CleanupReport;
import app.offcut.cleanup.CleanupReport.Failed;
import app.offcut.cleanup.Refusal;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import java.util.List;
import java.util.Optional;

/** Says in words how a run ended. */
final class Reports {
    private Reports() {}

    /** Empty where the row says enough. */
    static Optional<Notice> notice(CleanupReport report) {
        String freed = Texts.of("ui.freed", Formats.bytes(report.freedBytes()));
        return switch (report.outcome()) {
            case COMPLETE ->
                    report.problems().isEmpty()
                            ? Optional.of(Notice.done(freed, done(report)))
                            : trouble(freed, String.join(" ", report.problems()));
            case STOPPED -> Optional.of(Notice.done(Texts.of("ui.stopped"), done(report)));
            case FAILED ->
                    trouble(
                            Texts.of("ui.left", report.failed().size(), report.projectName()),
                            cause(report.failed()));
            case REFUSED -> refused(report);
            case HELD, UNDONE -> Optional.empty();
        };
    }

    private static Optional<Notice> refused(CleanupReport report) {
        Refusal refusal = report.refusal();
        String title = Texts.of("ui.refused", report.projectName());
        return trouble(title, refusal == null ? "" : refusal.message());
    }

    private static String done(CleanupReport report) {
        return Texts.of("ui.freed.from", report.projectName(), report.deletedFiles());
    }

    private static String cause(List<Failed> failed) {
        return failed.isEmpty() ? "" : failed.getFirst().cause();
    }

    private static Optional<Notice> trouble(String title, String text) {
        return Optional.of(Notice.trouble(title, text));
    }
}
