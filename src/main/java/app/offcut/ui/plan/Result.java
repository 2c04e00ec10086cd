package app.offcut.ui.plan;

import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.util.List;

/** The result of a cleanup for its project's line; well if nothing is left to do. */
public record Result(String words, boolean well) {
    public static Result of(CleanupReport report) {
        List<Failed> failed = report.failed();
        if (!failed.isEmpty())
            return new Result(
                    Texts.of("ui.result.failed", failed.size(), failed.getFirst().cause()), false);
        return switch (report.outcome()) {
            case COMPLETE ->
                    new Result(
                            Texts.of("ui.result.freed", Formats.bytes(report.freedBytes())), true);
            case HELD ->
                    new Result(Texts.of("ui.result.held", Formats.bytes(report.heldBytes())), true);
            case UNDONE -> new Result(Texts.of("ui.undone", report.restoredFiles()), true);
            case STOPPED, FAILED -> stopped();
            case REFUSED -> {
                Refusal refusal = report.refusal();
                yield new Result(refusal == null ? "" : refusal.message(), false);
            }
        };
    }

    public static Result stopped() {
        return new Result(Texts.of("ui.result.stopped"), false);
    }
}
