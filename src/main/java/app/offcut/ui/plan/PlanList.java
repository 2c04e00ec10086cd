package app.offcut.ui.plan;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.FreedSpace;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.generator.Category;
import app.offcut.ui.plan.PlannedFile.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project's plan. The list that is shown is the one that runs; it is ticked off
 * during the run and keeps the files that could not go.
 */
public final class PlanList {
    private final ObservableList<PlannedFile> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final Chooser chooser;
    private final UnaryOperator<String> naming;

    private final Map<String, Integer> unsaved = new HashMap<>();

    private @Nullable CleanupPlan plan;
    private List<PlannedFile> queue = List.of();
    private int ticked;

    /** Whether the code, not the user, changes a tick. */
    private boolean jumping;

    /** Saves what the user ticks and unticks. */
    @FunctionalInterface
    public interface Chooser {
        /** Calls one of the two when the ticks are saved or could not be. */
        void choose(
                CleanupPlan plan, Set<String> paths, boolean goes, Runnable done, Runnable undone);
    }

    /**
     * @param naming what a file's path means, for people
     */
    public PlanList(Chooser chooser, UnaryOperator<String> naming) {
        this.chooser = chooser;
        this.naming = naming;
    }

    /**
     * The totals of the list.
     *
     * @param bytes length of what goes; a file with several hard links counts once
     * @param freedBytes what becomes free on the disk
     */
    public record Sum(long going, long staying, long bytes, long freedBytes) {
        static final Sum NONE = new Sum(0, 0, 0, 0);
    }

    /** The largest first. */
    public ObservableList<PlannedFile> files() {
        return files;
    }

    public ReadOnlyObjectProperty<Sum> sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /** The plan with all its files, including unticked ones; null while there is none. */
    public @Nullable CleanupPlan plan() {
        return plan;
    }

    /**
     * Shows a new plan. A failed file stays marked while it exists, and an unsaved choice stays as
     * chosen. The same files remain the same objects, so that selection and scroll position stay.
     */
    public void show(@Nullable CleanupPlan answer) {
        CleanupPlan before = plan;
        plan = answer == null ? null : answer.whole();
        if (answer == null) files.clear();
        else if (before != null && sameFiles(before, answer.whole())) showAgain(answer);
        else files.setAll(files(answer));
        count();
    }

    private static boolean sameFiles(CleanupPlan one, CleanupPlan other) {
        return one.project().id().equals(other.project().id())
                && one.items().equals(other.items())
                && refused(one) == refused(other);
    }

    private static boolean refused(CleanupPlan plan) {
        return plan.verdict() instanceof Verdict.Refused;
    }

    private void showAgain(CleanupPlan answer) {
        Set<String> out = answer.takenOutPaths();
        for (PlannedFile file : files) {
            String path = file.item().path();
            if (!unsaved.containsKey(path)) jump(file, !out.contains(path));
            if (!(file.progressProperty().get() instanceof Progress.Failed))
                file.progress(new Progress.None());
        }
    }

    private List<PlannedFile> files(CleanupPlan answer) {
        Map<String, PlannedFile> before = byPath();
        Set<String> out = answer.takenOutPaths();
        boolean refused = refused(answer);
        List<PlannedFile> now = new ArrayList<>();
        for (PlanItem item : answer.whole().items()) {
            String path = item.path();
            PlannedFile earlier = before.get(path);
            boolean goes =
                    earlier != null && unsaved.containsKey(path)
                            ? earlier.tickedProperty().get()
                            : !out.contains(path);
            PlannedFile file = new PlannedFile(item, naming, refused, goes);
            if (earlier != null
                    && earlier.progressProperty().get() instanceof Progress.Failed failed)
                file.progress(failed);
            file.tickedProperty()
                    .subscribe((_, ticks) -> {
                        if (!jumping) choose(Set.of(path), ticks);
                    });
            now.add(file);
        }
        now.sort(PlanOrder.LARGEST.comparator());
        return now;
    }

    /** Ticks or unticks all files of a kind that may go. */
    public void choose(Category kind, boolean goes) {
        List<PlannedFile> other =
                files.stream()
                        .filter(file -> file.item().category() == kind && file.mayGo())
                        .filter(file -> file.tickedProperty().get() != goes)
                        .toList();
        if (other.isEmpty()) return;
        for (PlannedFile file : other) jump(file, goes);
        choose(other.stream().map(f -> f.item().path()).collect(Collectors.toSet()), goes);
    }

    private void choose(Set<String> paths, boolean goes) {
        count();
        if (plan == null) return;
        for (String path : paths) unsaved.merge(path, 1, Integer::sum);
        chooser.choose(plan, paths, goes, () -> saved(paths), () -> jumpBack(paths, !goes));
    }

    private void saved(Set<String> paths) {
        for (String path : paths)
            unsaved.computeIfPresent(path, (_, open) -> open == 1 ? null : open - 1);
    }

    private void jumpBack(Set<String> paths, boolean before) {
        saved(paths);
        Map<String, PlannedFile> byPath = byPath();
        for (String path : paths) {
            PlannedFile file = byPath.get(path);
            if (file != null && !unsaved.containsKey(path)) jump(file, before);
        }
        count();
    }

    private void jump(PlannedFile file, boolean goes) {
        jumping = true;
        file.tickedProperty().set(goes);
        jumping = false;
    }

    private void count() {
        Set<Object> counted = new HashSet<>();
        FreedSpace freed = new FreedSpace();
        long going = 0;
        long bytes = 0;
        for (PlannedFile file : files)
            if (file.goes()) {
                going++;
                freed.add(file.item());
                if (counted.add(file.item().sameFile())) bytes += file.item().bytes();
            }
        sum.set(new Sum(going, files.size() - going, bytes, freed.bytes()));
    }

    /** Marks the cleanup as started. Returns the plan to run, without the unticked files. */
    public CleanupPlan begin(CleanupPlan whole) {
        Set<String> out =
                files.stream()
                        .filter(file -> !file.tickedProperty().get())
                        .map(file -> file.item().path())
                        .collect(Collectors.toSet());
        CleanupPlan wanted = whole.without(out);
        for (PlannedFile file : files) file.progress(new Progress.None());
        Map<String, PlannedFile> byPath = byPath();
        queue = wanted.doomed().stream().map(file -> byPath.get(file.toString())).toList();
        ticked = 0;
        return wanted;
    }

    private Map<String, PlannedFile> byPath() {
        Map<String, PlannedFile> byPath = new HashMap<>();
        for (PlannedFile file : files) byPath.put(file.item().path(), file);
        return byPath;
    }

    /** Whether a cleanup of this plan runs or waits, so that the list must not change. */
    public boolean underWay() {
        return !queue.isEmpty();
    }

    public void end() {
        queue = List.of();
    }

    /** Ticks off this many files, from the start of the queue. */
    public void tick(long done) {
        for (; ticked < Math.min(done, queue.size()); ticked++)
            if (queue.get(ticked).goes()) queue.get(ticked).progress(new Progress.Done());
    }

    /** Shows the reason at each file that could not go; ticks off no file that was restored. */
    public void take(CleanupReport report) {
        Map<String, String> causes = new HashMap<>();
        for (Failed one : report.failed()) causes.put(one.path(), one.cause());
        boolean allBack = report.deletedFiles() == 0 && report.heldFiles() == 0;
        for (PlannedFile file : files) {
            String cause = causes.get(file.item().path());
            if (cause != null) file.progress(new Progress.Failed(cause));
            else if (allBack) file.progress(new Progress.None());
        }
    }
}
