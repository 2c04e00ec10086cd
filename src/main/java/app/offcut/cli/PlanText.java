package app.offcut.cli;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of a plan: what goes, then what stays, grouped by reason. */
final class PlanText {
    private PlanText() {}

    /**
     * @param after what no longer works after a cleanup
     * @param closed how many files lie in folders that this user may not change
     */
    static List<String> lines(CleanupPlan plan, String after, long closed) {
        List<String> lines = new ArrayList<>();
        lines.add(
                Texts.of(
                        "cli.plan.totals",
                        plan.project().name(),
                        plan.doomed().size(),
                        Formats.freeing(plan.bytes(), plan.allocatedBytes())));
        switch (plan.verdict()) {
            case Verdict.Passed _ -> {}
            case Verdict.Refused(Refusal refusal) ->
                    lines.addAll(wrap("cli.plan.refused", refusal.message()));
            case Verdict.NeedsReview(List<Refusal> rules) ->
                    rules.forEach(r ->
                            lines.addAll(wrap("cli.plan.review", r.message(), r.rule().word())));
        }
        if (closed > 0) lines.addAll(wrap("plan.not-writable", closed, plan.doomed().size()));
        groups(plan).forEach((head, items) -> addGroup(lines, head, items));
        if (!plan.doomed().isEmpty()) {
            lines.add("");
            lines.addAll(Table.wrap(after, "  "));
        }
        return lines;
    }

    private static List<String> wrap(String key, Object... arguments) {
        return Table.wrap(Texts.of(key, arguments), "  ");
    }

    /** By heading; files that go come first. */
    private static Map<String, List<PlanItem>> groups(CleanupPlan plan) {
        Map<String, List<PlanItem>> groups = new LinkedHashMap<>();
        plan.items().stream()
                .sorted(Comparator.comparing(PlanItem::goes).reversed())
                .forEach(item ->
                        groups.computeIfAbsent(item.message(), _ -> new ArrayList<>()).add(item));
        return groups;
    }

    private static void addGroup(List<String> lines, String heading, List<PlanItem> items) {
        lines.add("");
        lines.addAll(Table.wrap(heading, "  "));
        int widest = items.stream().mapToInt(item -> size(item).length()).max().orElse(0);
        for (PlanItem item : items) {
            String size = size(item);
            // a path is never shortened: it is what the user needs to see
            lines.add("  " + " ".repeat(widest - size.length()) + size + "  " + item.path());
        }
    }

    private static String size(PlanItem item) {
        return Formats.onDisk(item.bytes(), item.allocatedBytes());
    }
}
