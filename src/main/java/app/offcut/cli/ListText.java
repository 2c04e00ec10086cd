package app.offcut.cli;

import app.offcut.cleanup.survey.AreaRow;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.generator.Generators;
import app.offcut.library.Amount;
import app.offcut.library.Library;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The list as a text table: totals above, reasons and problems below. */
final class ListText {
    private ListText() {}

    static List<String> lines(Library library, Survey survey, List<ProjectRow> rows) {
        List<String> lines = new ArrayList<>();
        var totals = ListJson.Totals.of(survey);
        lines.add(head(library));
        lines.add(
                Texts.of(
                        "cli.list.totals",
                        totals.projects(),
                        totals.size(),
                        Formats.onDisk(
                                totals.reclaimableBytes(), totals.reclaimableAllocatedBytes()),
                        totals.ready()));
        if (totals.heldBytes() > 0 || totals.olderBytes() > 0)
            lines.add(
                    Texts.of(
                            "cli.list.in-hold",
                            Formats.bytes(totals.heldBytes()),
                            Formats.bytes(totals.olderBytes())));
        for (AreaRow row : survey.areas())
            if (row.total().files() > 0) lines.add(AreaText.line(row.total(), survey.measuredAt()));
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(table(rows, survey.measuredAt()));
        }
        section(lines, reasons(rows, survey.problems()));
        List<String> held = held(survey, rows);
        if (!held.isEmpty()) lines.add("");
        lines.addAll(held); // never wrapped, so that the command can be copied
        section(lines, orphans(survey));
        section(lines, shownOnly(survey.shown()));
        section(lines, survey.problems());
        if (rows.isEmpty() && survey.problems().isEmpty())
            section(lines, List.of(Texts.of("ui.empty.library")));
        return lines;
    }

    /** The library and its generator. */
    static String head(Library library) {
        return Texts.of("cli.list.of", library.root(), Generators.title(library.generator()));
    }

    private static List<String> table(List<ProjectRow> rows, Instant now) {
        var namesakes =
                rows.stream()
                        .collect(Collectors.groupingBy(ProjectRow::name, Collectors.counting()));
        Table table = new Table(0, "lrrl");
        table.row(
                Texts.of("cli.list.project"),
                Texts.of("cli.list.total"),
                Texts.of("cli.list.can-free"),
                Texts.of("cli.list.state"));
        for (ProjectRow row : rows) {
            boolean alone = namesakes.getOrDefault(row.name(), 0L) == 1;
            long free = row.usage().reclaimableBytes();
            table.row(
                    alone ? row.name() : row.name() + " (" + row.id() + ")",
                    total(row.usage()),
                    free == 0 ? "–" : Formats.bytes(free),
                    state(row.state(), now));
        }
        return table.lines();
    }

    private static String total(ProjectUsage usage) {
        String found = Formats.bytes(usage.totalBytes());
        return usage.unreadable() > 0 ? Texts.of("format.at-least", found) : found;
    }

    private static String onDisk(Amount amount) {
        return Formats.onDisk(amount.bytes(), amount.allocatedBytes());
    }

    private static String state(RowState state, Instant now) {
        return switch (state) {
            case RowState.PartlyFailed(long left) -> Texts.of(state, left);
            case RowState.Held held when held.until().isAfter(now) ->
                    Texts.of(state, CleanText.until(held.until(), now));
            case RowState.Held _ -> Texts.of("state.held.over");
            default -> Texts.of(state);
        };
    }

    /** One line for each row. What concerns the whole library is said among its problems. */
    private static List<String> reasons(List<ProjectRow> rows, List<String> problems) {
        List<String> reasons = new ArrayList<>();
        for (ProjectRow row : rows) {
            String reason = row.state().reason();
            if (reason != null && !problems.contains(reason))
                reasons.add(row.name() + ": " + reason);
            ProjectUsage usage = row.usage();
            if (usage.unreadable() > 0)
                reasons.add(Texts.of("cli.list.at-least", row.name(), total(usage)));
            if (Formats.differs(usage.totalBytes(), usage.allocatedBytes())
                    || Formats.differs(usage.reclaimableBytes(), usage.reclaimableAllocatedBytes()))
                reasons.add(
                        Texts.of(
                                "cli.list.on-disk",
                                row.name(),
                                Formats.bytes(usage.allocatedBytes()),
                                usage.reclaimableAllocatedBytes(),
                                Formats.bytes(usage.reclaimableAllocatedBytes())));
            if (row.filesTakenOut() > 0)
                reasons.add(Texts.of("cli.list.kept", row.name(), row.filesTakenOut()));
        }
        return reasons;
    }

    private static List<String> held(Survey survey, List<ProjectRow> rows) {
        List<String> held = new ArrayList<>();
        for (ProjectRow row : rows)
            if (row.state() instanceof RowState.Held one)
                held.add(held(row.name(), one, survey.measuredAt()));
        for (AreaRow row : survey.areas())
            if (row.state() instanceof RowState.Held one)
                held.add(held(Texts.of(row.area()), one, survey.measuredAt()));
        return held;
    }

    private static String held(String name, RowState.Held one, Instant now) {
        String until = CleanText.until(one.until(), now);
        return CleanText.held(name, one.files(), one.bytes(), until, one.run());
    }

    private static List<String> orphans(Survey survey) {
        Function<Survey.Orphan, String> text =
                o -> Texts.of("cli.list.orphan", o.path(), onDisk(o.amount()), o.amount().files());
        return survey.orphans().stream().map(text).toList();
    }

    private static List<String> shownOnly(ShownOnly shown) {
        List<String> lines = new ArrayList<>();
        for (ShownOnly.Shown one : shown.folders())
            lines.add(
                    Texts.of(
                            "cli.list.shown-only",
                            one.path(),
                            onDisk(one.amount()),
                            one.amount().files()));
        List<String> empty = shown.emptyFolders();
        if (!empty.isEmpty())
            lines.add(Texts.of("cli.list.empty-folders", empty.size(), empty.getFirst()));
        return lines;
    }

    private static void section(List<String> lines, List<String> sentences) {
        if (sentences.isEmpty()) return;
        lines.add("");
        for (String sentence : sentences) lines.addAll(Table.wrap(sentence, "  "));
    }
}
