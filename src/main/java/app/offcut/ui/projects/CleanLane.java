package app.offcut.ui.projects;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.projects.list.CleanupTarget;
import app.offcut.ui.projects.list.RowNote;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The queue of cleanups started by hand: one runs, the others wait. Reports progress, and cleanups
 * that never began; the engine's report tells the result, as for every run.
 */
public final class CleanLane {
    /**
     * The progress of everything that was queued since the lane was last idle.
     *
     * @param name of what is being cleaned now
     * @param doneFiles of it
     * @param files of it
     * @param bytes of all; of what waits as far as it is known
     * @param left null while unknown
     * @param ended how many were cleaned before it
     */
    public record Running(
            String name,
            long doneFiles,
            long files,
            long doneBytes,
            long bytes,
            @Nullable Duration left,
            int ended,
            int waiting) {
        private Running leaving(@Nullable Duration time) {
            return new Running(name, doneFiles, files, doneBytes, bytes, time, ended, waiting);
        }

        public int projects() {
            return ended + 1 + waiting;
        }

        /** How much is done, from 0 to 1; each project takes about the same time. */
        public double share() {
            return (ended + (files == 0 ? 0 : (double) doneFiles / files)) / projects();
        }
    }

    /** Before this, the speed says nothing. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private static final class Job {
        final CleanupTarget target;
        final Supplier<CleanupPlan> plan;
        final Set<Rule> accepted;
        final AtomicBoolean stop = new AtomicBoolean();
        volatile @Nullable String planHash;
        volatile long bytes;
        volatile long doneBytes;

        Job(
                CleanupTarget target,
                Supplier<CleanupPlan> plan,
                Set<Rule> accepted,
                long expectedBytes) {
            this.target = target;
            this.plan = plan;
            this.accepted = accepted;
            bytes = expectedBytes;
        }

        /**
         * Whether the report is this cleanup's. The engine may first have to finish an earlier run
         * of the target, which it reports too.
         */
        boolean endsWith(CleanupReport report) {
            return report.projectId().equals(target.id())
                    && report.startedBy() == StartedBy.HAND
                    && report.planHash().equals(planHash);
        }
    }

    private final Session session;
    private final Background background;
    private final Consumer<CleanupTarget> stopped;
    private final BiConsumer<CleanupTarget, Throwable> failed;
    private final Map<CleanupTarget, Job> jobs = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Running>> running =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LongSupplier nanos;
    private volatile boolean shutDown;

    // since the lane was last idle
    private long beganNanos;
    private int ended;
    private long endedBytes;

    /** The clock is monotonic like {@link System#nanoTime}, and thread-safe. */
    CleanLane(
            Session session,
            Background background,
            Consumer<CleanupTarget> stopped,
            BiConsumer<CleanupTarget, Throwable> failed,
            LongSupplier nanos) {
        this.nanos = nanos;
        this.session = session;
        this.background = background;
        this.stopped = stopped;
        this.failed = failed;
    }

    public ReadOnlyObjectProperty<Optional<Running>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    public boolean idle() {
        return jobs.isEmpty();
    }

    /** How many cleanups run or wait. */
    public int size() {
        return jobs.size();
    }

    boolean has(CleanupTarget target) {
        return jobs.containsKey(target);
    }

    /**
     * Queues a cleanup, unless the target already has one; plans it in the background, at its turn.
     *
     * @param expectedBytes what is known of it until then
     */
    void add(
            CleanupTarget target,
            Supplier<CleanupPlan> plan,
            Set<Rule> accepted,
            long expectedBytes) {
        if (jobs.containsKey(target)) return;
        if (jobs.isEmpty()) beganNanos = nanos.getAsLong();
        Job job = new Job(target, plan, Set.copyOf(accepted), expectedBytes);
        jobs.put(target, job);
        target.doing(new RowState.Waiting());
        target.note(RowNote.NONE);
        background.run(
                Lane.CLEAN,
                steps -> run(job, steps),
                (done, files) -> progress(job, done, files),
                begun -> {
                    if (!begun) leaveUnfinished(job, () -> stopped.accept(target));
                },
                trouble -> leaveUnfinished(job, () -> failed.accept(target, trouble)));
    }

    /** Whether a cleanup requested here has ended with this report. */
    boolean endsWith(CleanupReport report) {
        return job(report).isPresent();
    }

    /**
     * A run has ended: its target may be cleaned again, and keeps its state until it is measured.
     */
    void finished(CleanupReport report) {
        job(report)
                .ifPresent(job -> {
                    ended++;
                    endedBytes += job.bytes;
                    leave(job);
                });
    }

    private Optional<Job> job(CleanupReport report) {
        return jobs.values().stream().filter(job -> job.endsWith(report)).findFirst();
    }

    /** Stops before the next file, or before the run begins. */
    public void stop(CleanupTarget target) {
        Job job = jobs.get(target);
        if (job != null) job.stop.set(true);
    }

    /** Stops the run and everything that waits. */
    public void stopAll() {
        jobs.values().forEach(job -> job.stop.set(true));
    }

    /** Stops the run and all future ones; thread-safe. */
    public void shutDown() {
        shutDown = true;
    }

    /** Returns false if it was stopped before it began. */
    private boolean run(Job job, Background.Steps steps) {
        if (shutDown || job.stop.get()) return false;
        CleanupPlan plan = job.plan.get();
        job.planHash = plan.hash();
        job.bytes = plan.bytes();
        steps.done(0, plan.doomed().size());
        session.execute(
                plan,
                job.accepted,
                (done, files, doneBytes) -> {
                    job.doneBytes = doneBytes;
                    steps.done(done, files);
                    return !shutDown && !job.stop.get();
                });
        return true;
    }

    private void progress(Job job, long done, long files) {
        if (jobs.get(job.target) != job) return;
        job.target.doing(new RowState.Cleaning(done, files));
        Running now =
                new Running(
                        job.target.name(),
                        done,
                        files,
                        endedBytes + job.doneBytes,
                        endedBytes + jobs.values().stream().mapToLong(one -> one.bytes).sum(),
                        null,
                        ended,
                        jobs.size() - 1);
        running.set(Optional.of(now.leaving(left(now.share()))));
    }

    private @Nullable Duration left(double share) {
        Duration taken = Duration.ofNanos(nanos.getAsLong() - beganNanos);
        return share == 0 || taken.compareTo(EARLY) < 0
                ? null
                : Duration.ofMillis(Math.round(taken.toMillis() * (1 - share) / share));
    }

    private void leaveUnfinished(Job job, Runnable report) {
        leave(job);
        job.target.doing(null);
        report.run();
    }

    private void leave(Job job) {
        jobs.remove(job.target);
        if (!jobs.isEmpty()) return;
        running.set(Optional.empty());
        ended = 0;
        endedBytes = 0;
    }
}
