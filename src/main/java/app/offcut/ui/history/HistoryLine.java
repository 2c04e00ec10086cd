package app.offcut.ui.history;

import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.session.Session.HeldFiles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of the history: a day, or a run of that day. */
sealed interface HistoryLine {
    record Day(LocalDate date, long freedBytes) implements HistoryLine {}

    /** What the run holds, if it can be undone, and its older copies that wait for a decision. */
    record OfRun(Run run, Optional<HeldFiles> held, Optional<HeldFiles> older)
            implements HistoryLine {}

    /** The lines for runs, newest first; the held files by run id. */
    static List<HistoryLine> of(
            List<Run> runs,
            Map<String, HeldFiles> held,
            Map<String, HeldFiles> older,
            ZoneId zone) {
        Map<LocalDate, List<Run>> days = new LinkedHashMap<>();
        for (Run run : runs)
            days.computeIfAbsent(LocalDate.ofInstant(run.startedAt(), zone), _ -> new ArrayList<>())
                    .add(run);
        List<HistoryLine> lines = new ArrayList<>();
        days.forEach((date, day) -> {
            lines.add(new Day(date, day.stream().mapToLong(Run::freedBytes).sum()));
            for (Run run : day)
                lines.add(
                        new OfRun(
                                run,
                                Optional.ofNullable(held.get(run.run())),
                                Optional.ofNullable(older.get(run.run()))));
        });
        return List.copyOf(lines);
    }
}
