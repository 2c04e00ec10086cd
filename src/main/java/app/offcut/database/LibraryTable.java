package app.offcut.database;

import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.OWED_STATUS;
import static app.offcut.database.own.Tables.PIN;
import static app.offcut.database.own.Tables.PREFERENCE;
import static app.offcut.database.own.Tables.PROJECT_STATUS;
import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.own.Tables.TAKEN_OUT;

import app.offcut.database.own.tables.records.LibraryRecord;
import app.offcut.text.Problem;
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

/**
 * The libraries in offcut.db, recognised by their folder wherever it is moved. Calls within a
 * transaction of {@link OwnDatabase#write} join it.
 */
public record LibraryTable(OwnDatabase own) {
    /** Preference of a library that the user has removed from the list. */
    private static final String REMOVED = "removed";

    /** Preference of a library: the word of its generator. */
    public static final String GENERATOR = "generator";

    /** Preference of a library: what a person has agreed to of the records in the folder above. */
    public static final String RECORDS_ABOVE = "records_above";

    /** Preference of a library without caches: the name of the folder in it that has them. */
    public static final String CACHES_BELOW = "caches_below";

    private static final String AUTO_CLEAN = "auto_cleanup_enabled";

    /**
     * A library that was opened before.
     *
     * @param root as text, because this process may be unable to express it as a path
     */
    public record KnownRoot(long id, String root, @Nullable Instant lastOpened) {}

    /** Whether this library was opened before, in this place or another. */
    public boolean knows(Path root, long inode) {
        return own.read(sql -> at(sql, root) != null || moved(sql, inode, born(root)) != null);
    }

    /** What is known of this folder; empty if it is new, or has replaced another. */
    public Optional<LibraryMemory> find(Path root, long inode) {
        return own.read(sql -> {
            LibraryRecord here = at(sql, root);
            return Optional.ofNullable(here == null ? moved(sql, inode, born(root)) : here)
                    .filter(known -> known.getInode() == inode)
                    .map(known -> new LibraryMemory(own, known.getId()));
        });
    }

    /**
     * What is known of a library that is being opened; inserts or updates its row. If another
     * folder has replaced the one known by this path, its zones, finals, statuses and generator are
     * forgotten, so that nothing in the new folder counts as new or as cleaned; pins stay. A folder
     * that was known by another path keeps its row. On a full disk, an unchanged row stays.
     */
    public LibraryMemory memoryOf(Path root, long device, long inode) {
        try {
            return new LibraryMemory(own, own.write(sql -> opened(sql, root, device, inode)));
        } catch (Problem problem) {
            if (problem.code() != Problem.Code.NO_SPACE) throw problem;
            LibraryRecord known = own.read(sql -> at(sql, root));
            if (known == null || known.getInode() != inode || known.getDevice() != device)
                throw problem;
            return new LibraryMemory(own, known.getId());
        }
    }

    private static long opened(DSLContext sql, Path root, long device, long inode) {
        String born = born(root);
        LibraryRecord known = at(sql, root);
        if (known == null) known = moved(sql, inode, born);
        if (known != null && known.getInode() != inode)
            for (String preference : List.of(GENERATOR, RECORDS_ABOVE, CACHES_BELOW))
                forget(sql, known.getId(), preference);
        LibraryRecord row = place(sql, root, device, inode);
        row.setLastOpenedAt(Timestamp.text(Instant.now()));
        if (known == null) sql.insertInto(LIBRARY).set(row).execute();
        else put(sql, known, row);
        long id = Objects.requireNonNull(at(sql, root)).getId();
        sql.deleteFrom(PREFERENCE).where(removed(DSL.val(id))).execute();
        return id;
    }

    /**
     * Whether a library is where it was when it was last opened, perhaps with another device
     * number. This does not count as a visit: the user's list of libraries stays as it is.
     */
    public boolean isThere(long id, Path root, long device, long inode) {
        return own.write(sql -> {
            LibraryRecord known = sql.fetchOne(LIBRARY, LIBRARY.ID.eq(id));
            if (known == null
                    || !known.getRoot().equals(root.toString())
                    || known.getInode() != inode) return false;
            if (known.getDevice() != device) put(sql, known, place(sql, root, device, inode));
            return true;
        });
    }

    /** The libraries that the user has not removed, newest first. Some may no longer exist. */
    public List<KnownRoot> knownRoots() {
        return own.read(sql ->
                sql.selectFrom(LIBRARY)
                        .whereNotExists(sql.selectOne().from(PREFERENCE).where(removed(LIBRARY.ID)))
                        .orderBy(LIBRARY.LAST_OPENED_AT.desc(), LIBRARY.ID.desc())
                        .fetch(row ->
                                new KnownRoot(
                                        row.getId(),
                                        row.getRoot(),
                                        Timestamp.parse(row.getLastOpenedAt()))));
    }

    private static Condition removed(Field<Long> libraryId) {
        return PREFERENCE.LIBRARY_ID.eq(libraryId).and(PREFERENCE.NAME.eq(REMOVED));
    }

    /**
     * Removes a library from the list until it is opened again. Keeps its history and pins, and
     * files it shares with others stay protected. Forgets its finals, so that new ones that appear
     * meanwhile do not count as new.
     */
    public void remove(long id) {
        own.write(sql -> {
            sql.deleteFrom(PREFERENCE).where(removed(DSL.val(id))).execute();
            SeenRows.forgetFinals(sql, id);
            return sql.insertInto(PREFERENCE)
                    .set(PREFERENCE.LIBRARY_ID, id)
                    .set(PREFERENCE.NAME, REMOVED)
                    .set(PREFERENCE.VALUE, "yes")
                    .execute();
        });
    }

    /**
     * Records a library's new place. A library that was already opened there takes over its history
     * and pins.
     */
    public void relocate(long id, Path root, long device, long inode) {
        own.write(sql -> {
            LibraryRecord known = sql.fetchSingle(LIBRARY, LIBRARY.ID.eq(id));
            LibraryRecord there = at(sql, root);
            if (there != null && !there.getId().equals(id)) return join(sql, id, there.getId());
            if (!isFolderOf(id, root, inode)) SeenRows.forgetSeen(sql, id);
            return put(sql, known, place(sql, root, device, inode));
        });
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
        hand(sql, PROJECT_STATUS.LIBRARY_ID, PROJECT_STATUS.PROJECT_ID, id, there);
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

    /** Whether this is the folder that the library was last time, wherever it was. */
    public boolean isFolderOf(long id, Path folder, long inode) {
        LibraryRecord known = own.read(sql -> sql.fetchSingle(LIBRARY, LIBRARY.ID.eq(id)));
        String born = known.getBornAt();
        return known.getInode() == inode && born != null && born.equals(born(folder));
    }

    private static @Nullable LibraryRecord at(DSLContext sql, Path root) {
        return sql.fetchOne(LIBRARY, LIBRARY.ROOT.eq(root.toString()));
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
        if (!known.getInode().equals(row.getInode())) SeenRows.forgetSeen(sql, known.getId());
        else if (!known.getDevice().equals(row.getDevice()))
            SeenRows.renumber(sql, known, row.getDevice());
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

    /** Forgets what was recorded of a library that now belongs to another generator. */
    public void forgetUnderGenerator(long id) {
        own.write(sql -> {
            sql.deleteFrom(PROJECT_STATUS).where(PROJECT_STATUS.LIBRARY_ID.eq(id)).execute();
            SeenRows.forgetOrphans(sql, id);
            SeenRows.forgetFinals(sql, id);
            return forget(sql, id, AUTO_CLEAN);
        });
    }

    private static int forget(DSLContext sql, long id, String preference) {
        return sql.deleteFrom(PREFERENCE)
                .where(PREFERENCE.LIBRARY_ID.eq(id))
                .and(PREFERENCE.NAME.eq(preference))
                .execute();
    }
}
