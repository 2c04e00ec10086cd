package app.offcut.cli;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.Amount;
import app.offcut.library.Category;
import app.offcut.library.Library;
import app.offcut.library.scan.ProjectUsage;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code list}. */
record ListJson(
        int schema,
        String library,
        Instant measuredAt,
        Totals totals,
        List<Row> projects,
        List<Orphan> orphans,
        List<String> problems) {

    static ListJson of(Library library, Survey survey, List<ProjectRow> sorted) {
        return new ListJson(
                Json.SCHEMA,
                library.root().toString(),
                survey.measuredAt(),
                Totals.of(survey),
                sorted.stream().map(Row::of).toList(),
                survey.orphans().stream()
                        .map(o -> new Orphan(o.path(), o.category().word(), o.files(), o.bytes()))
                        .toList(),
                survey.problems());
    }

    /**
     * @param heldBytes what can still be undone
     * @param olderBytes of older copies, which a person must decide about
     */
    record Totals(
            long bytes,
            long reclaimableBytes,
            long projects,
            long ready,
            long heldBytes,
            long olderBytes) {
        static Totals of(Survey survey) {
            return new Totals(
                    survey.totals().totalBytes(),
                    survey.totals().reclaimableBytes(),
                    survey.rows().size(),
                    survey.rows().stream()
                            .map(ProjectRow::state)
                            .filter(RowState::cleanable)
                            .count(),
                    survey.inHold().heldBytes(),
                    survey.inHold().olderBytes());
        }
    }

    record Row(
            String id,
            String name,
            String state,
            @Nullable String reason,
            @Nullable String databaseStatus,
            @Nullable Instant cleanedAt,
            boolean pinned,
            @SerializedName("final") @Nullable Final finalFile,
            long bytes,
            long reclaimableBytes,
            long sharedBytes,
            long files,
            Map<String, Amount> categories,
            long heldBytes,
            long olderBytes,
            long keptFiles) {
        static Row of(ProjectRow row) {
            ProjectUsage usage = row.usage();
            Map<String, Amount> categories = new LinkedHashMap<>();
            for (Category category : Category.values()) {
                categories.put(category.word(), usage.of(category));
            }
            return new Row(
                    row.id(),
                    row.name(),
                    row.state().word(),
                    row.state().reason(),
                    row.databaseStatus(),
                    row.cleanedAt(),
                    row.pinned(),
                    Final.of(row.finalFile()),
                    usage.totalBytes(),
                    usage.reclaimableBytes(),
                    usage.sharedBytes(),
                    usage.files(),
                    categories,
                    row.inHold().heldBytes(),
                    row.inHold().olderBytes(),
                    row.filesTakenOut());
        }
    }

    record Final(String path, long bytes, String verdict) {
        static @Nullable Final of(ProjectRow.@Nullable FinalFile file) {
            return file == null ? null : new Final(file.path(), file.bytes(), file.verdict());
        }
    }

    record Orphan(String path, String category, long files, long bytes) {}
}
