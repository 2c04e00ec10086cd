package app.offcut.database;

import java.sql.SQLException;

/** The rows of what was seen in a library's folder: they follow the folder, or are forgotten. */
final class SeenRows {
    private SeenRows() {}

    /** Updates the device number, which may change with a reconnected disk or a restart. */
    static void renumber(Sql sql, long libraryId, long before, long device) throws SQLException {
        sql.run(
                "UPDATE zone_seen SET device = ? WHERE library_id = ? AND device = ?",
                device,
                libraryId,
                before);
        sql.run(
                "UPDATE trusted_link SET device = ? WHERE library_id = ? AND device = ?",
                device,
                libraryId,
                before);
        sql.run(
                "UPDATE project_status SET final_device = ?"
                        + " WHERE library_id = ? AND final_device = ?",
                device,
                libraryId,
                before);
    }

    static void forgetSeen(Sql sql, long libraryId) throws SQLException {
        sql.run("DELETE FROM zone_seen WHERE library_id = ?", libraryId);
        sql.run("DELETE FROM trusted_link WHERE library_id = ?", libraryId);
        sql.run("DELETE FROM project_status WHERE library_id = ?", libraryId);
        forgetOrphans(sql, libraryId);
        forgetFinals(sql, libraryId);
    }

    static void forgetOrphans(Sql sql, long libraryId) throws SQLException {
        sql.run("DELETE FROM orphan_seen WHERE library_id = ?", libraryId);
    }

    static void forgetFinals(Sql sql, long libraryId) throws SQLException {
        sql.run("DELETE FROM final_seen WHERE library_id = ?", libraryId);
        sql.run("UPDATE library SET first_seen_at = NULL WHERE id = ?", libraryId);
    }

    /** The same of every library. */
    static int forgetAllFinals(Sql sql) throws SQLException {
        sql.run("DELETE FROM final_seen");
        return sql.run("UPDATE library SET first_seen_at = NULL");
    }
}
