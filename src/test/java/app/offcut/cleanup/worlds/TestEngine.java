package app.offcut.cleanup.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.GoReason;
import app.offcut.cleanup.plan.Pins;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshots;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.plan.UntickedFiles;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.FreeSpace;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.survey.MeasuredList;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Category;
import app.offcut.library.Library;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.Wired;
import app.offcut.settings.UserPreferences.AudioTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engine on a library. */
public final class TestEngine implements AutoCloseable {
    /** Whatever a person may accept is accepted. */
    public static final CleanupRequest ACCEPTING =
            CleanupRequest.of(StartedBy.HAND).accepting(EnumSet.allOf(Rule.class));

    /** Stops the clock; null for the real time. */
    public @Nullable Instant at;

    /** Told whenever the engine asks for the time. */
    public Runnable asked = () -> {};

    private final Wired wired;
    public final Library library;
    public final OwnDatabase own;
    public final Pins pins;
    public final UntickedFiles unticked;
    public final RunHistory history;
    public final MeasuredList measuredList;
    public final Snapshots snapshots;
    public final Surveyor surveyor;
    final Hold hold;
    public final Cleanup cleanup;

    private TestEngine(Path root, Path state, ChangeHook changes, FreeSpace freeSpace) {
        wired =
                Wired.openAsNew(
                        root, TestEnvironment.withState(state, this::now), changes, freeSpace);
        library = wired.library().library();
        own = wired.own();
        pins = wired.pins();
        unticked = wired.unticked();
        history = wired.history();
        measuredList = wired.measuredList();
        hold = wired.hold();
        snapshots = wired.snapshots();
        surveyor = wired.surveyor();
        cleanup = wired.library().cleanup();
    }

    /** The state folder may be shared by several engines. */
    public static TestEngine on(SampleLibrary sample, Path state) {
        return on(sample.root(), state);
    }

    /** On a library of any generator. */
    public static TestEngine on(Path root, Path state) {
        return on(root, state, ChangeHook.NONE, _ -> false);
    }

    /** With something that stands before every change on the disk. */
    public static TestEngine on(
            SampleLibrary sample, Path state, ChangeHook changes, FreeSpace freeSpace) {
        return on(sample.root(), state, changes, freeSpace);
    }

    /** The same on a library of any generator. */
    public static TestEngine on(Path root, Path state, ChangeHook changes, FreeSpace freeSpace) {
        return new TestEngine(root, state, changes, freeSpace);
    }

    /** The categories that the user wants to keep from now on. */
    public void keep(Category... categories) {
        wired.preferences()
                .keptCategories(
                        Arrays.stream(categories).map(Category::word).collect(Collectors.toSet()));
    }

    /** How long audio stays after a final from now on. */
    public void keepAudio(AudioTime time) {
        wired.preferences().audioTime(time);
    }

    private Instant now() {
        asked.run();
        return at == null ? Instant.now() : at;
    }

    /** Why each file of a project goes or stays: a {@link GoReason} or a {@link StayReason}. */
    public Map<String, Enum<?>> reasons(String id) {
        Map<String, Enum<?>> reasons = new TreeMap<>();
        for (PlanItem item : cleanup.plan(id).items())
            reasons.put(item.path(), reason(item.fate()));
        return reasons;
    }

    public static Enum<?> reason(PlanItem.Fate fate) {
        return switch (fate) {
            case PlanItem.Fate.Goes(GoReason reason) -> reason;
            case PlanItem.Fate.Stays(StayReason reason, var _) -> reason;
        };
    }

    /** Paths that a cleanup would delete now. */
    public Set<String> goes(String id) {
        return goes(cleanup.plan(id));
    }

    public static Set<String> goes(CleanupPlan plan) {
        return plan.items().stream()
                .filter(PlanItem::goes)
                .map(PlanItem::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public CleanupReport clean(String id) {
        return execute(cleanup.plan(id));
    }

    public CleanupReport execute(CleanupPlan plan) {
        return execute(plan, CleanupRequest.of(StartedBy.HAND));
    }

    public CleanupReport execute(CleanupPlan plan, CleanupRequest request) {
        return cleanup.execute(plan, request, Progress.NONE);
    }

    /** The rules that a project breaks, in the order of the gate; none if it may be cleaned. */
    public List<Rule> broken(String id) {
        return broken(cleanup.plan(id).verdict());
    }

    /** Of a refusal the first rule alone; of a review all, each of which a person may accept. */
    public static List<Rule> broken(Verdict verdict) {
        List<Rule> rules =
                switch (verdict) {
                    case Verdict.Passed() -> List.of();
                    case Verdict.Refused(Refusal refusal) -> List.of(refusal.rule());
                    case Verdict.NeedsReview(var refusals) ->
                            refusals.stream().map(Refusal::rule).toList();
                };
        boolean review = verdict instanceof Verdict.NeedsReview;
        for (Rule rule : rules) assertEquals(review, rule.review(), rule::word);
        return rules;
    }

    @Override
    public void close() {
        wired.close();
    }
}
