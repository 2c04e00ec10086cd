package app.offcut.cleanup.run;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.hold.UnreadableHold;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.CleanupPlanner;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.database.LibraryMemory;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.Project;
import app.offcut.generator.StatusStore;
import app.offcut.library.Library;
import app.offcut.text.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cleanup engine behind the click, the command and auto-clean: plans and runs cleanups of one
 * library, one at a time, and notifies its listeners of every run. Blocking; never call it on the
 * FX thread.
 */
public final class Cleanup {
    private final StatusStore statuses;
    private final Snapshots snapshots;
    private final SamePlan samePlan;
    private final Hold hold;
    private final RunHistory history;
    private final CleanupRun run;
    private final PendingRuns earlier;
    private final RunLock lock;
    private final InstantSource clock;
    private final List<Consumer<CleanupReport>> listeners = new CopyOnWriteArrayList<>();

    private Cleanup(
            StatusStore statuses,
            Snapshots snapshots,
            Hold hold,
            RunHistory history,
            CleanupRun run,
            PendingRuns earlier,
            RunLock lock,
            InstantSource clock) {
        this.statuses = statuses;
        this.snapshots = snapshots;
        samePlan = new SamePlan(snapshots);
        this.hold = hold;
        this.history = history;
        this.run = run;
        this.earlier = earlier;
        this.lock = lock;
        this.clock = clock;
    }

    /** Builds the parts of the engine, which no other class uses. */
    public static Cleanup of(
            Library library,
            StatusStore statuses,
            LibraryMemory memory,
            RunHistory history,
            Snapshots snapshots,
            Hold hold,
            FreeSpace freeSpace,
            InstantSource clock) {
        StatusOutbox outbox = new StatusOutbox(statuses, memory);
        SecondGate gate = new SecondGate(snapshots);
        RunEnd end = new RunEnd(history, outbox, clock);
        Recovery recovery = new Recovery(gate, end, freeSpace, clock);
        return new Cleanup(
                statuses,
                snapshots,
                hold,
                history,
                new CleanupRun(library, hold, history, gate, end, freeSpace, clock),
                new PendingRuns(library, hold, history, outbox, recovery, clock),
                new RunLock(library),
                clock);
    }

    /**
     * Plans a cleanup by hand.
     *
     * @throws app.offcut.text.Problem NO_SUCH_PROJECT, or if the database cannot be read
     */
    public CleanupPlan plan(String projectId) {
        Snapshot snapshot = snapshots.of(projectId);
        return snapshots.planner(snapshot).plan(projectId);
    }

    /**
     * Looks once at several projects, which takes most of the time of a plan.
     *
     * @return plans one of them as this look found it; throws NO_SUCH_PROJECT
     * @throws app.offcut.text.Problem if the database or the library cannot be read
     */
    public Function<String, CleanupPlan> planner(Set<String> projectIds) {
        Snapshot snapshot = snapshots.of(projectIds);
        CleanupPlanner planner = snapshots.planner(snapshot);
        return id -> {
            if (snapshot.project(id).isEmpty()) throw Problem.of(Problem.Code.NO_SUCH_PROJECT, id);
            return planner.plan(id);
        };
    }

    /**
     * Plans a cleanup of files that belong to no single project.
     *
     * @throws app.offcut.text.Problem if the database or the library cannot be read
     */
    public CleanupPlan plan(AreaChoice choice) {
        return snapshots.plan(snapshots.whole(Map.of()), choice);
    }

    /**
     * Plans an automatic cleanup: the final must also match an earlier fingerprint.
     *
     * @param earlier taken at least 10 s ago (2 s where a row vouches for the file); null if there
     *     is none
     */
    public CleanupPlan planUnattended(String projectId, List<FinalFingerprint> earlier) {
        Snapshot snapshot = snapshots.of(projectId);
        return snapshots.planner(snapshot).planUnattended(projectId, earlier);
    }

    /**
     * Runs a plan. Evaluates the gate again first; a refused plan changes nothing. Waits for a run
     * that is under way.
     *
     * @throws app.offcut.text.Problem if nothing could be started: DATABASE_…, LOCKED, UNAVAILABLE
     */
    public CleanupReport execute(CleanupPlan plan, CleanupRequest request, Progress progress) {
        return publish(lock.next(() -> executeAlone(plan, request, progress)));
    }

    /** Adds a listener for all finished runs. It is called on the engine's thread. */
    public void onFinished(Consumer<CleanupReport> listener) {
        listeners.add(listener);
    }

    /**
     * Restores the files of a held run.
     *
     * @throws Problem NO_SUCH_RUN if nothing of it is held, LOCKED, UNAVAILABLE
     */
    public CleanupReport undo(String id) {
        return publish(lock.next(() -> lock.locked(() -> earlier.undo(id))));
    }

    /**
     * Erases a held run now; if the gate fails, restores it instead. Of a run that could not be
     * restored completely, erases the older copies; if one of them may be the last copy and the
     * gate fails, changes nothing.
     *
     * @throws Problem NO_SUCH_RUN if it is not held, LOCKED, UNAVAILABLE, or if the gate cannot be
     *     evaluated
     */
    public CleanupReport purge(String id) {
        return publish(lock.next(() -> lock.locked(() -> earlier.purge(id))));
    }

    /**
     * Finishes or restores interrupted runs, erases runs whose keep time is over, writes pending
     * statuses, and removes an unfinished copy of the database. Creates nothing in a library
     * without runs.
     *
     * @throws Problem LOCKED or UNAVAILABLE
     */
    public List<Recovered> recover() {
        List<Recovered> all =
                lock.next(() -> {
                    statuses.removeUnfinishedBackups();
                    if (hold.runs().isEmpty()) {
                        earlier.settle();
                        return List.of();
                    }
                    return lock.locked(earlier::recover);
                });
        for (Recovered one : all) if (one.report() != null) publish(one.report());
        return all;
    }

    /** The runs that are still on the disk, oldest first. Read-only. */
    public List<HeldRun> runs() {
        return hold.runs();
    }

    /**
     * The runs that still hold files, by id, each with its question about older copies; empty where
     * no decision is needed. Read-only.
     */
    public Map<String, Optional<String>> questions() {
        return earlier.questions();
    }

    /** The folders where this user cannot see whether files are held. Read-only. */
    public List<UnreadableHold> unseen() {
        return hold.unseen();
    }

    /** Whether a held run's keep time is over, or its disk space is needed. Read-only. */
    public boolean due(HeldRun run) {
        return earlier.due(run);
    }

    /** Whether the files of the project's newest run were restored, for example by an undo. */
    public boolean lastWasPutBack(String projectId) {
        return history.newestEnded(projectId, Outcome.UNDONE, Outcome.REFUSED);
    }

    /**
     * Whether a plan is empty because its project has been cleaned as far as the user allows; the
     * files may still be held.
     */
    public boolean done(CleanupPlan plan) {
        // a held run writes the status when it ends
        return plan.doomed().isEmpty()
                && (plan.area() != null
                        || plan.partial()
                        || plan.project().was(CleanupStatus.COMPLETE)
                        || earlier.ofProject(plan.project().id()));
    }

    /**
     * Waits until no run of this process is under way. Does not prevent the next run from starting.
     *
     * @return false on timeout
     */
    public boolean awaitEnd(Duration patience) {
        return lock.awaitEnd(patience);
    }

    private CleanupReport publish(CleanupReport report) {
        listeners.forEach(listener -> listener.accept(report));
        return report;
    }

    private CleanupReport executeAlone(
            CleanupPlan plan, CleanupRequest request, Progress progress) {
        Instant startedAt = clock.instant();
        Optional<Refusal> refusal =
                unasked(plan, request)
                        .or(() -> plan.verdict().refusal(request::accepts))
                        .or(() -> plan.doomed().isEmpty() ? plan.stuck() : Optional.empty());
        if (refusal.isPresent())
            return withoutRun(plan, request, Outcome.REFUSED, refusal.get(), startedAt);
        if (done(plan)) return withoutRun(plan, request, Outcome.COMPLETE, null, startedAt);
        if (plan.area() == null) statuses.checkWritable();
        return lock.locked(() -> {
            for (Recovered one : earlier.recover())
                if (one.report() != null && one.did() != Did.KEPT) publish(one.report());
            SamePlan.Now now = samePlan.compare(plan, request::accepts);
            return now.refusal().isPresent()
                    ? withoutRun(plan, request, Outcome.REFUSED, now.refusal().get(), startedAt)
                    : run.run(plan, now, request, progress);
        });
    }

    /** Why an area may not be cleaned: nobody has asked for it. */
    private static Optional<Refusal> unasked(CleanupPlan plan, CleanupRequest request) {
        return plan.area() != null && request.startedBy() == StartedBy.AUTO
                ? Optional.of(Refusal.of(Rule.BY_HAND_ONLY))
                : Optional.empty();
    }

    private CleanupReport withoutRun(
            CleanupPlan plan,
            CleanupRequest request,
            Outcome outcome,
            @Nullable Refusal refusal,
            Instant startedAt) {
        Project project = plan.project();
        return new CleanupReport(
                new CleanupReport.Subject(
                        null,
                        project.id(),
                        project.name(),
                        request.startedBy(),
                        plan.hash(),
                        request.spaceRule()),
                outcome,
                refusal,
                CleanupReport.Amounts.NONE,
                List.of(),
                project.cleanupStatus(),
                new CleanupReport.Times(startedAt, clock.instant(), null),
                List.of());
    }
}
