package app.offcut.generator.aivideogen;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only SQLite touches the files that a running or killed generator leaves beside its database. */
class KilledGeneratorTest {
    private static final String NAME = "ai-video-generator.db";

    @TempDir Path alive;
    @TempDir Path folder;
    HostFile file;

    @BeforeEach
    void made() {
        file = HostFile.shipped(alive).with026();
    }

    private HostDatabase host(Path folder) {
        return new HostDatabase(folder.resolve(NAME), 50);
    }

    private static List<String> names(HostDatabase host) {
        return host.read(sql -> sql.fetch("SELECT name FROM projects").getValues(0, String.class));
    }

    /** A copy of the files on the disk now, as a killed process leaves them. */
    private HostFile killed() throws Exception {
        try (var files = Files.list(alive)) {
            for (Path one : files.toList())
                Files.copy(one, folder.resolve(one.getFileName().toString()));
        }
        return HostFile.in(folder);
    }

    private static final String INSERT = "INSERT INTO projects(id, name) VALUES ('p', 'P')";

    @Test
    void leavesAQuietWriteAheadDatabaseAsItWas() {
        file.run("PRAGMA journal_mode = WAL");
        Map<String, String> before = file.folder();
        assertEquals(List.of(), names(host(alive)));
        host(alive).queryCopy(_ -> 1);
        assertEquals(before, file.folder());
        assertEquals(Set.of(NAME), before.keySet());
    }

    @Test
    void seesWhatALivingGeneratorWroteAhead() throws Exception {
        file.run("PRAGMA journal_mode = WAL");
        try (var generator = file.connect();
                var statement = generator.createStatement()) {
            statement.executeUpdate(INSERT);
            String before = file.folder().get(NAME);
            assertEquals(List.of("P"), names(host(alive)));
            host(alive).queryCopy(_ -> 1);
            assertEquals(before, file.folder().get(NAME));
            host(alive).write(sql -> sql.execute("UPDATE projects SET name = 'Q'"));
            assertEquals(List.of("Q"), names(host(alive)));
        }
        assertEquals(List.of("Q"), file.rows("SELECT name FROM projects"));
    }

    @Test
    void readsAKilledGeneratorsLogWithoutFoldingItIn() throws Exception {
        file.run("PRAGMA journal_mode = WAL");
        try (var generator = file.connect();
                var statement = generator.createStatement()) {
            statement.executeUpdate(INSERT);
            HostFile left = killed();
            Map<String, String> before = left.folder();
            assertEquals(List.of("P"), names(host(folder)));
            host(folder).queryCopy(_ -> 1);
            assertEquals(before.get(NAME), left.folder().get(NAME));
            assertEquals(before.get(NAME + "-wal"), left.folder().get(NAME + "-wal"));
            host(folder).write(sql -> sql.execute("UPDATE projects SET name = 'Q'"));
            assertEquals(List.of("Q"), left.rows("SELECT name FROM projects"));
        }
    }

    @Test
    void rollsBackTheJournalOfAKilledGenerator() throws Exception {
        file.run(INSERT);
        try (var generator = file.connect();
                var statement = generator.createStatement()) {
            // so little memory that the half-written pages reach the file
            statement.execute("PRAGMA cache_size = 2");
            statement.execute("BEGIN EXCLUSIVE");
            statement.executeUpdate("UPDATE projects SET name = 'half-written'");
            statement.executeUpdate(
                    """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                    INSERT INTO projects(id, name) SELECT 'p' || i, hex(randomblob(50)) FROM n
                    """);
            String journal = requireNonNull(killed().folder().get(NAME + "-journal"));
            assertTrue(journal.length() > 512);
        }
        assertEquals(List.of("P"), names(host(folder)));
        host(folder).queryCopy(_ -> 1);
        assertEquals(Set.of(NAME), HostFile.in(folder).folder().keySet());
        assertEquals(List.of("P"), HostFile.in(folder).rows("SELECT name FROM projects"));
    }
}
