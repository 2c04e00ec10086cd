package app.offcut.settings;

import static app.offcut.database.own.Tables.PREFERENCE;

import app.offcut.database.OwnDatabase;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One preference of the user in offcut.db.
 *
 * @param libraryId null for a preference of the whole application
 */
public record StoredPreference(OwnDatabase own, @Nullable Long libraryId, String name) {

    public Optional<String> read() {
        return own.read(sql ->
                sql.select(PREFERENCE.VALUE)
                        .from(PREFERENCE)
                        .where(here())
                        .fetchOptional(PREFERENCE.VALUE));
    }

    public void write(String value) {
        own.write(sql -> {
            sql.deleteFrom(PREFERENCE).where(here()).execute();
            return sql.insertInto(PREFERENCE)
                    .set(PREFERENCE.LIBRARY_ID, libraryId)
                    .set(PREFERENCE.NAME, name)
                    .set(PREFERENCE.VALUE, value)
                    .execute();
        });
    }

    public void forget() {
        own.write(sql -> sql.deleteFrom(PREFERENCE).where(here()).execute());
    }

    private Condition here() {
        return PREFERENCE.NAME.eq(name).and(PREFERENCE.LIBRARY_ID.isNotDistinctFrom(libraryId));
    }
}
