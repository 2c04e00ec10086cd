package app.offcut.autoclean;

import static app.offcut.database.own.Tables.FINAL_SEEN;
import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.PREFERENCE;

import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.database.LibraryMemory;
import app.offcut.files.FileIdentity;
import app.offcut.library.LocalTimes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The finals that existed at first sight and those dealt with since, stored in offcut.db. A final
 * that is missing here, or differs from its record, is new.
 */
public final class FinalsSeen {
    /** Stands for a file system without identities. */
    private static final FileIdentity NONE = new FileIdentity(-1, -1);

    private final LibraryMemory memory;

    public FinalsSeen(LibraryMemory memory) {
        this.memory = memory;
    }

    /** How a final was left; the column {@code good} stores its number. */
    enum State {
        /** The video was incomplete: treated as new. */
        BROKEN(0),
        DONE(1),
        /** Cleaned, but some files may go a little later. */
        AGAIN(2);

        private final long code;

        State(long code) {
            this.code = code;
        }

        static State of(long code) {
            return code <= BROKEN.code ? BROKEN : code == DONE.code ? DONE : AGAIN;
        }
    }

    record Seen(long bytes, Instant modified, State state) {

        /**
         * Whether it is the same file, unmodified. Ignores the file's identity: reconnecting a
         * disk, a file system without stable inode numbers or a restored backup changes it, and the
         * whole backlog would look new. A new render has another mtime. Tolerates a shift by hours,
         * because daylight saving time moves the mtime on FAT.
         */
        boolean same(FinalFingerprint look) {
            return bytes == look.bytes() && LocalTimes.mayBe(modified, look.modified());
        }
    }

    /** Whether the first sight was recorded. */
    boolean begun() {
        return memory.read(this::begun);
    }

    private boolean begun(DSLContext db) {
        return db.fetchExists(
                LIBRARY, LIBRARY.ID.eq(memory.id()).and(LIBRARY.FIRST_SEEN_AT.isNotNull()));
    }

    /**
     * Records the first sight; does nothing if already done.
     *
     * @param hidden folders that could not be read
     */
    void begin(
            List<FinalFingerprint> looks, Set<String> brokenPaths, Set<String> hidden, Instant at) {
        memory.write(db -> {
            if (begun(db)) return false;
            for (FinalFingerprint look : looks) store(db, look, state(look, brokenPaths));
            hidden(db, hidden);
            db.update(LIBRARY)
                    .set(LIBRARY.FIRST_SEEN_AT, at.toString())
                    .where(LIBRARY.ID.eq(memory.id()))
                    .execute();
            return true;
        });
    }

    /** Makes the next look the first sight. */
    void forget() {
        memory.write(db -> {
            db.deleteFrom(FINAL_SEEN).where(FINAL_SEEN.LIBRARY_ID.eq(memory.id())).execute();
            return db.update(LIBRARY)
                    .setNull(LIBRARY.FIRST_SEEN_AT)
                    .where(LIBRARY.ID.eq(memory.id()))
                    .execute();
        });
    }

    /** Folders that have not been readable since the first sight. */
    Set<String> outOfSight() {
        return memory.read(db ->
                db
                        .select(PREFERENCE.VALUE)
                        .from(PREFERENCE)
                        .where(hidden().and(PREFERENCE.LIBRARY_ID.eq(memory.id())))
                        .fetch(PREFERENCE.VALUE)
                        .stream()
                        .flatMap(String::lines)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Records the finals of folders that have become readable.
     *
     * @param hidden the folders that are still unreadable
     */
    void cameIntoSight(List<FinalFingerprint> looks, Set<String> brokenPaths, Set<String> hidden) {
        memory.write(db -> {
            for (FinalFingerprint look : looks) store(db, look, state(look, brokenPaths));
            return hidden(db, hidden);
        });
    }

    private int hidden(DSLContext db, Set<String> folders) {
        db.deleteFrom(PREFERENCE)
                .where(hidden().and(PREFERENCE.LIBRARY_ID.eq(memory.id())))
                .execute();
        if (folders.isEmpty()) return 0;
        return db.insertInto(PREFERENCE)
                .set(PREFERENCE.LIBRARY_ID, memory.id())
                .set(PREFERENCE.NAME, "finals_out_of_sight")
                .set(PREFERENCE.VALUE, String.join("\n", folders))
                .execute();
    }

    /** The records by path. */
    Map<String, Seen> read() {
        return read(DSL.noCondition());
    }

    /** The records of these projects, and of finals that belonged to none, by path. */
    Map<String, Seen> read(Set<String> projects) {
        return read(FINAL_SEEN.PROJECT_ID.in(projects).or(FINAL_SEEN.PROJECT_ID.eq("")));
    }

    private Map<String, Seen> read(Condition which) {
        return memory.read(db ->
                db.select()
                        .from(FINAL_SEEN)
                        .where(FINAL_SEEN.LIBRARY_ID.eq(memory.id()))
                        .and(which)
                        .fetchMap(row -> row.get(FINAL_SEEN.PATH), FinalsSeen::seen));
    }

    private static Seen seen(Record row) {
        return new Seen(
                row.get(FINAL_SEEN.BYTES),
                Instant.parse(row.get(FINAL_SEEN.MODIFIED_AT)),
                State.of(row.get(FINAL_SEEN.GOOD)));
    }

    /** Records that these finals were dealt with, so they are no longer new. */
    void remember(List<FinalFingerprint> looks, State state) {
        memory.write(db -> {
            for (FinalFingerprint look : looks) store(db, look, state);
            return looks.size();
        });
    }

    private static State state(FinalFingerprint look, Set<String> brokenPaths) {
        return brokenPaths.contains(look.path()) ? State.BROKEN : State.DONE;
    }

    private void store(DSLContext db, FinalFingerprint look, State state) {
        var row = db.newRecord(FINAL_SEEN);
        row.setLibraryId(memory.id());
        row.setProjectId(look.projectId());
        row.setPath(look.path());
        row.setDevice(identity(look).device());
        row.setInode(identity(look).inode());
        row.setBytes(look.bytes());
        row.setModifiedAt(look.modified().toString());
        row.setGood(state.code);
        db.insertInto(FINAL_SEEN).set(row).onDuplicateKeyUpdate().set(row).execute();
    }

    private static FileIdentity identity(FinalFingerprint look) {
        FileIdentity identity = look.identity();
        return identity == null ? NONE : identity;
    }

    /** Not a constant: jOOQ is loaded only where something is asked. */
    private static Condition hidden() {
        return PREFERENCE.NAME.eq("finals_out_of_sight");
    }
}
