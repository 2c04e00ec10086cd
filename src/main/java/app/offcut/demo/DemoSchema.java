package app.offcut.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * The tables of the demo's database: the shipped form with migration 026 applied, because without
 * its columns no project could have been cleaned before.
 */
final class DemoSchema {
    private DemoSchema() {}

    /**
     * @param installed when the generator has supposedly created them, in SQLite's format
     */
    static void create(Connection connection, String installed) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script("host-shipped.sql"));
            statement.executeUpdate(script("026_add_cleanup_tracking.sql"));
            statement.executeUpdate(
                    """
                    INSERT INTO migrations(name) VALUES ('026_add_cleanup_tracking');
                    UPDATE migrations SET applied_at = '%1$s';
                    INSERT INTO user_preferences(created_at, updated_at) VALUES ('%1$s', '%1$s');
                    """
                            .formatted(installed));
        }
    }

    private static String script(String name) throws IOException {
        String path = "/app/offcut/database/" + name;
        try (InputStream stream =
                Objects.requireNonNull(DemoSchema.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
