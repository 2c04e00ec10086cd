package app.offcut.ui.projects;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells in one notice what several runs freed within a moment, as when a library is opened after
 * their time for undo.
 */
final class FreedNotices {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Background background;
    private final Consumer<Notice> notices;
    private final List<CleanupReport> gathered = new ArrayList<>();

    FreedNotices(Background background, Consumer<Notice> notices) {
        this.background = background;
        this.notices = notices;
    }

    /** Whether held files were erased, and there is nothing else to say of the run. */
    static boolean takes(CleanupReport report) {
        return report.startedBy() == StartedBy.HAND
                && report.outcome() == Outcome.COMPLETE
                && report.failed().isEmpty()
                && report.problems().isEmpty();
    }

    void add(CleanupReport report) {
        gathered.add(report);
        if (gathered.size() == 1) background.later(MOMENT, this::tell);
    }

    private void tell() {
        List<CleanupReport> now = List.copyOf(gathered);
        gathered.clear();
        if (now.size() == 1) {
            notices.accept(ReportText.notice(now.getFirst(), false, _ -> {}, _ -> {}));
            return;
        }
        long files = now.stream().mapToLong(CleanupReport::deletedFiles).sum();
        long bytes = now.stream().mapToLong(CleanupReport::freedBytes).sum();
        notices.accept(
                Notice.done(
                        Texts.of("ui.freed.several", now.size(), Formats.bytes(bytes)),
                        Texts.of("ui.freed.files", files)));
    }
}
