package app.offcut.cleanup.insights;

import app.offcut.cleanup.survey.MeasuredDays;
import app.offcut.cleanup.survey.MeasuredDays.Day;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.database.LibraryMemory;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Reads from offcut.db what the past of a library tells. Blocking. */
public final class InsightsReader {
    private final MeasuredDays days;
    private final FreedBytes freed;
    private final InstantSource clock;

    public InsightsReader(LibraryMemory memory, InstantSource clock) {
        this.days = new MeasuredDays(memory);
        this.freed = new FreedBytes(memory);
        this.clock = clock;
    }

    /**
     * @param rows of the newest survey
     */
    public Insights read(List<ProjectRow> rows) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        List<Day> read = days.read(today);
        return new Insights(
                today,
                read,
                TrendEstimate.of(read, today),
                freed.months(today),
                VideoCost.of(rows, freed.byProject()).orElse(null));
    }
}
