package app.offcut.cli;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plan}: shows what would go, what stays, and why. Changes nothing. */
@Command(
        name = "plan",
        description = "Show what a cleanup would delete, what it would leave, and why.",
        footer = {"", "Examples:", "  offcut plan \"Ice cores\"", "  offcut plan --ready --json"})
final class PlanCommand extends LibraryCommand {
    @Mixin private ProjectSelection chosen = new ProjectSelection();

    @Override
    void checkUsage() {
        chosen.check();
    }

    @Override
    int run(OpenLibrary open) {
        List<String> ids = chosen.ids(open);
        if (chosen.one()) {
            show(open.plan(ids.getFirst()), open);
            return 0;
        }
        List<Json.Joined> plans = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int status = 0;
        for (String id : ids) {
            try {
                CleanupPlan plan = open.plan(id);
                if (answer().json()) plans.add(Json.numbered(json(plan, open)));
                else show(plan, open);
            } catch (Problem e) {
                problems.add(e.sentence());
                answer().remark(e);
                status = Math.max(status, e.code().exitStatus());
            }
        }
        if (answer().json()) answer().json(new CleanupJson.Plans(plans, problems));
        return status;
    }

    private void show(CleanupPlan plan, OpenLibrary open) {
        if (answer().json()) answer().json(json(plan, open));
        else PlanText.lines(plan, open.afterCleanup(), open.closed(plan)).forEach(answer()::line);
    }

    private static CleanupJson.Plan json(CleanupPlan plan, OpenLibrary open) {
        return CleanupJson.Plan.of(plan, open.closed(plan));
    }
}
