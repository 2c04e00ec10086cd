package app.offcut.cleanup.plan;

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
        return Set.copyOf(
                memory.query(sql ->
                        sql.list(
                                "SELECT project_id FROM pin WHERE library_id = ?",
                                row -> row.getString(1),
                                memory.id())));
    }

    public void pin(String projectId) {
        memory.change(sql ->
                sql.run(
                        "INSERT INTO pin (library_id, project_id) VALUES (?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        memory.id(),
                        projectId));
    }

    public void unpin(String projectId) {
        memory.change(sql ->
                sql.run(
                        "DELETE FROM pin WHERE library_id = ? AND project_id = ?",
                        memory.id(),
                        projectId));
    }
}
