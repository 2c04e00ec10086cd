package app.offcut.ui.review;

import app.offcut.cleanup.journal.Outcome;
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
import app.offcut.ui.plan.PlanList;
import app.offcut.ui.plan.Result;
import app.offcut.ui.projects.Batches;
import app.offcut.ui.projects.CleanLane;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.RunEnding;
import app.offcut.ui.projects.list.CleanupTarget;
import app.offcut.ui.projects.list.ListedArea;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.review.Candidate.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

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
            boolean cleaned = report.deletedFiles() + report.heldFiles() > 0;
            return new Sum(
                    projects + (cleaned ? 1 : 0),
                    files + report.deletedFiles() + report.heldFiles(),
                    bytes + report.freedBytes() + report.heldBytes());
        }
    }

    /**
     * What the ticked projects free.
     *
     * @param bytes an estimate while anything is unplanned
     * @param unplanned how many of them wait for their plan
     */
    public record Expected(int projects, int unplanned, long bytes) {
        static final Expected NONE = new Expected(0, 0, 0);
    }

    private final ProjectsModel projects;
    private final Session session;
    private final Background background;
    private final List<Candidate> candidates;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.ASKING);
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Expected> expected =
            new ReadOnlyObjectWrapper<>(Expected.NONE);
    private final ObjectProperty<ReviewOrder> order =
            new SimpleObjectProperty<>(ReviewOrder.LARGEST);
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final ReadOnlyObjectWrapper<Sum> done = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final ReadOnlyStringWrapper notWritable = new ReadOnlyStringWrapper("");
    private final Subscription endings;
    private final Batches.Batch batch;
    private @Nullable Instant undoUntil;

    /** Whether many ticks change at once. */
    private boolean ticking;

    /** Plans again what is to go on; counted, because none of it is under way meanwhile. */
    private int retrying;

    public ReviewModel(
            ProjectsModel projects,
            Session session,
            Background background,
            List<ListedProject> chosen) {
        this(projects, session, background, chosen, project -> () -> session.plan(project.id()));
        planAll(candidates, this::take);
    }

    /** Reviews the cleanup of an area; {@link #choose} changes what is to go of it. */
    public ReviewModel(
            ProjectsModel projects,
            Session session,
            Background background,
            ListedArea area,
            AreaChoice first) {
        this(projects, session, background, List.of(area), _ -> () -> session.plan(first));
        Candidate candidate = candidates.getFirst();
        plan(candidate, answer -> take(candidate, answer));
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
                                new Candidate(
                                        one,
                                        planner.apply(one),
                                        new PlanList(projects.ticked()::choose, session::meaning)))
                        .sorted(order.get().comparator())
                        .collect(Collectors.toCollection(ArrayList::new));
        this.endings = projects.endings().follow(this::ended, this::shows);
        this.batch = projects.batches().begin();
        for (Candidate candidate : candidates) {
            candidate.tickedProperty().subscribe(() -> add());
            candidate.plan().sumProperty().subscribe(() -> add());
        }
        order.subscribe((_, now) -> candidates.sort(now.comparator()));
        add();
    }

    /** Plans again, with another choice of what is to go of the area. */
    public void choose(AreaChoice choice) {
        if (phase.get() != Phase.ASKING) return;
        Candidate candidate = candidates.getFirst();
        candidate.planner(() -> session.plan(choice));
        candidate.planAgain();
        add();
        plan(candidate, answer -> take(candidate, answer));
    }

    /** In their order. */
    public List<Candidate> candidates() {
        return Collections.unmodifiableList(candidates);
    }

    /** Notifies after the candidates have been ordered. */
    public ObjectProperty<ReviewOrder> orderProperty() {
        return order;
    }

    /** Ticks all, or none. */
    public void tickAll(boolean on) {
        ticking = true;
        candidates.forEach(candidate -> candidate.tickedProperty().set(on));
        ticking = false;
        add();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** True until every ticked project is planned. */
    public ReadOnlyBooleanProperty planningProperty() {
        return planning.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Expected> expectedProperty() {
        return expected.getReadOnlyProperty();
    }

    /** The progress of the batch, and of what else is queued; empty while nothing runs. */
    public ReadOnlyObjectProperty<Optional<CleanLane.Running>> runningProperty() {
        return projects.lane().runningProperty();
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

    /** Until when everything that was cleaned can be undone; null if nothing can. */
    @Nullable Instant undoUntil() {
        return batch.canUndo() ? undoUntil : null;
    }

    /** Undoes everything that was cleaned. */
    public void undo() {
        batch.undo();
    }

    /** Runs the shown plans of the ticked projects, accepting the shown rules. */
    public void cleanUp() {
        if (phase.get() == Phase.ASKING && !planning.get()) begin(candidates);
    }

    /** What was stopped or has failed. */
    public List<Candidate> unfinished() {
        return candidates.stream().filter(one -> one.failed() || one.stopped()).toList();
    }

    public long stopped() {
        return candidates.stream().filter(Candidate::stopped).count();
    }

    /** Goes on with what was stopped, and tries again what has failed. */
    public void goOn() {
        retry(unfinished());
    }

    public void retry(Candidate candidate) {
        retry(List.of(candidate));
    }

    private void retry(List<Candidate> again) {
        if (again.isEmpty()) return;
        phase.set(Phase.RUNNING);
        again.forEach(Candidate::planAgain);
        retrying += again.size();
        BiConsumer<Candidate, Answer> then =
                (candidate, answer) -> {
                    retrying--;
                    candidate.take(candidate.agreedOnly(answer));
                    begin(List.of(candidate));
                };
        if (again.stream().allMatch(one -> one.target() instanceof ListedProject))
            planAll(again, then);
        else again.forEach(one -> plan(one, answer -> then.accept(one, answer)));
    }

    private void begin(List<Candidate> wanted) {
        phase.set(Phase.RUNNING);
        List<Runnable> runs = new ArrayList<>();
        for (Candidate candidate : wanted) {
            Answer.Planned going = candidate.going();
            if (going == null) continue;
            CleanupPlan plan = candidate.begin(going);
            batch.add(candidate.target().id());
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
        batch.unseen();
        candidates.forEach(Candidate::leave);
    }

    /** Plans projects by one look, each as soon as it can be. */
    private void planAll(List<Candidate> all, BiConsumer<Candidate, Answer> then) {
        Set<String> ids = all.stream().map(one -> one.target().id()).collect(Collectors.toSet());
        background.run(
                Lane.ANSWER,
                () -> session.planner(ids),
                planner -> {
                    for (Candidate one : all) {
                        one.planner(() -> planner.apply(one.target().id()));
                        plan(
                                one,
                                answer -> {
                                    one.planner(alone(one)); // the look takes much memory
                                    then.accept(one, answer);
                                });
                    }
                },
                trouble -> {
                    Answer why = new Answer.LeftOut(ErrorText.sentence(trouble));
                    all.forEach(one -> then.accept(one, why));
                });
    }

    /** Plans by a look of its own. */
    private Supplier<CleanupPlan> alone(Candidate candidate) {
        return () -> session.plan(candidate.target().id());
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
        add();
    }

    /** Adds up the ticked projects: exactly once all are planned. */
    private void add() {
        if (ticking || phase.get() != Phase.ASKING) return;
        expected.set(TickedSum.expected(candidates));
        planning.set(expected.get().unplanned() > 0);
        if (planning.get()) return;
        TickedSum exact = TickedSum.of(candidates);
        long files = exact.sum().files();
        sum.set(exact.sum());
        notWritable.set(
                exact.closed() == 0
                        ? ""
                        : Texts.of("plan.not-writable", Math.min(exact.closed(), files), files));
    }

    private boolean shows(RunEnding ending) {
        return candidates.stream().anyMatch(candidate -> candidate.endsWith(ending));
    }

    private void ended(RunEnding ending) {
        for (Candidate candidate : candidates) {
            if (!candidate.endsWith(ending)) continue;
            if (ending instanceof RunEnding.Reported(CleanupReport report, boolean _)) {
                candidate.plan().take(report);
                done.set(done.get().with(report));
                if (report.keepUntil() != null && undoUntil == null) undoUntil = report.keepUntil();
            }
            candidate.end(answer(ending));
        }
        settle();
    }

    private static Answer answer(RunEnding ending) {
        return switch (ending) {
            case RunEnding.Reported(CleanupReport report, boolean _)
                    when report.outcome() == Outcome.STOPPED && report.failed().isEmpty() ->
                    new Answer.Stopped();
            case RunEnding.Reported(CleanupReport report, boolean _) ->
                    new Answer.Ended(Result.of(report));
            case RunEnding.Stopped _ -> new Answer.Stopped();
            case RunEnding.Failed(_, String why, _) -> new Answer.Ended(new Result(why, false));
        };
    }

    private void settle() {
        if (phase.get() == Phase.RUNNING
                && retrying == 0
                && candidates.stream().noneMatch(Candidate::underWay)) phase.set(Phase.ENDED);
    }
}
