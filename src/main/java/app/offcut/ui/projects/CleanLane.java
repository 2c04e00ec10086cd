package app.offcut.ui.projects;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowNote;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The queue of cleanups started by hand: one runs, the others wait. */
public final class CleanLane {
    /**
     * The progress bar at the bottom.
     *
     * @param left estimated remaining time; null while unknown
     * @param waiting number of projects after this one
     */
    public record Running(
            String name,
            long doneFiles,
            long files,
            long doneBytes,
            long bytes,
            @Nullable Duration left,
            int waiting) {}

    /** Receives the result of a run; the report is empty if it was stopped before it began. */
    interface Ending {
        void ended(ListedProject project, Optional<CleanupReport> report);
    }

    /** Before this, the speed says nothing. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private static final class Job {
        final ListedProject project;
        final Supplier<CleanupPlan> plan;
        final Set<Rule> accepted;
        final AtomicBoolean stop = new AtomicBoolean();
        volatile long beganNanos;
        volatile long bytes;
        volatile long doneBytes;

        Job(ListedProject project, Supplier<CleanupPlan> plan, Set<Rule> accepted) {
            this.project = project;
            this.plan = plan;
            this.accepted = accepted;
        }
    }

    private final Session session;
    private final Background background;
    private final Ending ending;
    private final BiConsumer<ListedProject, Throwable> failed;
    private final Map<ListedProject, Job> jobs = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Running>> running =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LongSupplier nanos;
    private volatile boolean ended;

    /**
     * @param nanos monotonic time like {@link System#nanoTime}; thread-safe
     */
    CleanLane(
            Session session,
            Background background,
            Ending ending,
            BiConsumer<ListedProject, Throwable> failed,
            LongSupplier nanos) {
        this.nanos = nanos;
        this.session = session;
        this.background = background;
        this.ending = ending;
        this.failed = failed;
    }

    public ReadOnlyObjectProperty<Optional<Running>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    public boolean idle() {
        return jobs.isEmpty();
    }

    boolean has(ListedProject project) {
        return jobs.containsKey(project);
    }

    /**
     * Queues a cleanup, unless the project already runs or waits.
     *
     * @param plan evaluated in the background, at this project's turn
     */
    void add(ListedProject project, Supplier<CleanupPlan> plan, Set<Rule> accepted) {
        if (jobs.containsKey(project)) return;
        Job job = new Job(project, plan, Set.copyOf(accepted));
        jobs.put(project, job);
        project.doing(new RowState.Waiting());
        project.note(RowNote.NONE);
        background.run(
                Lane.CLEAN,
                steps -> work(job, steps),
                (done, files) -> progress(job, done, files),
                report -> end(job, report),
                trouble -> {
                    leave(job);
                    failed.accept(project, trouble);
                });
    }

    /** Stops before the next file, or before the run begins. */
    void stop(ListedProject project) {
        Job job = jobs.get(project);
        if (job != null) job.stop.set(true);
    }

    /** Stops the run and everything that waits. */
    public void stopAll() {
        jobs.values().forEach(job -> job.stop.set(true));
    }

    /** Stops the run and all future ones; thread-safe. */
    public void end() {
        ended = true;
    }

    private Optional<CleanupReport> work(Job job, Background.Steps steps) {
        if (ended || job.stop.get()) return Optional.empty();
        CleanupPlan plan = job.plan.get();
        job.bytes = plan.bytes();
        job.beganNanos = nanos.getAsLong();
        steps.done(0, plan.doomed().size());
        return Optional.of(
                session.execute(
                        plan,
                        job.accepted,
                        (done, files, doneBytes) -> {
                            job.doneBytes = doneBytes;
                            steps.done(done, files);
                            return !ended && !job.stop.get();
                        }));
    }

    private void progress(Job job, long done, long files) {
        if (!jobs.containsKey(job.project)) return;
        job.project.doing(new RowState.Cleaning(done, files));
        int waiting = jobs.size() - 1;
        running.set(
                Optional.of(
                        new Running(
                                job.project.row().name(),
                                done,
                                files,
                                job.doneBytes,
                                job.bytes,
                                left(job, done, files),
                                waiting)));
    }

    private @Nullable Duration left(Job job, long done, long files) {
        Duration taken = Duration.ofNanos(nanos.getAsLong() - job.beganNanos);
        return done == 0 || taken.compareTo(EARLY) < 0
                ? null
                : taken.multipliedBy(files - done).dividedBy(done);
    }

    private void end(Job job, Optional<CleanupReport> report) {
        leave(job);
        ending.ended(job.project, report);
    }

    private void leave(Job job) {
        jobs.remove(job.project);
        if (jobs.isEmpty()) running.set(Optional.empty());
    }
}
