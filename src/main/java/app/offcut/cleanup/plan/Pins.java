package app.offcut.cleanup.plan;

import static app.offcut.database.own.Tables.PIN;

import app.offcut.database.OwnDatabase;
import java.util.Set;

/** The pinned projects, whose files the user keeps. Stored in offcut.db. */
public final class Pins {
    private final OwnDatabase own;
    private final long libraryId;

    public Pins(OwnDatabase own, long libraryId) {
        this.own = own;
        this.libraryId = libraryId;
    }

    /** The ids of the pinned projects. */
    public Set<String> read() {
        return own.read(sql ->
                sql.select(PIN.PROJECT_ID)
                        .from(PIN)
                        .where(PIN.LIBRARY_ID.eq(libraryId))
                        .fetchSet(PIN.PROJECT_ID));
    }

    public void pin(String projectId) {
        own.write(sql ->
                sql.insertInto(PIN)
                        .set(PIN.LIBRARY_ID, libraryId)
                        .set(PIN.PROJECT_ID, projectId)
                        .onConflictDoNothing()
                        .execute());
    }

    public void unpin(String projectId) {
        own.write(sql ->
                sql.deleteFrom(PIN)
                        .where(PIN.LIBRARY_ID.eq(libraryId))
                        .and(PIN.PROJECT_ID.eq(projectId))
                        .execute());
    }
}
