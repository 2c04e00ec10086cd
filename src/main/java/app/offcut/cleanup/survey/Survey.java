package app.offcut.cleanup.survey;

import app.offcut.library.scan.ShownOnly;
import app.offcut.generator.Category;
import app.offcut.library.scan.ProjectUsage;
import java.time.Instant;
import java.util.List;

/**
 * One complete measurement of a library.
 *
 * @param totals of all projects; a file that several projects share counts once
 * @param inHold of all runs, including those of projects without a row
 * @param orphans project or job folders without a row; shown, never deleted
 * @param problems sentences, for example about an unusable database
 * @param shown what no cleanup looks at
 */
public record Survey(
        Instant measuredAt,
        List<ProjectRow> rows,
        ProjectUsage totals,
        HeldAmounts inHold,
        List<Orphan> orphans,
        List<String> problems,
        ShownOnly shown) {

    /** With nothing beside the projects and the folders without one. */
    public Survey(
            Instant measuredAt,
            List<ProjectRow> rows,
            ProjectUsage totals,
            HeldAmounts inHold,
            List<Orphan> orphans,
            List<String> problems) {
        this(measuredAt, rows, totals, inHold, orphans, problems, ShownOnly.NOTHING);
    }

    /**
     * @param path relative to the library
     */
    public record Orphan(String path, Category category, long files, long bytes) {}
}
