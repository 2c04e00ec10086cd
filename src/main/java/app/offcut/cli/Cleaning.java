package app.offcut.cli;

import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.Cleanup;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.text.Formats;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One call of {@code clean}: tries each project in turn. Plans each immediately before it runs, so
 * that the last project that needs a shared download removes it.
 */
final class Cleaning {
    /** How often the progress is shown: a line for each file takes longer than its move. */
    private static final long STEPS = 200;

    private final Cleanup cleanup;
    private final Function<String, CleanupPlan> planning;
    private final Answer answer;
    private final CleanupRequest request;
    private final boolean one;
    private final List<CleanupJson.Run> runs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int status;

    /**
     * @param one whether the user named a single project, whose problem is then the command's
     */
    Cleaning(Cleanup cleanup, Answer answer, CleanupRequest request, boolean one) {
        this(cleanup, cleanup::plan, answer, request, one);
    }

    private Cleaning(
            Cleanup cleanup,
            Function<String, CleanupPlan> planning,
            Answer answer,
            CleanupRequest request,
            boolean one) {
        this.cleanup = cleanup;
        this.planning = planning;
        this.answer = answer;
        this.request = request;
        this.one = one;
    }

    /** Cleans an area, which is planned once. */
    static Cleaning of(Cleanup cleanup, Answer answer, CleanupRequest request, AreaChoice choice) {
        return new Cleaning(cleanup, _ -> cleanup.plan(choice), answer, request, true);
    }

    int cleanArea(boolean ask) {
        CleanupPlan plan = planning.apply("");
        boolean mayGo = plan.verdict().refusal(_ -> false).isEmpty() && !plan.doomed().isEmpty();
        if (mayGo)
            for (String name : Objects.requireNonNull(plan.area()).unfinished())
                answer.remark(Texts.of("area.unfinished", name));
        if (ask && mayGo && !agreed(plan)) {
            runs.add(CleanupJson.Run.declined(plan));
            return finish(StopSignal.STOPPED);
        }
        print(execute(plan));
        return finish(status);
    }

    private boolean agreed(CleanupPlan plan) {
        String name = plan.project().name();
        String size = Formats.freeing(plan.bytes(), plan.allocatedBytes());
        return answer.agrees(Texts.of("cli.area.ask", name, plan.doomed().size(), size));
    }

    int clean(List<String> ids, boolean ask) {
        List<CleanupPlan> shown = ask ? plans(ids) : List.of();
        if (ask && !shown.isEmpty() && !agreed(shown)) {
            shown.stream().map(CleanupJson.Run::declined).forEach(runs::add);
            return finish(StopSignal.STOPPED);
        }
        for (String id : ids) {
            if (answer.context().stop().asked()) return finish(StopSignal.STOPPED);
            // for a single project, the plan that was shown is the plan that runs
            if (one && !shown.isEmpty()) print(execute(shown.getFirst()));
            else cleanOne(id);
        }
        if (ids.isEmpty()) answer.line(Texts.of("cli.clean.nothing"));
        return finish(status);
    }

    private void cleanOne(String id) {
        try {
            print(execute(planning.apply(id)));
        } catch (Problem e) {
            note(e);
        }
    }

    private List<CleanupPlan> plans(List<String> ids) {
        List<CleanupPlan> plans = new ArrayList<>();
        for (String id : ids) {
            try {
                plans.add(planning.apply(id));
            } catch (Problem e) {
                if (one) throw e; // with several, the run itself reports it
            }
        }
        return plans;
    }

    private boolean agreed(List<CleanupPlan> plans) {
        long files = plans.stream().mapToLong(p -> p.doomed().size()).sum();
        long bytes = plans.stream().mapToLong(CleanupPlan::bytes).sum();
        return answer.agrees(Texts.of("cli.clean.ask", files, plans.size(), Formats.bytes(bytes)));
    }

    private CleanupReport execute(CleanupPlan plan) {
        String name = plan.project().name();
        try {
            return cleanup.execute(
                    plan,
                    request,
                    (done, files, _) -> {
                        if (done % Math.max(1, files / STEPS) == 0)
                            answer.progress(
                                    () -> Texts.of("cli.clean.progress", name, done, files));
                        return !answer.context().stop().asked();
                    });
        } finally {
            answer.endProgress();
        }
    }

    private void print(CleanupReport report) {
        runs.add(CleanupJson.Run.of(report));
        problems.addAll(report.problems());
        status = Math.max(status, exitStatus(report));
        CleanText.result(report).forEach(answer::line);
        CleanText.remarks(report).forEach(answer::remark);
    }

    private void note(Problem problem) {
        if (one) throw problem;
        problems.add(problem.sentence());
        status = Math.max(status, problem.code().exitStatus());
        answer.remark(problem);
    }

    private int finish(int exitStatus) {
        if (answer.json()) answer.json(new CleanupJson.Runs(runs, problems));
        return exitStatus;
    }

    private static int exitStatus(CleanupReport report) {
        return switch (report.outcome()) {
            case COMPLETE, HELD, UNDONE -> report.failed().isEmpty() ? 0 : 1;
            case FAILED -> 1;
            case REFUSED -> 3;
            case STOPPED -> StopSignal.STOPPED;
        };
    }
}
