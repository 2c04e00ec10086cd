package app.offcut.cleanup.survey;

import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.MEASURED_CATEGORY;
import static app.offcut.database.own.Tables.MEASURED_PROJECT;

import app.offcut.cleanup.plan.Pins;
import app.offcut.database.LibraryMemory;
import app.offcut.database.Timestamp;
import app.offcut.database.own.tables.records.MeasuredCategoryRecord;
import app.offcut.database.own.tables.records.MeasuredProjectRecord;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
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

    public MeasuredList(LibraryMemory memory, Pins pins) {
        this.memory = memory;
        this.pins = pins;
        areas = new MeasuredAreas(memory);
    }

    /** The stored list; empty if the library was never measured. */
    public Optional<Survey> read() {
        return memory.read(sql -> {
            Instant measuredAt =
                    Timestamp.parse(
                            sql.select(LIBRARY.MEASURED_AT)
                                    .from(LIBRARY)
                                    .where(LIBRARY.ID.eq(memory.id()))
                                    .fetchOne(LIBRARY.MEASURED_AT));
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

    private List<ProjectRow> rows(DSLContext sql) {
        Map<String, Map<Category, Amount>> amounts = amounts(sql);
        Set<String> pinned = pins.read();
        return sql.selectFrom(MEASURED_PROJECT)
                .where(MEASURED_PROJECT.LIBRARY_ID.eq(memory.id()))
                .orderBy(MEASURED_PROJECT.POSITION)
                .fetch(row ->
                        row(
                                row,
                                amounts.getOrDefault(row.getProjectId(), Map.of()),
                                pinned.contains(row.getProjectId())));
    }

    private Map<String, Map<Category, Amount>> amounts(DSLContext sql) {
        Map<String, Category> byWord = new HashMap<>();
        for (Category category : Category.values()) byWord.put(category.word(), category);
        Map<String, Map<Category, Amount>> amounts = new HashMap<>();
        for (MeasuredCategoryRecord row :
                sql.fetch(MEASURED_CATEGORY, MEASURED_CATEGORY.LIBRARY_ID.eq(memory.id()))) {
            Category category = byWord.get(row.getCategory());
            if (category != null)
                amounts.computeIfAbsent(row.getProjectId(), _ -> new EnumMap<>(Category.class))
                        .put(category, new Amount(row.getFiles(), row.getBytes()));
        }
        return amounts;
    }

    private static ProjectRow row(
            MeasuredProjectRecord row, Map<Category, Amount> amounts, boolean pinned) {
        Map<Category, Amount> byCategory = new EnumMap<>(Category.class);
        for (Category category : Category.values())
            byCategory.put(category, amounts.getOrDefault(category, Amount.NONE));
        return new ProjectRow(
                row.getProjectId(),
                row.getName(),
                Timestamp.parse(row.getLastActive()),
                row.getScenes().intValue(),
                new ProjectUsage(
                        byCategory, row.getReclaimableBytes(), row.getSharedBytes(), Map.of()),
                StoredState.read(row.getState(), row.getRefusals(), row.getFilesLeft()),
                null,
                row.getDatabaseStatus(),
                Timestamp.parse(row.getCleanedAt()),
                pinned,
                HeldAmounts.NONE,
                row.getFilesTakenOut());
    }

    /** Replaces the whole stored list. */
    public void store(Survey survey) {
        List<UpdatableRecord<?>> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ProjectRow row : survey.rows()) {
            // only invalid ids can occur twice, for example an empty one; they are already reported
            if (!ids.add(row.id())) continue;
            rows.add(record(row, rows.size()));
            for (var entry : row.usage().byCategory().entrySet())
                rows.add(record(row.id(), entry.getKey(), entry.getValue()));
        }
        memory.write(sql -> {
            sql.deleteFrom(MEASURED_PROJECT)
                    .where(MEASURED_PROJECT.LIBRARY_ID.eq(memory.id()))
                    .execute();
            sql.batchInsert(rows).execute();
            areas.store(survey.areas());
            return sql.update(LIBRARY)
                    .set(LIBRARY.MEASURED_AT, Timestamp.text(survey.measuredAt()))
                    .where(LIBRARY.ID.eq(memory.id()))
                    .execute();
        });
    }

    private MeasuredProjectRecord record(ProjectRow row, int position) {
        MeasuredProjectRecord record = new MeasuredProjectRecord();
        record.setLibraryId(memory.id());
        record.setProjectId(row.id());
        record.setPosition((long) position);
        record.setName(row.name());
        record.setLastActive(text(row.lastActive()));
        record.setScenes((long) row.scenes());
        StoredState state = StoredState.of(row.state());
        record.setState(state.word());
        record.setRefusals(state.refusals());
        record.setFilesLeft(state.filesLeft());
        record.setDatabaseStatus(row.databaseStatus());
        record.setCleanedAt(text(row.cleanedAt()));
        record.setReclaimableBytes(row.usage().reclaimableBytes());
        record.setFilesTakenOut(row.filesTakenOut());
        record.setSharedBytes(row.usage().sharedBytes());
        return record;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.text(moment);
    }

    private MeasuredCategoryRecord record(String projectId, Category category, Amount amount) {
        MeasuredCategoryRecord record = new MeasuredCategoryRecord();
        record.setLibraryId(memory.id());
        record.setProjectId(projectId);
        record.setCategory(category.word());
        record.setFiles(amount.files());
        record.setBytes(amount.bytes());
        return record;
    }
}
