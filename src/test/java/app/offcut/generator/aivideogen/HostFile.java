package app.offcut.generator.aivideogen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.impl.DSL;

/** A generator's database for tests, in either form, as another program sees and changes it. */
public record HostFile(Path path) {

    /** The form of the published program, all migrations up to 025. */
    public static HostFile shipped(Path folder) {
        return in(folder).run(script("host-shipped.sql"));
    }

    /** The documented form. */
    public static HostFile documented(Path folder) {
        return in(folder).run(script("host-documented.sql"));
    }

    /** A fresh install of the published program, which stops at migration 010. */
    public static HostFile stuckAt010(Path folder) {
        return shipped(folder)
                .run(
                        """
                        DROP INDEX idx_visual_suggestions_provider;
                        ALTER TABLE visual_suggestions DROP COLUMN provider;
                        ALTER TABLE visual_suggestions DROP COLUMN source_url;
                        DROP TABLE user_preferences;
                        ALTER TABLE projects DROP COLUMN rag_enabled;
                        ALTER TABLE projects DROP COLUMN visuals_provider;
                        DELETE FROM migrations WHERE name > '010_add_queued_status';
                        """);
    }

    /** No tables yet; the first {@link #run} makes the file. */
    public static HostFile in(Path folder) {
        return new HostFile(folder.resolve("ai-video-generator.db"));
    }

    public HostFile with026() {
        return run(script("026_add_cleanup_tracking.sql"))
                .run("INSERT INTO migrations(name) VALUES ('026_add_cleanup_tracking')");
    }

    public HostFile run(String script) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.executeUpdate(script);
        } catch (SQLException e) {
            throw new IllegalStateException(script, e);
        }
        return this;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path.toUri());
    }

    /** Offcut's access, with a short busy timeout. */
    public HostDatabase impatient() {
        return new HostDatabase(path, 100);
    }

    /** Locks the database exclusively until the connection is closed. */
    public Connection locked() throws SQLException {
        Connection connection = connect();
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        return connection;
    }

    /** Each row's values joined with a bar. */
    public List<String> rows(String query) {
        try (Connection connection = connect()) {
            return DSL.using(connection).fetch(query).stream()
                    .map(row ->
                            String.join("|", row.intoList().stream().map(String::valueOf).toList()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Every file of the folder with its bytes, to compare before and after. */
    public Map<String, String> folder() {
        Map<String, String> files = new TreeMap<>();
        try (var list = Files.list(Objects.requireNonNull(path.getParent()))) {
            for (Path file : list.filter(Files::isRegularFile).toList())
                files.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String script(String name) {
        try (InputStream in = HostFile.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
