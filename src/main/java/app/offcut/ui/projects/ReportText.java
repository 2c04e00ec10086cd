package app.offcut.ui.projects;

import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts the result of a run into words. */
final class ReportText {
    private ReportText() {}

    /** The notice for a run; asked if the user started it in this window. */
    static Notice notice(
            CleanupReport report, boolean asked, Consumer<String> undo, Consumer<String> erase) {
        Notice notice =
                switch (report.outcome()) {
                    case COMPLETE -> complete(report);
                    case HELD -> held(report, undo, erase);
                    case UNDONE -> undone(report);
                    case STOPPED -> stopped(report, asked);
                    case FAILED -> failed(report);
                    case REFUSED -> refused(report);
                };
        boolean shown = report.startedBy() == StartedBy.AUTO && notice.kind() == Notice.Kind.DONE;
        return (shown ? notice.shownAlready() : notice).about(report.run());
    }

    private static Notice complete(CleanupReport report) {
        return said(
                report,
                Texts.of("ui.freed", report.projectName(), Formats.bytes(report.freedBytes())),
                byRule(
                        report,
                        Texts.of("ui.freed.files", report.deletedFiles()),
                        "space.hold-none"));
    }

    /** For a held run: nothing is free yet, so the words must not say so. */
    private static Notice held(
            CleanupReport report, Consumer<String> undo, Consumer<String> erase) {
        String bytes = Formats.bytes(report.heldBytes());
        Notice notice =
                said(
                        report,
                        Texts.of("ui.held", report.projectName()),
                        byRule(
                                report,
                                Texts.of("ui.held.until", report.heldFiles(), bytes, until(report)),
                                "space.hold-short"));
        String run = report.run();
        return run == null
                ? notice
                : offering(notice, () -> undo.accept(run), () -> erase.accept(run));
    }

    /** Until when a held run can be undone, as seen at its end. */
    static String until(CleanupReport report) {
        Instant until = report.keepUntil();
        return until == null ? "" : Formats.moment(until, report.endedAt());
    }

    /** Adds what can be done about held files. */
    static Notice offering(Notice notice, Runnable undo, Runnable erase) {
        return notice.offering(new Notice.Action(Texts.of("ui.action.undo"), undo))
                .offering(new Notice.Action(Texts.of("ui.action.erase"), erase));
    }

    /**
     * Adds which rule of the user has asked for the run, and what that means for its undo where
     * space on the disk is short.
     */
    private static String byRule(CleanupReport report, String text, String undo) {
        SpaceRule rule = report.spaceRule();
        if (rule == null) return text;
        String why = (text.endsWith(".") ? text : text + ".") + " " + Texts.of(rule);
        return rule == SpaceRule.FREE_SPACE ? why + " " + Texts.of(undo) : why;
    }

    private static Notice stopped(CleanupReport report, boolean asked) {
        String name = report.projectName();
        return asked
                ? said(report, Texts.of("ui.stopped"), Texts.of("ui.stopped.nothing", name))
                : putBack(report, Texts.of("ui.stopped.interrupted"));
    }

    private static Notice undone(CleanupReport report) {
        if (report.deletedFiles() == 0)
            return putBack(report, Texts.of("ui.undone", report.restoredFiles()));
        String bytes = Formats.bytes(report.freedBytes());
        return report.restoredFiles() > 0
                ? putBack(
                        report,
                        Texts.of("ui.undone.older", report.restoredFiles(), report.deletedFiles()))
                : said(
                        report,
                        Texts.of("ui.freed", report.projectName(), bytes),
                        Texts.of("ui.freed.older", report.deletedFiles()));
    }

    private static Notice putBack(CleanupReport report, String text) {
        return said(report, Texts.of("ui.put-back", report.projectName()), text);
    }

    private static Notice refused(CleanupReport report) {
        Refusal refusal = report.refusal();
        String why = refusal == null ? "" : refusal.message();
        if (report.restoredFiles() > 0) return putBack(report, why);
        boolean begun = report.run() != null;
        return Notice.trouble(
                begun
                        ? Texts.of("ui.not-erased", report.projectName())
                        : Texts.of("ui.refused", report.projectName()),
                why);
    }

    private static Notice failed(CleanupReport report) {
        List<Failed> failed = report.failed();
        return Notice.trouble(
                Texts.of("ui.left", failed.size(), report.projectName()),
                failed.isEmpty() ? "" : failed.getFirst().cause());
    }

    /** Good news, unless there is a problem, which is then shown instead. */
    private static Notice said(CleanupReport report, String title, String text) {
        List<String> wrong = new ArrayList<>();
        List<Failed> failed = report.failed();
        if (!failed.isEmpty())
            wrong.add(
                    Texts.of(
                            report.heldFiles() > 0 ? "ui.held.but" : "ui.put-back.but",
                            failed.size(),
                            failed.getFirst().cause()));
        wrong.addAll(report.problems());
        return wrong.isEmpty()
                ? Notice.done(title, text)
                : Notice.trouble(title, String.join(" ", wrong));
    }
}
