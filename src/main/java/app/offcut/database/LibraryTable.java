package app.offcut.database;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.OWED_STATUS;
import static app.offcut.database.own.Tables.PIN;
import static app.offcut.database.own.Tables.PREFERENCE;
import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.own.Tables.TAKEN_OUT;
import static app.offcut.database.own.Tables.TRUSTED_LINK;
import static app.offcut.database.own.Tables.ZONE_SEEN;

import app.offcut.database.OwnDatabase.KnownRoot;
import app.offcut.database.own.tables.records.LibraryRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The libraries in offcut.db, recognised by their folder wherever it is moved. */
final class LibraryTable {
    /** Preference of a library that the user has removed from the list. */
    private static final String REMOVED = "removed";

    private LibraryTable() {}

    static long opened(DSLContext sql, Path root, long device, long inode) {
        String born = born(root);
        LibraryRecord known = sql.fetchOne(LIBRARY, LIBRARY.ROOT.eq(root.toString()));
        if (known == null) known = moved(sql, inode, born);
        LibraryRecord row = place(sql, root, device, inode);
        row.setLastOpenedAt(Timestamp.text(Instant.now()));
        if (known == null) sql.insertInto(LIBRARY).set(row).execute();
        else put(sql, known, row);
        long id = sql.fetchSingle(LIBRARY, LIBRARY.ROOT.eq(root.toString())).getId();
        sql.deleteFrom(PREFERENCE).where(removed(DSL.val(id))).execute();
        return id;
    }

    /**
     * Whether a known library is in its old place. Unlike {@link #opened}, this does not count as a
     * visit of the user: the list of libraries stays as it is.
     */
    static boolean isThere(DSLContext sql, long id, Path root, long device, long inode) {
        LibraryRecord known = sql.fetchOne(LIBRARY, LIBRARY.ID.eq(id));
        if (known == null || !known.getRoot().equals(root.toString()) || known.getInode() != inode)
            return false;
        if (known.getDevice() != device) put(sql, known, place(sql, root, device, inode));
        return true;
    }

    static boolean none(DSLContext sql) {
        return !sql.fetchExists(LIBRARY);
    }

    /** Whether it was opened before, in this place or another. */
    static boolean isKnown(DSLContext sql, Path root, long inode) {
        return sql.fetchExists(LIBRARY, LIBRARY.ROOT.eq(root.toString()))
                || moved(sql, inode, born(root)) != null;
    }

    static int forgetAllFinals(DSLContext sql) {
        sql.deleteFrom(FINAL_SEEN).execute();
        return sql.update(LIBRARY).setNull(LIBRARY.FIRST_SEEN_AT).execute();
    }

    static List<KnownRoot> known(DSLContext sql) {
        return sql.selectFrom(LIBRARY)
                .whereNotExists(sql.selectOne().from(PREFERENCE).where(removed(LIBRARY.ID)))
                .orderBy(LIBRARY.LAST_OPENED_AT.desc(), LIBRARY.ID.desc())
                .fetch(row ->
                        new KnownRoot(
                                row.getId(),
                                row.getRoot(),
                                Timestamp.parse(row.getLastOpenedAt())));
    }

    private static Condition removed(Field<Long> libraryId) {
        return PREFERENCE.LIBRARY_ID.eq(libraryId).and(PREFERENCE.NAME.eq(REMOVED));
    }

    static int removed(DSLContext sql, long id) {
        sql.deleteFrom(PREFERENCE).where(removed(DSL.val(id))).execute();
        forgetFinals(sql, id);
        return sql.insertInto(PREFERENCE)
                .set(PREFERENCE.LIBRARY_ID, id)
                .set(PREFERENCE.NAME, REMOVED)
                .set(PREFERENCE.VALUE, "yes")
                .execute();
    }

    static int relocated(DSLContext sql, long id, Path root, long device, long inode) {
        LibraryRecord known = sql.fetchSingle(LIBRARY, LIBRARY.ID.eq(id));
        LibraryRecord there = sql.fetchOne(LIBRARY, LIBRARY.ROOT.eq(root.toString()));
        if (there != null && !there.getId().equals(id)) return join(sql, id, there.getId());
        if (!isFolderOf(sql, id, root, inode)) forgetSeen(sql, id);
        return put(sql, known, place(sql, root, device, inode));
    }

    /**
     * Merges with the row of its new place, where it was opened already and may be open: that row
     * stays.
     */
    private static int join(DSLContext sql, long id, long there) {
        hand(sql, RUN.LIBRARY_ID, RUN.ID, id, there);
        hand(sql, PIN.LIBRARY_ID, PIN.PROJECT_ID, id, there);
        hand(sql, TAKEN_OUT.LIBRARY_ID, TAKEN_OUT.PATH, id, there);
        hand(sql, OWED_STATUS.LIBRARY_ID, OWED_STATUS.PROJECT_ID, id, there);
        hand(sql, PREFERENCE.LIBRARY_ID, PREFERENCE.NAME, id, there);
        sql.deleteFrom(PREFERENCE).where(removed(DSL.val(there))).execute();
        return sql.deleteFrom(LIBRARY).where(LIBRARY.ID.eq(id)).execute();
    }

    /** Moves rows to another library; existing rows there stay. */
    private static void hand(
            DSLContext sql,
            TableField<?, Long> libraryId,
            TableField<?, String> key,
            long from,
            long to) {
        var table = Objects.requireNonNull(libraryId.getTable());
        sql.update(table)
                .set(libraryId, to)
                .where(libraryId.eq(from))
                .and(key.notIn(sql.select(key).from(table).where(libraryId.eq(to))))
                .execute();
    }

    static boolean isFolderOf(DSLContext sql, long id, Path folder, long inode) {
        LibraryRecord known = sql.fetchSingle(LIBRARY, LIBRARY.ID.eq(id));
        String born = known.getBornAt();
        return known.getInode() == inode && born != null && born.equals(born(folder));
    }

    private static LibraryRecord place(DSLContext sql, Path root, long device, long inode) {
        LibraryRecord row = sql.newRecord(LIBRARY);
        row.setRoot(root.toString());
        row.setDevice(device);
        row.setInode(inode);
        row.setBornAt(born(root));
        return row;
    }

    private static int put(DSLContext sql, LibraryRecord known, LibraryRecord row) {
        if (!known.getInode().equals(row.getInode())) forgetSeen(sql, known.getId());
        else if (!known.getDevice().equals(row.getDevice())) renumber(sql, known, row.getDevice());
        return sql.update(LIBRARY).set(row).where(LIBRARY.ID.eq(known.getId())).execute();
    }

    /**
     * Finds a folder that was moved. Inode numbers are reused for other folders, but not with the
     * same creation time.
     */
    private static @Nullable LibraryRecord moved(
            DSLContext sql, long inode, @Nullable String born) {
        if (born == null || inode == 0) return null; // its disk has no stable file numbers
        for (LibraryRecord row :
                sql.fetch(LIBRARY, LIBRARY.INODE.eq(inode).and(LIBRARY.BORN_AT.eq(born)))) {
            Optional<Path> before = StoredPath.of(row.getRoot());
            if (before.isPresent() && !born.equals(born(before.get()))) return row;
        }
        return null;
    }

    /**
     * Creation time; null if there is no folder. A system without creation times reports the last
     * change.
     */
    private static @Nullable String born(Path folder) {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class)
                    .creationTime()
                    .toString();
        } catch (IOException e) {
            return null;
        }
    }

    /** Updates the device number, which may change with a reconnected disk or a restart. */
    private static void renumber(DSLContext sql, LibraryRecord row, long device) {
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
    }

    private static void forgetSeen(DSLContext sql, long libraryId) {
        sql.deleteFrom(ZONE_SEEN).where(ZONE_SEEN.LIBRARY_ID.eq(libraryId)).execute();
        sql.deleteFrom(TRUSTED_LINK).where(TRUSTED_LINK.LIBRARY_ID.eq(libraryId)).execute();
        forgetFinals(sql, libraryId);
    }

    private static void forgetFinals(DSLContext sql, long libraryId) {
        sql.deleteFrom(FINAL_SEEN).where(FINAL_SEEN.LIBRARY_ID.eq(libraryId)).execute();
        sql.update(LIBRARY)
                .setNull(LIBRARY.FIRST_SEEN_AT)
                .where(LIBRARY.ID.eq(libraryId))
                .execute();
    }
}
