package app.offcut.ui.review;

import app.offcut.cleanup.plan.AreaPlan;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import app.offcut.ui.plan.PlanList;
import app.offcut.ui.plan.Result;
import app.offcut.ui.projects.RunEnding;
import app.offcut.ui.projects.list.CleanupTarget;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One project or area of the review: its plan, whether it is to be cleaned, and its result. */
public final class Candidate {
    /** What is known about its cleanup. */
    public sealed interface Answer {
        record Planning() implements Answer {}

        /**
         * @param closed how many files of the plan lie in folders that this user may not change
         */
        record Planned(CleanupPlan plan, long closed) implements Answer {
            /** Rules that a person must accept; empty if every rule holds. */
            public List<Refusal> rules() {
                return plan.verdict() instanceof Verdict.NeedsReview(var rules) ? rules : List.of();
            }

            /** The rules, and the projects that are not finished but do not block an area. */
            List<String> sentences() {
                AreaPlan area = plan.area();
                return Stream.concat(
                                rules().stream().map(Refusal::message),
                                area == null
                                        ? Stream.of()
                                        : area.unfinished().stream()
                                                .map(name -> Texts.of("area.unfinished", name)))
                        .toList();
            }

            Set<Rule> accepted() {
                return rules().stream().map(Refusal::rule).collect(Collectors.toSet());
            }
        }

        record LeftOut(String why) implements Answer {}

        /** Queued. */
        record Waiting() implements Answer {}

        record Cleaning(long doneFiles, long files) implements Answer {}

        /** Stopped by the user; nothing of it has gone. */
        record Stopped() implements Answer {}

        record Ended(Result result) implements Answer {}
    }

    private final CleanupTarget target;
    private final PlanList plan;
    private Supplier<CleanupPlan> planner;
    private final BooleanProperty ticked = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(new Answer.Planning());
    private Subscription row = Subscription.EMPTY;

    /** The rules that the user accepted when it began; null before. */
    private @Nullable Set<Rule> agreed;

    /**
     * @param planner blocking
     */
    Candidate(CleanupTarget target, Supplier<CleanupPlan> planner, PlanList plan) {
        this.target = target;
        this.planner = planner;
        this.plan = plan;
    }

    public CleanupTarget target() {
        return target;
    }

    Supplier<CleanupPlan> planner() {
        return planner;
    }

    /** Plans something else from now on; an answer that is under way is no longer wanted. */
    void planner(Supplier<CleanupPlan> other) {
        planner = other;
    }

    /** The name for a line. */
    public String name() {
        return target instanceof ListedProject project
                ? RowText.name(project.row())
                : target.name();
    }

    public PlanList plan() {
        return plan;
    }

    /** Whether it is to be cleaned; irrelevant for a project that is left out. */
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    void take(Answer now) {
        if (now instanceof Answer.Planned(var made, var _)) plan.show(made);
        answer.set(now);
    }

    /** How much it frees: as planned, or until then as the list knows it. */
    long expectedBytes() {
        return answer.get() instanceof Answer.Planned
                ? plan.sumProperty().get().bytes()
                : target.expectedBytes();
    }

    /** When the project was last worked on; null if unknown. */
    @Nullable Instant lastActive() {
        return target instanceof ListedProject project ? project.row().lastActive() : null;
    }

    /** Whether it waits for its plan, which is wanted. */
    boolean undecided() {
        return ticked.get() && answer.get() instanceof Answer.Planning;
    }

    /** The plan to run; null if it is not to run. */
    Answer.@Nullable Planned going() {
        return ticked.get()
                        && plan.sumProperty().get().going() > 0
                        && answer.get() instanceof Answer.Planned planned
                ? planned
                : null;
    }

    boolean failed() {
        return answer.get() instanceof Answer.Ended(Result result) && !result.well();
    }

    boolean stopped() {
        return answer.get() instanceof Answer.Stopped;
    }

    /** Waits for another plan of what was not cleaned. */
    void planAgain() {
        answer.set(new Answer.Planning());
    }

    /** Another plan, which may break no rule that the user has not accepted. */
    Answer agreedOnly(Answer now) {
        if (!(now instanceof Answer.Planned planned) || agreed == null) return now;
        return planned.rules().stream()
                .filter(rule -> !agreed.contains(rule.rule()))
                .findFirst()
                .<Answer>map(rule -> new Answer.Ended(new Result(rule.message(), false)))
                .orElse(now);
    }

    boolean underWay() {
        return answer.get() instanceof Answer.Waiting || answer.get() instanceof Answer.Cleaning;
    }

    boolean endsWith(RunEnding ending) {
        return underWay() && ending.asked() && target.id().equals(ending.projectId());
    }

    /** Requests the cleanup and follows its row. Returns the plan without the unticked files. */
    CleanupPlan begin(Answer.Planned going) {
        agreed = going.accepted();
        CleanupPlan wanted = plan.begin(going.plan());
        answer.set(new Answer.Waiting());
        row = target.follow(this::follow);
        return wanted;
    }

    private void follow(@Nullable RowState state) {
        if (!(state instanceof RowState.Cleaning(long done, long files))) return;
        plan.tick(done);
        answer.set(new Answer.Cleaning(done, files));
    }

    void end(Answer how) {
        row.unsubscribe();
        plan.end();
        answer.set(how);
    }

    void leave() {
        row.unsubscribe();
    }
}
