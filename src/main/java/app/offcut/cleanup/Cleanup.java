package app.offcut.cleanup;

import app.offcut.cleanup.CleanupReport.Outcome;
import app.offcut.cleanup.CleanupReport.StartedBy;
import app.offcut.cleanup.hold.LibraryLock;
import app.offcut.database.HostDatabase;
import app.offcut.library.Library;
import app.offcut.library.Project;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one engine behind the click, the command and auto-clean: plans and runs cleanups of one
 * library, one at a time, and tells every listener of every run. Blocks; never on the FX thread.
 */
public final class Cleanup {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Library library;
    private final HostDatabase host;
    private final Snapshots snapshots;
    private final CleanupRun run;
    private final InstantSource clock;
    private final ReentrantLock lane = new ReentrantLock(true);
    private final List<Consumer<CleanupReport>> listeners = new CopyOnWriteArrayList<>();

    public Cleanup(
            Library library,
            HostDatabase host,
            Snapshots snapshots,
            CleanupRun run,
            InstantSource clock) {
        this.library = library;
        this.host = host;
        this.snapshots = snapshots;
        this.run = run;
        this.clock = clock;
    }

    /**
     * @param accepted review rules that a person has confirmed for this run
     */
    public record Request(StartedBy startedBy, Set<Rule> accepted) {
        public static Request of(StartedBy startedBy) {
            return new Request(startedBy, Set.of());
        }
    }

    /** Told on the engine's thread while a run goes on. */
    public interface Progress {
        Progress NONE = (_, _, _) -> true;

        /**
         * @param doneBytes lengths of the files done
         * @return false to stop before the next file
         */
        boolean goOn(long doneFiles, long files, long doneBytes);
    }

    /**
     * What a cleanup by hand would do now.
     *
     * @throws app.offcut.text.Problem NO_SUCH_PROJECT, or if the database cannot be read
     */
    public CleanupPlan plan(String projectId) {
        Snapshot snapshot = snapshots.of(projectId);
        return planner(snapshot).plan(snapshot.project(projectId).orElseThrow());
    }

    /**
     * What an automatic cleanup would do now: the final must also look as it did before.
     *
     * @param earlier at least 10 s ago (2 s where a row vouches for the file); null for none
     */
    public CleanupPlan planUnattended(String projectId, @Nullable FinalLook earlier) {
        Snapshot snapshot = snapshots.of(projectId);
        return planner(snapshot).planUnattended(snapshot.project(projectId).orElseThrow(), earlier);
    }

    /**
     * Runs a plan: the gate is asked again first, and a refused plan changes nothing. Waits for a
     * run that is under way.
     *
     * @throws app.offcut.text.Problem if nothing could be started: DATABASE_…, LOCKED, UNAVAILABLE
     */
    public CleanupReport execute(CleanupPlan plan, Request request, Progress progress) {
        CleanupReport report;
        lane.lock();
        try {
            report = executeAlone(plan, request, progress);
        } finally {
            lane.unlock();
        }
        listeners.forEach(listener -> listener.accept(report));
        return report;
    }

    /** Called on the engine's thread after every run, whoever asked for it. */
    public void onFinished(Consumer<CleanupReport> listener) {
        listeners.add(listener);
    }

    private CleanupReport executeAlone(CleanupPlan plan, Request request, Progress progress) {
        Instant startedAt = clock.instant();
        Optional<Refusal> refusal = refusal(plan.verdict(), request);
        if (refusal.isPresent())
            return withoutRun(plan, request, Outcome.REFUSED, refusal.get(), startedAt);
        if (plan.doomed().isEmpty() && "complete".equals(plan.project().cleanupStatus()))
            return withoutRun(plan, request, Outcome.COMPLETE, null, startedAt);
        host.checkWritable();
        try (LibraryLock lock = LibraryLock.take(library, PATIENCE)) {
            Snapshot snapshot = snapshots.of(plan.project().id());
            CleanupPlan now =
                    planner(snapshot).plan(snapshot.project(plan.project().id()).orElseThrow());
            Optional<Refusal> changed =
                    refusal(now.verdict(), request).or(() -> changed(plan, now));
            return changed.isPresent()
                    ? withoutRun(plan, request, Outcome.REFUSED, changed.get(), startedAt)
                    : run.run(plan, now, request, snapshot.writers(), progress);
        }
    }

    private CleanupPlanner planner(Snapshot snapshot) {
        return new CleanupPlanner(snapshot, snapshots.providersTold(snapshot));
    }

    private static Optional<Refusal> refusal(Verdict verdict, Request request) {
        return switch (verdict) {
            case Verdict.Passed() -> Optional.empty();
            case Verdict.Refused(Refusal refusal) -> Optional.of(refusal);
            case Verdict.NeedsReview(List<Refusal> rules) ->
                    rules.stream()
                            .filter(r ->
                                    request.startedBy() == StartedBy.AUTO
                                            || !request.accepted().contains(r.rule()))
                            .findFirst();
        };
    }

    /** A plan runs as it was shown, or not at all. */
    private static Optional<Refusal> changed(CleanupPlan plan, CleanupPlan now) {
        FinalLook before = plan.finalLook();
        if (before == null || now.finalLook() == null || !before.same(now.finalLook()))
            return Optional.of(Refusal.of(Rule.FINAL_CHANGED));
        Set<String> shared = new HashSet<>();
        for (PlanItem item : now.items())
            if (item.fate() instanceof PlanItem.Fate.Stays(StayReason reason, var _)
                    && (reason == StayReason.SHARED_WITH || reason == StayReason.REFERENCE_UNKNOWN))
                shared.add(item.path());
        return plan.doomed().stream()
                .map(DoomedFile::toString)
                .filter(shared::contains)
                .findFirst()
                .map(path -> Refusal.of(Rule.REFERENCES_CHANGED, path));
    }

    private CleanupReport withoutRun(
            CleanupPlan plan,
            Request request,
            Outcome outcome,
            @Nullable Refusal refusal,
            Instant startedAt) {
        Project project = plan.project();
        return new CleanupReport(
                null,
                project.id(),
                project.name(),
                request.startedBy(),
                outcome,
                refusal,
                0,
                0,
                0,
                List.of(),
                project.cleanupStatus(),
                plan.hash(),
                startedAt,
                clock.instant(),
                List.of());
    }
}
