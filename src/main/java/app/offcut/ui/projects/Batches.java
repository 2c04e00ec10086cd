package app.offcut.ui.projects;

import app.offcut.cleanup.journal.Outcome;
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
import java.util.stream.Collectors;
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
        endings.sumUp(
                this::ended, ending -> batches.stream().anyMatch(batch -> batch.sums(ending)));
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

        /** What is being put back: the ids of projects and areas by run. */
        private final Map<String, String> returning = new LinkedHashMap<>();

        private boolean several;
        private boolean seen = true;

        /** What was cleaned and has been neither undone nor erased since, also before a retry. */
        private final List<CleanupReport> cleaned = new ArrayList<>();

        /** Ids of what was not cleaned, unless it is tried again. */
        private final Set<String> left = new HashSet<>();

        private int back;
        private long filesBack;

        /** How many could not be put back, and the first reason; empty if unknown. */
        private int missed;

        private String why = "";

        /** Adds a project or area whose cleanup is about to be asked for. */
        public void add(String id) {
            expected.add(id);
            left.remove(id);
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
            undo(undoable.keySet());
        }

        private void undo(Set<String> runs) {
            if (!canUndo()) return;
            back = 0;
            filesBack = 0;
            missed = 0;
            why = "";
            Map<String, String> all = stillUndoable(runs);
            if (all.size() > 1) returning.putAll(all);
            all.forEach((run, id) -> {
                if (!held.undo(id, run)) settle(run, "");
            });
        }

        private void erase(Set<String> runs) {
            stillUndoable(runs).forEach((run, id) -> held.erase(id, run));
        }

        private Map<String, String> stillUndoable(Set<String> runs) {
            Map<String, String> still = new LinkedHashMap<>(undoable);
            still.keySet().retainAll(runs);
            return still;
        }

        private boolean over() {
            return expected.isEmpty() && undoable.isEmpty();
        }

        private boolean sums(RunEnding ending) {
            return (several && ending.asked() && expected.contains(ending.projectId()))
                    || returningRun(ending) != null;
        }

        /** Which run that is being put back has ended so; null for none. */
        private @Nullable String returningRun(RunEnding ending) {
            return switch (ending) {
                case RunEnding.Reported(CleanupReport report, boolean _) ->
                        returning.containsKey(report.run()) ? report.run() : null;
                case RunEnding.Stopped _ -> null;
                case RunEnding.Failed(String id, _, boolean asked) -> asked ? null : runOf(id);
            };
        }

        private @Nullable String runOf(String id) {
            for (Map.Entry<String, String> one : returning.entrySet())
                if (one.getValue().equals(id)) return one.getKey();
            return null;
        }

        private void take(RunEnding ending) {
            String id = ending.projectId();
            String returned = returningRun(ending);
            boolean wanted = ending.asked() && expected.remove(id);
            if (ending instanceof RunEnding.Reported(CleanupReport report, boolean _))
                follow(report, wanted);
            else if (wanted) left.add(id);
            if (wanted && several && expected.isEmpty()) notices.accept(cleanedWords());
            if (returned != null) settle(returned, trouble(ending));
        }

        /**
         * A run has been put back, or cannot be.
         *
         * @param trouble why not all of it is back; empty if unknown, null if all is
         */
        private void settle(String run, @Nullable String trouble) {
            if (returning.remove(run) == null) return;
            if (trouble == null) back++;
            else {
                missed++;
                if (why.isEmpty()) why = trouble;
            }
            if (returning.isEmpty()) notices.accept(backWords());
        }

        private static @Nullable String trouble(RunEnding ending) {
            if (ending instanceof RunEnding.Failed(_, String reason, _)) return reason;
            if (!(ending instanceof RunEnding.Reported(CleanupReport report, boolean _))) return "";
            Notice alone = ReportText.notice(report, false, _ -> {}, _ -> {});
            if (alone.kind() == Notice.Kind.TROUBLE) return alone.text();
            return report.outcome() == Outcome.UNDONE ? null : "";
        }

        private void follow(CleanupReport report, boolean wanted) {
            String run = report.run();
            if (run != null && undoable.remove(run) != null) {
                cleaned.removeIf(one -> run.equals(one.run()));
                filesBack += report.restoredFiles();
            }
            if (!wanted) return;
            if (run != null && report.outcome() == Outcome.HELD)
                undoable.put(run, report.projectId());
            if (report.deletedFiles() + report.heldFiles() == 0) left.add(report.projectId());
            else cleaned.add(report);
        }

        /** Its actions are for the runs that it counts, not for those of a later retry. */
        private Notice cleanedWords() {
            Set<String> projects =
                    cleaned.stream().map(CleanupReport::projectId).collect(Collectors.toSet());
            projects.removeAll(left);
            int done = projects.size();
            String text = amounts();
            Notice notice =
                    left.isEmpty()
                            ? Notice.done(Texts.of("ui.batch.cleaned", done), text)
                            : Notice.trouble(
                                    Texts.of("ui.batch.left", done, done + left.size()),
                                    text + " " + Texts.of("ui.batch.why"));
            Set<String> runs = Set.copyOf(undoable.keySet());
            if (!runs.isEmpty())
                notice = ReportText.offering(notice, () -> undo(runs), () -> erase(runs));
            return seen ? notice.shownAlready() : notice;
        }

        private String amounts() {
            long files =
                    cleaned.stream().mapToLong(one -> one.deletedFiles() + one.heldFiles()).sum();
            String size =
                    Formats.bytes(
                            cleaned.stream()
                                    .mapToLong(one -> one.freedBytes() + one.heldBytes())
                                    .sum());
            // the first time that ends, because all of it can be undone only until then
            return cleaned.stream()
                    .filter(report -> undoable.containsKey(report.run()))
                    .findFirst()
                    .map(ReportText::until)
                    .map(until -> Texts.of("ui.held.until", files, size, until))
                    .orElseGet(() -> Texts.of("ui.batch.freed", files, size));
        }

        private Notice backWords() {
            if (missed == 0)
                return Notice.done(
                        Texts.of("ui.batch.back", back), Texts.of("ui.undone", filesBack));
            return Notice.trouble(
                    Texts.of("ui.batch.back.some", back, back + missed),
                    (why + " " + Texts.of("ui.batch.why")).strip());
        }
    }
}
