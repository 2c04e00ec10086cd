package app.offcut.ui.projects;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.projects.list.ListedProject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cleanups that were asked for together: one notice tells how they ended, and Undo takes them back
 * together as long as the library stays open.
 */
public final class Batches {
    private final HeldRuns held;
    private final Consumer<Notice> notices;
    private final List<Batch> batches = new ArrayList<>();

    Batches(HeldRuns held, RunEndings endings, Consumer<Notice> notices) {
        this.held = held;
        this.notices = notices;
        endings.sumUp(this::ended, id -> batches.stream().anyMatch(batch -> batch.sums(id)));
    }

    /** Begins a batch of no projects yet, whose results a screen shows. */
    public Batch begin() {
        batches.removeIf(Batch::over);
        Batch batch = new Batch();
        batches.add(batch);
        return batch;
    }

    /**
     * Undoes the newest cleanup that can be undone, with all that was asked for together with it.
     */
    public void undoNewest() {
        held.newest()
                .ifPresent(newest ->
                        batches.stream()
                                .filter(batch -> batch.undoable.containsKey(newest.run()))
                                .findFirst()
                                .ifPresentOrElse(
                                        Batch::undo, () -> held.undo(newest.id(), newest.run())));
    }

    /** Undoes what is held of these, and says once how that ended. */
    public void undo(List<ListedProject> chosen) {
        Batch batch = begin();
        for (ListedProject project : chosen)
            if (project.row().state() instanceof RowState.Held held)
                batch.undoable.put(held.run(), project.id());
        batch.undo();
    }

    private void ended(RunEnding ending) {
        for (Batch batch : List.copyOf(batches)) batch.take(ending);
    }

    /** Cleanups that were asked for together. */
    public final class Batch {
        /** Ids of what is still to be cleaned. */
        private final Set<String> expected = new HashSet<>();

        /** The ids of projects and areas by held run. */
        private final Map<String, String> undoable = new LinkedHashMap<>();

        /** Ids of what is being put back. */
        private final Set<String> returning = new HashSet<>();

        private boolean several;
        private boolean seen = true;
        private int cleaned;
        private int left;
        private long files;
        private long bytes;
        private @Nullable CleanupReport last;
        private int back;
        private long filesBack;

        /** Adds a project or area whose cleanup is about to be asked for. */
        public void add(String id) {
            expected.add(id);
            several |= expected.size() > 1;
        }

        /** From now on no screen shows the results. */
        public void unseen() {
            seen = false;
        }

        public boolean canUndo() {
            return !undoable.isEmpty() && returning.isEmpty();
        }

        public void undo() {
            if (!canUndo()) return;
            back = 0;
            filesBack = 0;
            Map<String, String> all = Map.copyOf(undoable);
            if (all.size() > 1) returning.addAll(all.values());
            all.forEach((run, id) -> held.undo(id, run));
        }

        private void eraseAll() {
            Map.copyOf(undoable).forEach((run, id) -> held.erase(id, run));
        }

        private boolean over() {
            return expected.isEmpty() && undoable.isEmpty();
        }

        private boolean sums(String id) {
            return (several && expected.contains(id)) || returning.contains(id);
        }

        private void take(RunEnding ending) {
            String id = ending.projectId();
            boolean wanted = expected.remove(id);
            if (ending instanceof RunEnding.Reported(CleanupReport report)) follow(report, wanted);
            else if (wanted) left++;
            if (wanted && several && expected.isEmpty()) notices.accept(cleanedWords());
            if (returning.remove(id) && returning.isEmpty()) notices.accept(backWords());
        }

        private void follow(CleanupReport report, boolean wanted) {
            String run = report.run();
            if (run != null && undoable.remove(run) != null && report.outcome() == Outcome.UNDONE) {
                back++;
                filesBack += report.restoredFiles();
            }
            if (!wanted || report.startedBy() != StartedBy.HAND) return;
            if (run != null && report.outcome() == Outcome.HELD)
                undoable.put(run, report.projectId());
            if (report.deletedFiles() + report.heldFiles() == 0) left++;
            else {
                cleaned++;
                files += report.deletedFiles() + report.heldFiles();
                bytes += report.freedBytes() + report.heldBytes();
                last = report;
            }
        }

        private Notice cleanedWords() {
            CleanupReport newest = last;
            boolean holds = !undoable.isEmpty();
            String text =
                    holds && newest != null
                            ? Texts.of("ui.held.until", files, size(), ReportText.until(newest))
                            : Texts.of("ui.batch.freed", files, size());
            Notice notice =
                    left == 0
                            ? Notice.done(Texts.of("ui.batch.cleaned", cleaned), text)
                            : Notice.trouble(
                                    Texts.of("ui.batch.left", cleaned, cleaned + left),
                                    text + " " + Texts.of("ui.batch.why"));
            if (holds) notice = ReportText.offering(notice, this::undo, this::eraseAll);
            cleaned = 0;
            left = 0;
            files = 0;
            bytes = 0;
            return seen ? notice.shownAlready() : notice;
        }

        private String size() {
            return Formats.bytes(bytes);
        }

        private Notice backWords() {
            String words = Texts.of("ui.undone", filesBack);
            return Notice.done(Texts.of("ui.batch.back", back), words);
        }
    }
}
