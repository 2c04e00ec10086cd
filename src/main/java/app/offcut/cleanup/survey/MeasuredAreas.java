package app.offcut.cleanup.survey;

import static app.offcut.database.own.Tables.MEASURED_AREA;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.database.LibraryMemory;
import app.offcut.database.Timestamp;
import app.offcut.database.own.tables.records.MeasuredAreaRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The areas as last measured, in offcut.db. What their runs hold comes with a measurement. */
final class MeasuredAreas {
    private final LibraryMemory memory;

    MeasuredAreas(LibraryMemory memory) {
        this.memory = memory;
    }

    List<AreaRow> read() {
        return memory.read(sql -> {
            List<AreaRow> areas = new ArrayList<>();
            for (MeasuredAreaRecord row :
                    sql.fetch(MEASURED_AREA, MEASURED_AREA.LIBRARY_ID.eq(memory.id())))
                Area.ofWord(row.getArea())
                        .ifPresent(area -> areas.add(new AreaRow(total(area, row), null)));
            areas.sort(Comparator.comparing(AreaRow::area));
            return List.copyOf(areas);
        });
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
    void store(List<AreaRow> areas) {
        memory.write(sql -> {
            sql.deleteFrom(MEASURED_AREA).where(MEASURED_AREA.LIBRARY_ID.eq(memory.id())).execute();
            return sql.batchInsert(areas.stream().map(row -> record(row.total())).toList())
                    .execute();
        });
    }

    private MeasuredAreaRecord record(AreaTotal total) {
        MeasuredAreaRecord record = new MeasuredAreaRecord();
        record.setLibraryId(memory.id());
        record.setArea(total.area().word());
        record.setEntries(total.entries());
        record.setFiles(total.files());
        record.setBytes(total.bytes());
        record.setOldestUse(total.oldestUse() == null ? null : Timestamp.text(total.oldestUse()));
        record.setLastUse(total.lastUse() == null ? null : Timestamp.text(total.lastUse()));
        return record;
    }
}
