package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import app.offcut.database.LibraryMemory;
import app.offcut.database.Timestamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The areas as last measured, in offcut.db. What their runs hold comes with a measurement. */
final class MeasuredAreas {
    private final LibraryMemory memory;

    MeasuredAreas(LibraryMemory memory) {
        this.memory = memory;
    }

    List<AreaRow> read() {
        return memory.query(sql ->
                sql
                        .list(
                                "SELECT area, entries, files, bytes, oldest_use, last_use,"
                                        + " coalesce(allocated_bytes, bytes) AS allocated"
                                        + " FROM measured_area WHERE library_id = ?",
                                MeasuredAreas::area,
                                memory.id())
                        .stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(AreaRow::area))
                        .toList());
    }

    private static Optional<AreaRow> area(ResultSet row) throws SQLException {
        long entries = row.getLong("entries");
        long files = row.getLong("files");
        long bytes = row.getLong("bytes");
        long allocated = row.getLong("allocated");
        Instant oldest = Timestamp.parse(row.getString("oldest_use"));
        Instant last = Timestamp.parse(row.getString("last_use"));
        return Area.ofWord(row.getString("area"))
                .map(area -> new AreaTotal(area, entries, files, bytes, allocated, oldest, last))
                .map(total -> new AreaRow(total, null));
    }

    /** Replaces what is stored. */
    void store(List<AreaRow> areas) {
        memory.change(sql -> {
            sql.run("DELETE FROM measured_area WHERE library_id = ?", memory.id());
            return sql.runAll(
                    "INSERT INTO measured_area"
                            + " (library_id, area, entries, files, bytes, allocated_bytes,"
                            + " oldest_use, last_use) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    areas.stream().map(row -> values(row.total())).toList());
        });
    }

    private @Nullable Object[] values(AreaTotal total) {
        return new @Nullable Object[] {
            memory.id(),
            total.area().word(),
            total.entries(),
            total.files(),
            total.bytes(),
            total.allocatedBytes(),
            total.oldestUse() == null ? null : Timestamp.text(total.oldestUse()),
            total.lastUse() == null ? null : Timestamp.text(total.lastUse())
        };
    }
}
