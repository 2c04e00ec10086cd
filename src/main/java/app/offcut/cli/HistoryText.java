package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of the history: the runs of each day, each with its files on request. */
final class HistoryText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());
    private static final String INDENT = "         ";

    private final Map<String, HeldRun> held;
    private final @Nullable Function<String, List<FileResult>> files;
    private final Instant now;

    /**
     * @param held the runs currently in the hold
     * @param files the files of a run, by run id; null to show none
     */
    HistoryText(
            List<HeldRun> held, @Nullable Function<String, List<FileResult>> files, Instant now) {
        this.held = held.stream().collect(Collectors.toMap(HeldRun::run, run -> run));
        this.files = files;
        this.now = now;
    }

    List<String> lines(List<Run> runs) {
        List<String> lines = new ArrayList<>();
        if (runs.isEmpty()) lines.add(Texts.of("cli.history.none"));
        grouped(runs, r -> LocalDate.ofInstant(r.startedAt(), ZoneId.systemDefault()))
                .forEach((day, some) -> addDay(lines, day, some));
        return lines;
    }

    /** In the order of their first values. */
    private static <K, V> Map<K, List<V>> grouped(List<V> values, Function<V, K> key) {
        return values.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private void addDay(List<String> lines, LocalDate day, List<Run> runs) {
        lines.add(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(day));
        Table table = new Table(1, "llrrll");
        for (Run run : runs) addRow(table, run);
        List<String> rows = table.lines();
        for (int i = 0; i < runs.size(); i++) {
            lines.add(rows.get(i));
            addBelow(lines, runs.get(i));
        }
    }

    private void addRow(Table table, Run run) {
        HeldRun left = held(run);
        table.row(
                "  " + TIME.format(run.startedAt()),
                run.projectName(),
                Texts.of(
                        "cli.history.files",
                        left == null ? run.deletedFiles() : CleanText.files(left)),
                Formats.bytes(left == null ? run.freedBytes() : CleanText.bytes(left)),
                Texts.ofStored("report.outcome.", run.outcome()),
                Texts.ofStored("report.by.", run.by()));
    }

    private @Nullable HeldRun held(Run run) {
        return run.outcome().equals(Outcome.HELD.word()) ? held.get(run.run()) : null;
    }

    private void addBelow(List<String> lines, Run run) {
        HeldRun left = held(run);
        if (left != null)
            lines.add(INDENT + Texts.of("cli.history.held", CleanText.until(left, now), run.run()));
        else if (asks(run) instanceof HeldRun asking) lines.add(INDENT + older(asking));
        else if (files != null) lines.add(INDENT + Texts.of("cli.history.run", run.run()));
        if (files != null) addFiles(lines, files.apply(run.run()));
    }

    /** The held run if it was restored except for older copies; else null. */
    private @Nullable HeldRun asks(Run run) {
        HeldRun left = held.get(run.run());
        return left != null && left.needsDecision() ? left : null;
    }

    private static String older(HeldRun run) {
        HeldAmounts inHold = HeldAmounts.olderCopies(run);
        return Texts.of(
                "cli.history.older",
                inHold.olderFiles(),
                Formats.bytes(inHold.olderBytes()),
                run.run());
    }

    private static void addFiles(List<String> lines, List<FileResult> files) {
        grouped(files, FileResult::reason)
                .forEach((reason, some) -> {
                    lines.add(INDENT + Texts.ofStored("goes.", reason));
                    Table table = new Table(2, "rll", Integer.MAX_VALUE);
                    for (FileResult file : some)
                        table.row(
                                INDENT + "  " + Formats.bytes(file.bytes()),
                                Texts.ofStored("report.file.", file.result()),
                                file.cause() == null
                                        ? file.path()
                                        : file.path() + ": " + file.cause());
                    lines.addAll(table.lines());
                });
    }
}
