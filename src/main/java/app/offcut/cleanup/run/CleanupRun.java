package app.offcut.cleanup.run;

import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.hold.RestoreResult;
import app.offcut.cleanup.hold.Taking;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.Moved;
import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.failure.Failure;
import app.offcut.library.Library;
import app.offcut.text.Problem;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cleanup after the gate: writes the manifest, moves the files into the hold, evaluates the
 * gate again and commits. A failure before the commit restores everything; after the commit the run
 * waits for the end of its keep time, or is erased at once.
 */
final class CleanupRun {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupRun.class);

    private static final MoveResult TAKEN_OUT = MoveResult.stayed(Why.TAKEN_OUT);

    private final Library library;
    private final Hold hold;
    private final RunHistory history;
    private final SecondGate gate;
    private final RunEnd end;
    private final FreeSpace freeSpace;
    private final InstantSource clock;

    CleanupRun(
            Library library,
            Hold hold,
            RunHistory history,
            SecondGate gate,
            RunEnd end,
            FreeSpace freeSpace,
            InstantSource clock) {
        this.library = library;
        this.hold = hold;
        this.history = history;
        this.gate = gate;
        this.end = end;
        this.freeSpace = freeSpace;
        this.clock = clock;
    }

    /**
     * Runs a plan whose gate has just passed.
     *
     * @param now of the same plan; a file that no longer goes stays
     * @throws Problem NO_SPACE or UNAVAILABLE, or if the second gate could not be evaluated;
     *     everything is then restored, or waits for the next recovery
     */
    CleanupReport run(
            CleanupPlan plan, SamePlan.Now now, CleanupRequest request, Progress progress) {
        Instant at = clock.instant();
        Manifest manifest = history.begin(at, id -> manifest(id, plan, now, request, at));
        HeldRun run = begin(manifest);
        try {
            return run(run, now, progress);
        } catch (IOException e) {
            LOG.warn("Run {} was interrupted", run.run(), e);
            throw Failure.of(e, OffcutFolder.in(library.root())).problem();
        } finally {
            hold.over(run);
        }
    }

    private HeldRun begin(Manifest manifest) {
        try {
            return hold.begin(manifest);
        } catch (Problem problem) {
            history.forget(manifest.run());
            throw problem;
        }
    }

    private Manifest manifest(
            String id, CleanupPlan plan, SamePlan.Now now, CleanupRequest request, Instant at) {
        return new Manifest(
                id,
                new Manifest.Origin(library.root().toString(), library.identity()),
                new Manifest.Subject(
                        plan.project().id(),
                        plan.project().name(),
                        plan.area() == null ? null : plan.area().choice()),
                new Manifest.Order(
                        request.startedBy(),
                        at,
                        plan.hash(),
                        request.accepted().stream().map(Rule::word).collect(Collectors.toSet()),
                        plan.partial() || now.partial(),
                        request.strict(),
                        request.keep(),
                        request.spaceRule()),
                plan.area() == null
                        ? Objects.requireNonNull(plan.finalLook(), "no final passes the gate")
                        : null,
                Manifest.Process.current(),
                Set.of(),
                plan.doomed().stream().map(Entry::of).toList());
    }

    private CleanupReport run(HeldRun run, SamePlan.Now now, Progress progress) throws IOException {
        List<Moved> taken = new ArrayList<>();
        try {
            boolean stopped = !takeAll(run, now, progress, taken);
            if (stopped) return end.putBack(run, Outcome.STOPPED, null, taken);
            boolean failed = taken.stream().anyMatch(Moved::failed);
            if (failed && RunNote.manifest(run).strict())
                return end.putBack(run, Outcome.FAILED, null, taken);
            run.sync();
            Optional<Refusal> refusal = askAgain(run, taken);
            if (refusal.isPresent()) return end.putBack(run, Outcome.REFUSED, refusal.get(), taken);
        } catch (IOException | RuntimeException e) {
            end.putBack(run, Outcome.STOPPED, null, taken);
            throw e;
        }
        return decide(run, taken);
    }

    /** Moves the files into the hold. Returns false if it was stopped before the last file. */
    private boolean takeAll(HeldRun run, SamePlan.Now now, Progress progress, List<Moved> taken)
            throws IOException {
        List<Entry> files = RunNote.manifest(run).files();
        long doneBytes = 0;
        try (Taking taking = run.taking(now.writers()::has, taken)) {
            for (Entry file : files) {
                int index = taken.size();
                if (!progress.goOn(index, files.size(), doneBytes)) break;
                if (now.going().get(index)) taking.take(file);
                else taking.leave(file, now.unticked().get(index) ? TAKEN_OUT : run.spare(file));
                doneBytes += file.bytes();
            }
            taking.end();
        }
        for (Moved one : taken)
            if (one.failed())
                LOG.warn("{} could not be moved: {}", one.file().path(), one.result().detail());
        return taken.size() == files.size() && progress.goOn(files.size(), files.size(), doneBytes);
    }

    private Optional<Refusal> askAgain(HeldRun run, List<Moved> taken) throws IOException {
        List<Entry> held = taken.stream().filter(Moved::held).map(Moved::file).toList();
        SecondGate.Answer answer = gate.askUnderWay(RunNote.manifest(run), held);
        if (answer.refusal().isPresent()) return answer.refusal();
        Set<String> paths = held.stream().map(Entry::path).collect(Collectors.toSet());
        paths.removeAll(answer.unticked());
        RestoreResult released = run.release(paths, answer.writers()::has);
        taken.replaceAll(one -> {
            String path = one.file().path();
            if (!one.held() || !released.mentions(path)) return one;
            return one.but(
                    answer.unticked().contains(path)
                            ? TAKEN_OUT
                            : MoveResult.stayed(Why.OPEN_FOR_WRITING));
        });
        return Optional.empty();
    }

    private CleanupReport decide(HeldRun run, List<Moved> taken) throws IOException {
        Manifest manifest = RunNote.manifest(run);
        Instant at = clock.instant();
        run.journal()
                .commit(
                        new Commit(
                                at,
                                at.plus(manifest.keep()),
                                taken.stream().map(Moved::result).toList()));
        boolean keeps = manifest.keep().isPositive() && !run.journal().held().isEmpty();
        if (keeps && !freeSpace.low(manifest.zones())) return end.hold(run);
        Optional<Refusal> refusal = gate.askUnderWay(manifest, run.journal().held()).refusal();
        return refusal.isPresent()
                ? end.putBack(run, Outcome.REFUSED, refusal.get(), taken)
                : end.erase(run);
    }
}
