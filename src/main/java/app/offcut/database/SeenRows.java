package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.ORPHAN_SEEN;
import static app.offcut.database.own.Tables.PROJECT_STATUS;
import static app.offcut.database.own.Tables.TRUSTED_LINK;
import static app.offcut.database.own.Tables.ZONE_SEEN;

import app.offcut.database.own.tables.records.LibraryRecord;
import org.jooq.DSLContext;

/** The rows of what was seen in a library's folder: they follow the folder, or are forgotten. */
final class SeenRows {
    private SeenRows() {}

    /** Updates the device number, which may change with a reconnected disk or a restart. */
    static void renumber(DSLContext sql, LibraryRecord row, long device) {
        sql.update(ZONE_SEEN)
                .set(ZONE_SEEN.DEVICE, device)
                .where(ZONE_SEEN.LIBRARY_ID.eq(row.getId()))
                .and(ZONE_SEEN.DEVICE.eq(row.getDevice()))
                .execute();
        sql.update(TRUSTED_LINK)
                .set(TRUSTED_LINK.DEVICE, device)
                .where(TRUSTED_LINK.LIBRARY_ID.eq(row.getId()))
                .and(TRUSTED_LINK.DEVICE.eq(row.getDevice()))
                .execute();
        sql.update(PROJECT_STATUS)
                .set(PROJECT_STATUS.FINAL_DEVICE, device)
                .where(PROJECT_STATUS.LIBRARY_ID.eq(row.getId()))
                .and(PROJECT_STATUS.FINAL_DEVICE.eq(row.getDevice()))
                .execute();
    }

    static void forgetSeen(DSLContext sql, long libraryId) {
        sql.deleteFrom(ZONE_SEEN).where(ZONE_SEEN.LIBRARY_ID.eq(libraryId)).execute();
        sql.deleteFrom(TRUSTED_LINK).where(TRUSTED_LINK.LIBRARY_ID.eq(libraryId)).execute();
        sql.deleteFrom(PROJECT_STATUS).where(PROJECT_STATUS.LIBRARY_ID.eq(libraryId)).execute();
        forgetOrphans(sql, libraryId);
        forgetFinals(sql, libraryId);
    }

    static void forgetOrphans(DSLContext sql, long libraryId) {
        sql.deleteFrom(ORPHAN_SEEN).where(ORPHAN_SEEN.LIBRARY_ID.eq(libraryId)).execute();
    }

    static void forgetFinals(DSLContext sql, long libraryId) {
        sql.deleteFrom(FINAL_SEEN).where(FINAL_SEEN.LIBRARY_ID.eq(libraryId)).execute();
        sql.update(LIBRARY)
                .setNull(LIBRARY.FIRST_SEEN_AT)
                .where(LIBRARY.ID.eq(libraryId))
                .execute();
    }

    /** The same of every library. */
    static int forgetAllFinals(DSLContext sql) {
        sql.deleteFrom(FINAL_SEEN).execute();
        return sql.update(LIBRARY).setNull(LIBRARY.FIRST_SEEN_AT).execute();
    }
}
