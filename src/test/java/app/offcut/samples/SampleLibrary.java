package app.offcut.samples;

import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one builder of test libraries: a real SQLite file and real files, in both layouts and all
 * schema versions. A finished project passes every rule of the gate: its intermediates are two days
 * old, its final one. Each method writes at once.
 *
 * <pre>{@code
 * SampleLibrary library = SampleLibrary.in(folder, Form.SHIPPED);
 * library.project("p1").named("Ice cores").scenes(3).download("dvids", "988497").finished();
 * library.project("p2").scenes(1).download("dvids", "988497");
 * }</pre>
 */
public final class SampleLibrary {
    private static final String DATABASE_SCRIPTS = "/app/offcut/generator/aivideogen/";

    /** Length of the final videos, as recorded in the database. */
    public static final double FINAL_SECONDS = 6;

    /** Which database and which folders. */
    public enum Form {
        SHIPPED,
        /** The shipped one as fresh installations have it: stuck at migration 010. */
        SHIPPED_AT_010,
        SHIPPED_AT_026,
        /** As the generator's documents describe it. */
        DOCUMENTED,
        DOCUMENTED_AT_026;

        public boolean documented() {
            return this == DOCUMENTED || this == DOCUMENTED_AT_026;
        }
    }

    private static final String BACK_TO_010 =
            """
            DROP INDEX idx_visual_suggestions_provider;
            ALTER TABLE visual_suggestions DROP COLUMN provider;
            ALTER TABLE visual_suggestions DROP COLUMN source_url;
            ALTER TABLE projects DROP COLUMN rag_enabled;
            ALTER TABLE projects DROP COLUMN rag_config;
            ALTER TABLE projects DROP COLUMN rag_last_sync;
            ALTER TABLE projects DROP COLUMN niche;
            ALTER TABLE projects DROP COLUMN target_duration;
            ALTER TABLE projects DROP COLUMN visuals_provider;
            ALTER TABLE projects DROP COLUMN visuals_download_progress;
            DROP TABLE user_preferences;
            DELETE FROM migrations WHERE name > '010_add_queued_status';
            """;

    private final Path root;
    private final Form form;
    private final Instant now;

    private SampleLibrary(Path root, Form form, Instant now) {
        this.root = root;
        this.form = form;
        this.now = now;
    }

    /** An empty library in a folder that exists; its path is made real. */
    public static SampleLibrary in(Path folder, Form form) {
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            SampleLibrary library = new SampleLibrary(folder.toRealPath(), form, now);
            library.script(
                    resource(
                            DATABASE_SCRIPTS
                                    + "host-"
                                    + (form.documented() ? "documented" : "shipped")
                                    + ".sql"));
            if (form == Form.SHIPPED_AT_010) library.script(BACK_TO_010);
            if (form == Form.SHIPPED_AT_026 || form == Form.DOCUMENTED_AT_026)
                library.script(library.migration026());
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same library once more, with the times of its files, in an empty folder that exists. */
    public SampleLibrary copyTo(Path folder) {
        try (Stream<Path> all = Files.walk(root)) {
            Path target = folder.toRealPath();
            for (Path path : all.skip(1).toList())
                Files.copy(
                        path,
                        target.resolve(root.relativize(path)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            return new SampleLibrary(target, form, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new project with a row and nothing else. */
    public SampleProject project(String id) {
        sql("INSERT INTO projects(id, name) VALUES (?, ?)", id, id);
        return new SampleProject(this, id);
    }

    public Path root() {
        return root;
    }

    public Form form() {
        return form;
    }

    public Path database() {
        return root.resolve(AiVideoLayout.DATABASE);
    }

    /** When the library was made, whole seconds. */
    public Instant now() {
        return now;
    }

    /** mtime of everything that a finished project may lose. */
    public Instant longAgo() {
        return now.minus(Duration.ofDays(2));
    }

    /** mtime of a finished final. */
    public Instant yesterday() {
        return now.minus(Duration.ofDays(1));
    }

    /** One statement with its parameters. */
    public SampleLibrary sql(String statement, @Nullable Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) prepared.setObject(i + 1, parameters[i]);
            prepared.executeUpdate();
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** A statement for {@link #all}. */
    public record Sql(String statement, List<@Nullable Object> parameters) {}

    /** Many statements on one connection and in one transaction. */
    public SampleLibrary all(List<Sql> statements) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            for (Sql sql : statements) {
                try (PreparedStatement prepared = connection.prepareStatement(sql.statement())) {
                    for (int i = 0; i < sql.parameters().size(); i++)
                        prepared.setObject(i + 1, sql.parameters().get(i));
                    prepared.executeUpdate();
                }
            }
            connection.commit();
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(statements.toString(), e);
        }
    }

    /** First and second column of all rows as text. */
    public Map<String, @Nullable String> table(String query) {
        try (Connection connection = connect();
                PreparedStatement prepared = connection.prepareStatement(query);
                ResultSet result = prepared.executeQuery()) {
            Map<String, @Nullable String> table = new TreeMap<>();
            while (result.next()) table.put(result.getString(1), result.getString(2));
            return table;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** First column of the first row as text; null for NULL and for no row. */
    public @Nullable String ask(String query, @Nullable Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) prepared.setObject(i + 1, parameters[i]);
            try (ResultSet result = prepared.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** A file two days old with bytes that no other path has. */
    public Path file(String path, int bytes) {
        return file(path, bytes, longAgo());
    }

    public Path file(String path, int bytes, Instant modified) {
        byte[] content = new byte[bytes];
        byte[] pattern = (path + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes; i++) content[i] = pattern[i % pattern.length];
        return file(path, content, modified);
    }

    public Path file(String path, byte[] content, Instant modified) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return Files.setLastModifiedTime(file, FileTime.from(modified));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Everything that is no folder, relative with {@code /}; without the database and what SQLite
     * and a backup put beside it.
     */
    public Set<String> files() {
        try (Stream<Path> all = Files.walk(root)) {
            Set<String> found = new TreeSet<>();
            all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString().replace(File.separatorChar, '/'))
                    .filter(path -> !path.startsWith(AiVideoLayout.DATABASE))
                    .forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 in hex of each of {@link #files}; of a link, its target; else {@code special}. */
    public Map<String, String> checksums() {
        Map<String, String> sums = new TreeMap<>();
        for (String path : files()) sums.put(path, checksum(root.resolve(path)));
        return sums;
    }

    public static String checksum(Path file) {
        try {
            if (Files.isSymbolicLink(file)) return "-> " + Files.readSymbolicLink(file);
            if (!Files.isRegularFile(file)) return "special";
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The final video that every finished project has: a real MP4. */
    public static byte[] finalVideo() {
        return bytes("sample.mp4");
    }

    /** Whole as well, and longer by a box that players skip. */
    public static byte[] anotherFinalVideo() {
        byte[] box = {0, 0, 0, 16, 'f', 'r', 'e', 'e', 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] video = finalVideo();
        byte[] longer = Arrays.copyOf(video, video.length + box.length);
        System.arraycopy(box, 0, longer, video.length, box.length);
        return longer;
    }

    static byte[] thumbnail() {
        return bytes("sample.jpg");
    }

    /** What migration 026 does, with its row in the ledger. */
    public String migration026() {
        return resource(DATABASE_SCRIPTS + "026_add_cleanup_tracking.sql")
                + (form.documented()
                        ? "INSERT INTO schema_version(version, name) VALUES (8,"
                        : "INSERT INTO migrations(name) VALUES (")
                + "'026_add_cleanup_tracking');";
    }

    private void script(String script) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        } catch (SQLException e) {
            throw new IllegalStateException(script, e);
        }
    }

    private Connection connect() throws SQLException {
        return connect(database());
    }

    /** Waits a minute for another writer: on a busy machine the driver's three seconds pass. */
    public static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + database + "?synchronous=OFF&busy_timeout=60000");
    }

    /** Links are deleted, not followed. */
    public static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    private static String resource(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream stream =
                Objects.requireNonNull(SampleLibrary.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
