package app.offcut.cleanup.survey;

import static app.offcut.database.own.Tables.MEASURED_AREA;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.database.Timestamp;
import app.offcut.database.own.tables.records.MeasuredAreaRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;

/** The areas as last measured, in offcut.db. What their runs hold comes with a measurement. */
final class MeasuredAreas {
    private MeasuredAreas() {}

    static List<AreaRow> read(DSLContext sql, long libraryId) {
        List<AreaRow> areas = new ArrayList<>();
        for (MeasuredAreaRecord row :
                sql.fetch(MEASURED_AREA, MEASURED_AREA.LIBRARY_ID.eq(libraryId)))
            Area.ofWord(row.getArea())
                    .ifPresent(area -> areas.add(new AreaRow(total(area, row), null)));
        areas.sort(Comparator.comparing(AreaRow::area));
        return List.copyOf(areas);
    }

    private static AreaTotal total(Area area, MeasuredAreaRecord row) {
        return new AreaTotal(
                area,
                row.getEntries(),
                row.getFiles(),
                row.getBytes(),
                Timestamp.parse(row.getOldestUse()),
                Timestamp.parse(row.getLastUse()));
    }

    /** Replaces what is stored. */
    static void store(DSLContext sql, long libraryId, List<AreaRow> areas) {
        sql.deleteFrom(MEASURED_AREA).where(MEASURED_AREA.LIBRARY_ID.eq(libraryId)).execute();
        sql.batchInsert(areas.stream().map(row -> record(libraryId, row.total())).toList())
                .execute();
    }

    private static MeasuredAreaRecord record(long libraryId, AreaTotal total) {
        MeasuredAreaRecord record = new MeasuredAreaRecord();
        record.setLibraryId(libraryId);
        record.setArea(total.area().word());
        record.setEntries(total.entries());
        record.setFiles(total.files());
        record.setBytes(total.bytes());
        record.setOldestUse(total.oldestUse() == null ? null : Timestamp.text(total.oldestUse()));
        record.setLastUse(total.lastUse() == null ? null : Timestamp.text(total.lastUse()));
        return record;
    }
}
