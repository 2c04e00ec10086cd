package app.offcut.ui.review;

import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.session.Session;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.plan.Result;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.RunEnding;
import app.offcut.ui.projects.list.CleanupTarget;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.review.Candidate.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/**
 * Plans the cleanup of several projects, or of an area, shows what it would delete, runs it on
 * request, and shows the results. A project that breaks a review rule is cleaned only if that very
 * rule is accepted.
 */
public final class ReviewModel {
    /** The phases of a review. */
    public enum Phase {
        ASKING,
        RUNNING,
        ENDED
    }

    /** The total on the button, or of what has been cleaned; files as paths, like in the report. */
    public record Sum(int projects, long files, long bytes) {
        static final Sum NONE = new Sum(0, 0, 0);

        public String words(boolean kept) {
            return Texts.of(
                    kept ? "ui.review.clean-up" : "ui.review.delete", files, Formats.bytes(bytes));
        }

        private Sum with(CleanupReport report) {
            return new Sum(
                    projects + 1,
                    files + report.deletedFiles() + report.heldFiles(),
                    bytes + report.freedBytes() + report.heldBytes());
        }
    }

    private final ProjectsModel projects;
    private final Session session;
    private final Background background;
    private final List<Candidate> candidates;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.ASKING);
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final ReadOnlyObjectWrapper<Sum> done = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final ReadOnlyStringWrapper notWritable = new ReadOnlyStringWrapper("");
    private final Subscription endings;
    private final Set<Candidate> unplanned = new HashSet<>();

    public ReviewModel(
            ProjectsModel projects,
            Session session,
            Background background,
            List<ListedProject> chosen) {
        this(projects, session, background, chosen, project -> () -> session.plan(project.id()));
    }

    /** Reviews the cleanup of an area; {@link #choose} changes what is to go of it. */
    public ReviewModel(
            ProjectsModel projects,
            Session session,
            Background background,
            ListedArea area,
            AreaChoice first) {
        this(projects, session, background, List.of(area), _ -> () -> session.plan(first));
    }

    private <T extends CleanupTarget> ReviewModel(
            ProjectsModel projects,
            Session session,
            Background background,
            List<T> chosen,
            Function<T, Supplier<CleanupPlan>> planner) {
        this.projects = projects;
        this.session = session;
        this.background = background;
        this.candidates =
                chosen.stream()
                        .map(one ->
                                new Candidate(one, planner.apply(one), projects.ticked()::choose))
                        .toList();
        this.endings = projects.endings().follow(this::ended, this::shows);
        unplanned.addAll(candidates);
        for (Candidate candidate : candidates) {
            candidate.tickedProperty().subscribe(() -> add());
            candidate.plan().sumProperty().subscribe(() -> add());
            plan(candidate, answer -> take(candidate, answer));
        }
    }

    /** Plans again, with another choice of what is to go of the area. */
    public void choose(AreaChoice choice) {
        if (phase.get() != Phase.ASKING) return;
        Candidate candidate = candidates.getFirst();
        candidate.planner(() -> session.plan(choice));
        unplanned.add(candidate);
        planning.set(true);
        plan(candidate, answer -> take(candidate, answer));
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** True until every project is planned. */
    public ReadOnlyBooleanProperty planningProperty() {
        return planning.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Sum> sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /** How many of the files cannot go, because of their folders; empty if all can. */
    ReadOnlyStringProperty notWritableProperty() {
        return notWritable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Sum> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Runs the shown plans of the ticked projects, accepting the shown rules. */
    public void cleanUp() {
        if (phase.get() == Phase.ASKING && !planning.get()) begin(candidates);
    }

    public List<Candidate> unfinished() {
        return candidates.stream().filter(Candidate::unfinished).toList();
    }

    public void retry(Candidate candidate) {
        phase.set(Phase.RUNNING);
        plan(
                candidate,
                answer -> {
                    candidate.take(answer);
                    begin(List.of(candidate));
                });
    }

    private void begin(List<Candidate> wanted) {
        phase.set(Phase.RUNNING);
        List<Runnable> runs = new ArrayList<>();
        for (Candidate candidate : wanted) {
            Answer.Planned going = candidate.going();
            if (going == null) continue;
            CleanupPlan plan = candidate.begin(going.plan());
            runs.add(() -> projects.cleanUp(candidate.target(), plan, going.accepted()));
        }
        runs.forEach(Runnable::run);
        settle();
    }

    public void stop() {
        candidates.stream()
                .filter(Candidate::underWay)
                .forEach(candidate -> projects.lane().stop(candidate.target()));
    }

    /** Stops following rows; running cleanups go on. */
    public void close() {
        endings.unsubscribe();
        candidates.forEach(Candidate::leave);
    }

    private void plan(Candidate candidate, Consumer<Answer> then) {
        Supplier<CleanupPlan> planner = candidate.planner();
        Consumer<Answer> wanted =
                answer -> {
                    if (candidate.planner() == planner) then.accept(answer);
                };
        background.run(
                Lane.ANSWER,
                () -> answer(planner.get()),
                wanted,
                trouble -> wanted.accept(new Answer.LeftOut(ErrorText.sentence(trouble))));
    }

    /** Blocking. */
    private Answer answer(CleanupPlan plan) {
        if (plan.verdict() instanceof Verdict.Refused(Refusal refusal))
            return new Answer.LeftOut(refusal.message());
        return new Answer.Planned(plan, session.closed(plan));
    }

    private void take(Candidate candidate, Answer answer) {
        candidate.take(answer);
        unplanned.remove(candidate);
        planning.set(!unplanned.isEmpty());
        add();
    }

    /** Adds up the totals; a file with several hard links counts once, even across projects. */
    private void add() {
        if (phase.get() != Phase.ASKING || planning.get()) return;
        Set<Object> counted = new HashSet<>();
        int going = 0;
        long files = 0;
        long bytes = 0;
        long closed = 0;
        for (Candidate candidate : candidates) {
            Answer.Planned planned = candidate.going();
            if (planned == null) continue;
            going++;
            closed += planned.closed();
            for (PlannedFile file : candidate.plan().files()) {
                if (!file.goes()) continue;
                files++;
                if (counted.add(file.item().sameFile())) bytes += file.item().bytes();
            }
        }
        sum.set(new Sum(going, files, bytes));
        notWritable.set(
                closed == 0 ? "" : Texts.of("plan.not-writable", Math.min(closed, files), files));
    }

    private boolean shows(String projectId) {
        return candidates.stream().anyMatch(candidate -> candidate.waitsFor(projectId));
    }

    private void ended(RunEnding ending) {
        for (Candidate candidate : candidates) {
            if (!candidate.waitsFor(ending.projectId())) continue;
            if (ending instanceof RunEnding.Reported(CleanupReport report)) {
                candidate.plan().take(report);
                done.set(done.get().with(report));
            }
            candidate.end(result(ending));
        }
        settle();
    }

    private static Result result(RunEnding ending) {
        return switch (ending) {
            case RunEnding.Reported(CleanupReport report) -> Result.of(report);
            case RunEnding.Stopped _ -> Result.stopped();
            case RunEnding.Failed(_, String why) -> new Result(why, false);
        };
    }

    private void settle() {
        if (phase.get() == Phase.RUNNING && candidates.stream().noneMatch(Candidate::underWay))
            phase.set(Phase.ENDED);
    }
}
