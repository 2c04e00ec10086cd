package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.CleanupPlanner;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.OpenWriters;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import app.offcut.text.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Evaluates the gate a second time, for files that are already in the hold: before the commit and
 * before erasing. Reads everything again and judges it as if the files were still in their places.
 */
final class SecondGate {
    private final Snapshots snapshots;

    SecondGate(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * @param refusal why the run must be restored; empty if it may go on
     * @param writers the files that are open for writing now
     * @param unticked paths of files that were unticked since they were moved
     */
    record Answer(Optional<Refusal> refusal, OpenWriters writers, Set<String> unticked) {}

    /**
     * Evaluates the gate for the held files of a run.
     *
     * @throws app.offcut.text.Problem if it cannot be evaluated now; the run then waits
     */
    Answer ask(Manifest manifest, List<Entry> held) {
        if (undecided().isPresent()) return new Answer(undecided(), OpenWriters.look(), Set.of());
        try {
            return answer(manifest, held);
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.NO_SUCH_PROJECT) throw problem;
            Refusal gone = Refusal.of(Rule.PROJECT_GONE, manifest.projectName());
            return new Answer(Optional.of(gone), OpenWriters.look(), Set.of());
        }
    }

    /**
     * The same while the run is under way: it is also refused where the records lie in a zone that
     * has just disappeared.
     *
     * @throws app.offcut.text.Problem if it cannot be evaluated now
     */
    Answer askUnderWay(Manifest manifest, List<Entry> held) {
        try {
            return ask(manifest, held);
        } catch (Problem problem) {
            Optional<Refusal> gone =
                    snapshots.unavailableZone().map(why -> Refusal.of(Rule.ZONE_UNAVAILABLE, why));
            if (gone.isEmpty()) throw problem;
            return new Answer(gone, OpenWriters.look(), Set.of());
        }
    }

    /**
     * Evaluates the gate at the end of the keep time. The files of a project that was deleted
     * meanwhile may go: it can no longer miss them.
     *
     * @throws app.offcut.text.Problem if it cannot be evaluated now; the run then waits
     */
    Optional<Refusal> askAtEnd(Manifest manifest, List<Entry> held) {
        Optional<Refusal> refusal = ask(manifest, held).refusal();
        boolean deleted =
                refusal.filter(one -> one.rule() == Rule.PROJECT_GONE).isPresent()
                        && new DeletedProject(snapshots.whole(byZone(held)), manifest.projectId())
                                .released(snapshots, byZone(held));
        return deleted ? Optional.empty() : refusal;
    }

    /**
     * Evaluates the gate for older copies of a restored run: each may go only if a cleanup by hand
     * would delete it now if it were in its place. The final may have been replaced since.
     *
     * @param copies by zone; if there are none, nothing but an undecided library refuses
     * @throws app.offcut.text.Problem if it cannot be evaluated now
     */
    Optional<Refusal> askAnew(Manifest manifest, Map<Zone, List<FoundFile>> copies) {
        if (undecided().isPresent() || copies.isEmpty()) return undecided();
        try {
            return answerAnew(manifest, copies);
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.NO_SUCH_PROJECT) throw problem;
            return Optional.of(Refusal.of(Rule.PROJECT_GONE, manifest.projectName()));
        }
    }

    /** Refuses everything while nobody knows whose library it is. */
    private Optional<Refusal> undecided() {
        return snapshots.library().undecided()
                ? Optional.of(Refusal.of(Rule.GENERATOR_UNKNOWN))
                : Optional.empty();
    }

    private Optional<Refusal> answerAnew(Manifest manifest, Map<Zone, List<FoundFile>> copies) {
        AreaChoice choice = manifest.choice();
        if (choice != null) {
            CleanupPlan plan = snapshots.planHeld(snapshots.whole(copies), choice);
            return plan.verdict().refusal(_ -> false).or(() -> spared(plan, copies));
        }
        Snapshot snapshot = snapshots.of(manifest.projectId(), copies);
        CleanupPlanner planner = snapshots.planner(snapshot);
        CleanupPlan plan = planner.plan(manifest.projectId());
        // review rules were accepted for the final of that time only
        Optional<Refusal> broken = broken(manifest, plan, planner, sameFinal(manifest, plan));
        return broken.isPresent() ? broken : spared(plan, copies);
    }

    private static boolean sameFinal(Manifest manifest, CleanupPlan plan) {
        return plan.finalLook() != null
                && manifest.finalLook() != null
                && manifest.finalLook().same(plan.finalLook());
    }

    /** The first copy that a cleanup would not delete now if it were in its place. */
    private static Optional<Refusal> spared(CleanupPlan plan, Map<Zone, List<FoundFile>> copies) {
        Set<FoundFile> condemned = new HashSet<>();
        for (DoomedFile file : plan.doomed()) condemned.add(file.file());
        return copies.values().stream()
                .flatMap(List::stream)
                .filter(copy -> !condemned.contains(copy))
                .findFirst()
                .map(copy -> Refusal.of(Rule.REFERENCES_CHANGED, copy.shown()));
    }

    private static Optional<Refusal> broken(
            Manifest manifest, CleanupPlan plan, CleanupPlanner planner, boolean confirmed) {
        return plan.verdict()
                .refusal(rule ->
                        confirmed
                                && (measuredBefore(plan, planner, rule)
                                        || (manifest.startedBy() != StartedBy.AUTO
                                                && manifest.accepted().contains(rule.word()))));
    }

    /**
     * Whether only the held file tells how long the final should be. The first gate has measured
     * both, and the final is the same.
     */
    private static boolean measuredBefore(CleanupPlan plan, CleanupPlanner planner, Rule rule) {
        return rule == Rule.DURATION_UNKNOWN
                && planner.due(plan.project()).stream()
                        .noneMatch(expected -> expected.sameLength().isEmpty());
    }

    private Answer answer(Manifest manifest, List<Entry> held) {
        Map<Zone, List<FoundFile>> files = byZone(held);
        AreaChoice choice = manifest.choice();
        if (choice != null) {
            Snapshot snapshot = snapshots.whole(files);
            CleanupPlan plan = snapshots.planHeld(snapshot, choice);
            Optional<Refusal> refusal =
                    plan.verdict().refusal(_ -> false).or(() -> spared(held, plan));
            return new Answer(refusal, snapshot.writers(), unticked(held));
        }
        // the gate has passed it once; the check below ensures that it is the same final
        if (manifest.finalLook() != null) snapshots.stillLooks().passed(manifest.finalLook());
        Snapshot snapshot = snapshots.of(manifest.projectId(), files);
        CleanupPlanner planner = snapshots.planner(snapshot);
        CleanupPlan plan = planner.plan(manifest.projectId());
        return new Answer(
                refusal(manifest, held, plan, planner), snapshot.writers(), unticked(held));
    }

    private Map<Zone, List<FoundFile>> byZone(List<Entry> held) {
        Map<Zone, List<FoundFile>> files = new HashMap<>();
        Map<Long, Boolean> lasting = new HashMap<>();
        for (Entry entry : held)
            files.computeIfAbsent(entry.zone(), _ -> new ArrayList<>()).add(found(entry, lasting));
        return files;
    }

    private Set<String> unticked(List<Entry> held) {
        Map<String, UntickedFiles.Choice> choices = snapshots.keeps().unticked();
        return held.stream()
                .filter(file -> {
                    UntickedFiles.Choice choice = choices.get(file.path());
                    return choice != null && choice.isOf(file.bytes(), file.modified());
                })
                .map(Entry::path)
                .collect(Collectors.toSet());
    }

    /** An unstable file number may by now belong to a protected file. */
    private FoundFile found(Entry entry, Map<Long, Boolean> lasting) {
        FoundFile file = entry.found(snapshots.library().root());
        FileIdentity identity = file.identity();
        return identity == null || lasting.computeIfAbsent(identity.device(), _ -> identity.lasts())
                ? file
                : file.withoutIdentity();
    }

    private static Optional<Refusal> refusal(
            Manifest manifest, List<Entry> held, CleanupPlan plan, CleanupPlanner planner) {
        Optional<Refusal> broken = broken(manifest, plan, planner, true);
        if (broken.isPresent()) return broken;
        if (!sameFinal(manifest, plan)) return Optional.of(Refusal.of(Rule.FINAL_CHANGED));
        return spared(held, plan);
    }

    /** The first held file that may no longer go. */
    private static Optional<Refusal> spared(List<Entry> held, CleanupPlan plan) {
        Set<String> condemned = plan.going();
        return held.stream()
                .map(Entry::path)
                .filter(path -> !condemned.contains(path))
                .findFirst()
                .map(path -> Refusal.of(Rule.REFERENCES_CHANGED, path));
    }
}
