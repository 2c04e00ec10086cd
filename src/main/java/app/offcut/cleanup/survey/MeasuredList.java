package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.Pins;
import app.offcut.database.LibraryMemory;
import app.offcut.database.Sql;
import app.offcut.database.Timestamp;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.Disk;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The list as last measured, stored in offcut.db so that it opens at once. Its rows carry sizes,
 * names and states, and the areas sizes; finals, orphans, held areas and problems come with the
 * next measurement.
 */
public final class MeasuredList {
    private final LibraryMemory memory;
    private final Pins pins;
    private final MeasuredAreas areas;
    private final MeasuredDays days;

    public MeasuredList(LibraryMemory memory, Pins pins) {
        this.memory = memory;
        this.pins = pins;
        areas = new MeasuredAreas(memory);
        days = new MeasuredDays(memory);
    }

    /** The stored list; empty if the library was never measured. */
    public Optional<Survey> read() {
        return memory.query(sql -> {
            Instant measuredAt =
                    sql.first(
                                    "SELECT measured_at FROM library"
                                            + " WHERE id = ? AND measured_at IS NOT NULL",
                                    row -> row.getString(1),
                                    memory.id())
                            .map(Timestamp::parse)
                            .orElse(null);
            return measuredAt == null
                    ? Optional.empty()
                    : Optional.of(survey(measuredAt, rows(sql), areas.read()));
        });
    }

    private static Survey survey(Instant measuredAt, List<ProjectRow> rows, List<AreaRow> areas) {
        ProjectUsage totals = ProjectUsage.sum(rows.stream().map(ProjectRow::usage).toList());
        return new Survey(
                measuredAt,
                rows,
                totals,
                HeldAmounts.NONE,
                List.of(),
                List.of(),
                areas,
                ShownOnly.NOTHING);
    }

    private List<ProjectRow> rows(Sql sql) throws SQLException {
        Map<String, Map<Category, Amount>> amounts = amounts(sql);
        Set<String> pinned = pins.read();
        return sql.list(
                "SELECT *, coalesce(reclaimable_allocated_bytes, reclaimable_bytes) AS allocated"
                        + " FROM measured_project WHERE library_id = ? ORDER BY position",
                row -> {
                    String id = row.getString("project_id");
                    return row(row, id, amounts.getOrDefault(id, Map.of()), pinned.contains(id));
                },
                memory.id());
    }

    private Map<String, Map<Category, Amount>> amounts(Sql sql) throws SQLException {
        Map<String, Category> byWord = new HashMap<>();
        for (Category category : Category.values()) byWord.put(category.word(), category);
        Map<String, Map<Category, Amount>> amounts = new HashMap<>();
        sql.list(
                "SELECT project_id, category, files, bytes,"
                        + " coalesce(allocated_bytes, bytes) AS allocated FROM measured_category"
                        + " WHERE library_id = ?",
                row -> {
                    Category category = byWord.get(row.getString("category"));
                    if (category == null) return false;
                    amounts.computeIfAbsent(
                                    row.getString("project_id"), _ -> new EnumMap<>(Category.class))
                            .put(category, amount(row));
                    return true;
                },
                memory.id());
        return amounts;
    }

    private static Amount amount(ResultSet row) throws SQLException {
        return new Amount(row.getLong("files"), row.getLong("bytes"), row.getLong("allocated"));
    }

    private static ProjectRow row(
            ResultSet row, String id, Map<Category, Amount> amounts, boolean pinned)
            throws SQLException {
        Map<Category, Amount> byCategory = new EnumMap<>(Category.class);
        for (Category category : Category.values())
            byCategory.put(category, amounts.getOrDefault(category, Amount.NONE));
        return new ProjectRow(
                id,
                row.getString("name"),
                Timestamp.parse(row.getString("last_active")),
                row.getInt("scenes"),
                new ProjectUsage(
                        byCategory,
                        row.getLong("reclaimable_bytes"),
                        row.getLong("allocated"),
                        row.getLong("shared_bytes"),
                        Map.of(),
                        row.getLong("unreadable")),
                StoredState.read(
                        row.getString("state"),
                        row.getString("refusals"),
                        row.getLong("files_left")),
                null,
                row.getString("database_status"),
                Timestamp.parse(row.getString("cleaned_at")),
                pinned,
                HeldAmounts.NONE,
                row.getLong("files_taken_out"));
    }

    /**
     * Replaces the whole stored list, and what is stored of the day.
     *
     * @param disk of the library at that time; null if its size is unknown
     */
    public void store(Survey survey, @Nullable Disk disk) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> amounts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ProjectRow row : survey.rows()) {
            // only invalid ids can occur twice, for example an empty one; they are already reported
            if (!ids.add(row.id())) continue;
            rows.add(values(row, rows.size()));
            row.usage()
                    .byCategory()
                    .forEach((category, amount) -> {
                        if (!amount.equals(Amount.NONE))
                            amounts.add(values(row.id(), category, amount));
                    });
        }
        memory.change(sql -> {
            sql.run("DELETE FROM measured_project WHERE library_id = ?", memory.id());
            sql.runAll(
                    "INSERT INTO measured_project (library_id, project_id, position, name,"
                            + " last_active, scenes, state, refusals, files_left, database_status,"
                            + " cleaned_at, reclaimable_bytes, reclaimable_allocated_bytes,"
                            + " shared_bytes, files_taken_out, unreadable)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
            sql.runAll(
                    "INSERT INTO measured_category (library_id, project_id, category, files, bytes,"
                            + " allocated_bytes) VALUES (?, ?, ?, ?, ?, ?)",
                    amounts);
            areas.store(survey.areas());
            days.store(survey, disk);
            return sql.run(
                    "UPDATE library SET measured_at = ? WHERE id = ?",
                    Timestamp.text(survey.measuredAt()),
                    memory.id());
        });
    }

    private @Nullable Object[] values(ProjectRow row, int position) {
        StoredState state = StoredState.of(row.state());
        return new @Nullable Object[] {
            memory.id(),
            row.id(),
            position,
            row.name(),
            text(row.lastActive()),
            row.scenes(),
            state.word(),
            state.refusals(),
            state.filesLeft(),
            row.databaseStatus(),
            text(row.cleanedAt()),
            row.usage().reclaimableBytes(),
            row.usage().reclaimableAllocatedBytes(),
            row.usage().sharedBytes(),
            row.filesTakenOut(),
            row.usage().unreadable()
        };
    }

    private @Nullable Object[] values(String projectId, Category category, Amount amount) {
        return new @Nullable Object[] {
            memory.id(),
            projectId,
            category.word(),
            amount.files(),
            amount.bytes(),
            amount.allocatedBytes()
        };
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.text(moment);
    }
}
