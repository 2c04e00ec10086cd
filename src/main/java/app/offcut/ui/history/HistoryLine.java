package app.offcut.ui.history;

import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.session.Session.HeldFiles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of the history: a day, or a run of that day. */
sealed interface HistoryLine {
    record Day(LocalDate date, long freedBytes) implements HistoryLine {}

    /**
     * @param held what it holds; empty if it cannot be undone
     * @param older older copies that wait for a decision; empty for none
     */
    record OfRun(Run run, Optional<HeldFiles> held, Optional<HeldFiles> older)
            implements HistoryLine {}

    /**
     * The lines for these runs.
     *
     * @param runs newest first
     * @param held by run id
     * @param older by run id
     */
    static List<HistoryLine> of(
            List<Run> runs,
            Map<String, HeldFiles> held,
            Map<String, HeldFiles> older,
            ZoneId zone) {
        List<HistoryLine> lines = new ArrayList<>();
        int day = 0;
        for (Run run : runs) {
            LocalDate date = LocalDate.ofInstant(run.startedAt(), zone);
            boolean another =
                    lines.isEmpty()
                            || !(lines.get(day) instanceof Day last && last.date.equals(date));
            if (another) {
                day = lines.size();
                lines.add(new Day(date, 0));
            }
            Day before = (Day) lines.get(day);
            lines.set(day, new Day(date, before.freedBytes + run.freedBytes()));
            lines.add(
                    new OfRun(
                            run,
                            Optional.ofNullable(held.get(run.run())),
                            Optional.ofNullable(older.get(run.run()))));
        }
        return List.copyOf(lines);
    }
}
