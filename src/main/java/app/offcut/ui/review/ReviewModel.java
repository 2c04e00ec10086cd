package app.offcut.ui.review;

import app.offcut.cleanup.CleanupPlan;
import app.offcut.cleanup.DoomedFile;
import app.offcut.cleanup.Refusal;
import app.offcut.cleanup.Rule;
import app.offcut.cleanup.Verdict;
import app.offcut.library.FoundFile;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Trouble;
import app.offcut.ui.projects.ListedProject;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.session.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Plans the cleanup of some projects, says what it would delete, and starts it when told to. A
 * project that breaks a review rule is cleaned only with that very rule confirmed.
 */
public final class ReviewModel {
    /** What is known about a project's cleanup. */
    public sealed interface Answer {
        record Planning() implements Answer {}

        record Planned(CleanupPlan plan) implements Answer {
            /** Rules that a person must accept; empty if every rule holds. */
            public List<Refusal> rules() {
                return plan.verdict() instanceof Verdict.NeedsReview(var rules) ? rules : List.of();
            }
        }

        /**
         * @param why one sentence
         */
        record LeftOut(String why) implements Answer {}
    }

    /** One project of the review. */
    public static final class Candidate {
        private final ListedProject project;
        private final BooleanProperty ticked = new SimpleBooleanProperty(true);
        private final ReadOnlyObjectWrapper<Answer> answer =
                new ReadOnlyObjectWrapper<>(new Answer.Planning());

        private Candidate(ListedProject project) {
            this.project = project;
        }

        public ListedProject project() {
            return project;
        }

        public BooleanProperty tickedProperty() {
            return ticked;
        }

        public ReadOnlyObjectProperty<Answer> answerProperty() {
            return answer.getReadOnlyProperty();
        }

        private @Nullable CleanupPlan goingPlan() {
            return ticked.get() && answer.get() instanceof Answer.Planned(var plan) ? plan : null;
        }
    }

    private final ProjectsModel projects;
    private final List<Candidate> candidates;
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(new Sum(0, 0, 0));

    /**
     * What the button deletes.
     *
     * @param files names, as the report will count them
     */
    public record Sum(int projects, long files, long bytes) {
        /**
         * The words of the button.
         *
         * @param kept whether it can be undone for a while
         */
        public String words(boolean kept) {
            return Texts.of(
                    kept ? "ui.review.clean-up" : "ui.review.delete", files, Formats.bytes(bytes));
        }
    }

    public ReviewModel(
            ProjectsModel projects,
            Session session,
            Background background,
            List<ListedProject> chosen) {
        this.projects = projects;
        this.candidates = chosen.stream().map(Candidate::new).toList();
        for (Candidate candidate : candidates) {
            candidate.ticked.subscribe(this::add);
            background.run(
                    Lane.ANSWER,
                    () -> session.plan(candidate.project.id()),
                    plan -> take(candidate, answer(plan)),
                    trouble -> take(candidate, new Answer.LeftOut(Trouble.sentence(trouble))));
        }
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    /** Until every project is planned. */
    public ReadOnlyBooleanProperty planningProperty() {
        return planning.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Sum> sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /**
     * Runs the plans that were shown of what is ticked, with the rules that were shown confirmed.
     */
    public void delete() {
        for (Candidate candidate : candidates) {
            CleanupPlan plan = candidate.goingPlan();
            if (plan != null) projects.cleanUp(candidate.project, plan, accepted(plan));
        }
    }

    private static Answer answer(CleanupPlan plan) {
        if (plan.verdict() instanceof Verdict.Refused(Refusal refusal))
            return new Answer.LeftOut(refusal.message());
        return new Answer.Planned(plan);
    }

    private static Set<Rule> accepted(CleanupPlan plan) {
        return new Answer.Planned(plan)
                .rules().stream().map(Refusal::rule).collect(Collectors.toSet());
    }

    private void take(Candidate candidate, Answer answer) {
        candidate.answer.set(answer);
        planning.set(candidates.stream().anyMatch(c -> c.answer.get() instanceof Answer.Planning));
        add();
    }

    private void add() {
        List<CleanupPlan> going =
                candidates.stream().map(Candidate::goingPlan).filter(Objects::nonNull).toList();
        List<DoomedFile> files = going.stream().flatMap(plan -> plan.doomed().stream()).toList();
        sum.set(new Sum(going.size(), files.size(), bytes(files)));
    }

    /** A file with several names frees its length once, whichever projects they belong to. */
    private static long bytes(List<DoomedFile> doomed) {
        Set<Object> counted = new HashSet<>();
        return doomed.stream()
                .map(DoomedFile::file)
                .filter(f -> counted.add(f.identity() == null ? f.path() : f.identity()))
                .mapToLong(FoundFile::bytes)
                .sum();
    }
}
