package app.offcut.cleanup.plan;

import static app.offcut.database.own.Tables.PIN;

import app.offcut.database.LibraryMemory;
import java.util.Set;

/** The pinned projects, whose files the user keeps. Stored in offcut.db. */
public final class Pins {
    private final LibraryMemory memory;

    public Pins(LibraryMemory memory) {
        this.memory = memory;
    }

    /** The ids of the pinned projects. */
    public Set<String> read() {
        return memory.read(sql ->
                sql.select(PIN.PROJECT_ID)
                        .from(PIN)
                        .where(PIN.LIBRARY_ID.eq(memory.id()))
                        .fetchSet(PIN.PROJECT_ID));
    }

    public void pin(String projectId) {
        memory.write(sql ->
                sql.insertInto(PIN)
                        .set(PIN.LIBRARY_ID, memory.id())
                        .set(PIN.PROJECT_ID, projectId)
                        .onConflictDoNothing()
                        .execute());
    }

    public void unpin(String projectId) {
        memory.write(sql ->
                sql.deleteFrom(PIN)
                        .where(PIN.LIBRARY_ID.eq(memory.id()))
                        .and(PIN.PROJECT_ID.eq(projectId))
                        .execute());
    }
}
