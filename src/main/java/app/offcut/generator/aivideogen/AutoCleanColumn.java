package app.offcut.generator.aivideogen;

import static app.offcut.generator.aivideogen.shipped.Tables.USER_PREFERENCES;

import java.util.Optional;

/** {@code user_preferences.auto_cleanup_enabled}, the generator's own switch of auto-clean. */
final class AutoCleanColumn {
    private AutoCleanColumn() {}

    /** Empty without the column or a row. */
    static Optional<Boolean> read(HostDatabase host) {
        return host.query(sql ->
                HostSchema.probe(sql).has("user_preferences", "auto_cleanup_enabled")
                        // as text, because the column may contain any type
                        ? sql.first(
                                "SELECT auto_cleanup_enabled FROM user_preferences LIMIT 1",
                                row -> on(String.valueOf(row.getString(1))))
                        : Optional.empty());
    }

    private static boolean on(String stored) {
        String value = stored.strip();
        return !value.equals("0") && !value.equals("0.0") && !value.equalsIgnoreCase("false");
    }

    /** False without the table. */
    static boolean write(HostDatabase host, boolean on) {
        if (!host.schema().has("user_preferences")) return false;
        long value = on ? 1 : 0;
        host.write(sql -> {
            int rows =
                    sql.update(USER_PREFERENCES)
                            .set(USER_PREFERENCES.AUTO_CLEANUP_ENABLED, value)
                            .execute();
            return rows > 0
                    ? rows
                    : sql.insertInto(USER_PREFERENCES)
                            .set(USER_PREFERENCES.ID, "default")
                            .set(USER_PREFERENCES.AUTO_CLEANUP_ENABLED, value)
                            .execute();
        });
        return true;
    }
}
