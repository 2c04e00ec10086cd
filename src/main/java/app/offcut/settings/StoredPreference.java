package app.offcut.settings;

import app.offcut.database.OwnDatabase;
import app.offcut.database.Sql;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One preference of the user in offcut.db.
 *
 * @param libraryId null for a preference of the whole application
 */
public record StoredPreference(OwnDatabase own, @Nullable Long libraryId, String name) {

    public Optional<String> read() {
        return own.query(sql ->
                sql.first(
                        "SELECT value FROM preference WHERE library_id IS ? AND name = ?",
                        row -> row.getString(1),
                        libraryId,
                        name));
    }

    public void write(String value) {
        own.change(sql -> {
            forget(sql);
            return sql.run(
                    "INSERT INTO preference (library_id, name, value) VALUES (?, ?, ?)",
                    libraryId,
                    name,
                    value);
        });
    }

    public void forget() {
        own.change(this::forget);
    }

    private int forget(Sql sql) throws SQLException {
        return sql.run(
                "DELETE FROM preference WHERE library_id IS ? AND name = ?", libraryId, name);
    }
}
