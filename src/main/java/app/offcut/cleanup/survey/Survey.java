package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One complete measurement of a library.
 *
 * @param totals of all projects; a file that several projects share counts once
 * @param inHold of all runs, including those of projects without a row
 * @param orphans project or job folders without a row; deleted only on request
 * @param problems sentences, for example about an unusable database
 * @param areas files that belong to no single project, in the order of {@link Area}
 * @param shown what no cleanup looks at
 */
public record Survey(
        Instant measuredAt,
        List<ProjectRow> rows,
        ProjectUsage totals,
        HeldAmounts inHold,
        List<Orphan> orphans,
        List<String> problems,
        List<AreaRow> areas,
        ShownOnly shown) {

    /** A survey of projects and folders without one only. */
    public Survey(
            Instant measuredAt,
            List<ProjectRow> rows,
            ProjectUsage totals,
            HeldAmounts inHold,
            List<Orphan> orphans,
            List<String> problems) {
        this(measuredAt, rows, totals, inHold, orphans, problems, List.of(), ShownOnly.NOTHING);
    }

    public AreaTotal area(Area area) {
        return areaRow(area).total();
    }

    public AreaRow areaRow(Area area) {
        return areas.stream()
                .filter(row -> row.area() == area)
                .findFirst()
                .orElseGet(() -> AreaRow.none(area));
    }

    /**
     * @param path relative to the library
     * @param amount of its files
     * @param firstSeen null if it was not noted yet
     * @param stays why nothing of it may go, whatever is in it; null if that depends on its files
     */
    public record Orphan(
            String path,
            Category category,
            Amount amount,
            @Nullable Instant firstSeen,
            @Nullable StayReason stays) {}
}
