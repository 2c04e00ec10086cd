package app.offcut.ui.history;

import app.offcut.cleanup.RunHistory.Run;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A line of the history: a day, or a run of that day. */
sealed interface Line {
    /**
     * @param freedBytes of all its runs
     */
    record Day(LocalDate date, long freedBytes) implements Line {}

    /**
     * @param held whether it can be undone
     */
    record OfRun(Run run, boolean held) implements Line {}

    /**
     * @param runs newest first
     * @param held ids
     */
    static List<Line> of(List<Run> runs, Set<String> held, ZoneId zone) {
        List<Line> lines = new ArrayList<>();
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
            lines.add(new OfRun(run, held.contains(run.run())));
        }
        return List.copyOf(lines);
    }
}
