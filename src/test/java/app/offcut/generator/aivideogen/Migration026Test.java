package app.offcut.generator.aivideogen;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Migration026Test {
    private static final String BACKUP = "ai-video-generator.db.before-offcut";

    @TempDir Path folder;

    private HostDatabase host() {
        return new HostDatabase(folder.resolve("ai-video-generator.db"), 50);
    }

    private void write() {
        host().write(_ -> 1);
    }

    private static List<String> columns(HostFile file, String table) {
        return file.rows(
                "SELECT name, type, dflt_value FROM pragma_table_info('%s')".formatted(table)
                        + " WHERE name LIKE '%cleanup%'");
    }

    private static void isMigrated(HostFile file) {
        assertEquals(
                List.of("cleanup_status|TEXT|'pending'", "cleanup_completed_at|TEXT|null"),
                columns(file, "projects"));
        assertEquals(
                List.of("cleanup_status"),
                file.rows("SELECT name FROM pragma_index_info('idx_projects_cleanup_status')"));
        assertEquals(List.of("ok"), file.rows("PRAGMA integrity_check"));
    }

    private void changesNothing(HostFile file) {
        var before = file.folder();
        write();
        assertEquals(before, file.folder());
    }

    private List<String> files() {
        return List.copyOf(HostFile.in(folder).folder().keySet());
    }

    @Test
    void migratesThePublishedFormAfterACopy() {
        HostFile file =
                HostFile.shipped(folder).run("INSERT INTO projects(id, name) VALUES ('p', 'P')");
        write();
        isMigrated(file);
        assertEquals(List.of("auto_cleanup_enabled|INTEGER|1"), columns(file, "user_preferences"));
        assertEquals(List.of("pending"), file.rows("SELECT cleanup_status FROM projects"));
        assertEquals(
                List.of("1"),
                file.rows(
                        "SELECT applied_at IS NOT NULL FROM migrations"
                                + " WHERE name = '026_add_cleanup_tracking'"));
        assertEquals(List.of("ai-video-generator.db", BACKUP), files());
        HostFile backup = new HostFile(folder.resolve(BACKUP));
        assertEquals(List.of("p"), backup.rows("SELECT id FROM projects"));
        assertEquals(List.of(), columns(backup, "projects"));
        assertEquals(List.of("ok"), backup.rows("PRAGMA integrity_check"));
    }

    @Test
    void migratesTheDocumentedFormAsItsVersion8() {
        HostFile file = HostFile.documented(folder);
        write();
        isMigrated(file);
        assertEquals(
                List.of("8|026_add_cleanup_tracking"),
                file.rows("SELECT version, name FROM schema_version WHERE version > 7"));
    }

    @Test
    void leavesALedgerAloneWhoseVersion8IsSomethingElse() {
        HostFile file =
                HostFile.documented(folder)
                        .run("INSERT INTO schema_version(version, name) VALUES (8, 'other')");
        write();
        write();
        isMigrated(file);
        assertEquals(
                List.of("8|other"),
                file.rows("SELECT version, name FROM schema_version WHERE version > 7"));
        assertEquals(List.of("ai-video-generator.db", BACKUP), files());
    }

    @Test
    void changesNothingASecondTime() {
        HostFile file = HostFile.shipped(folder);
        write();
        changesNothing(file);
    }

    @Test
    void changesNothingIfTheGeneratorHasRunIt() {
        changesNothing(HostFile.shipped(folder).with026());
    }

    @Test
    void addsOnlyWhatIsMissing() {
        HostFile file =
                HostFile.shipped(folder)
                        .run("ALTER TABLE projects ADD COLUMN Cleanup_Status TEXT DEFAULT 'x'");
        write();
        assertEquals(
                List.of("Cleanup_Status|TEXT|'x'", "cleanup_completed_at|TEXT|null"),
                columns(file, "projects"));
    }

    @Test
    void repairsWhatALaterRebuildDropped() {
        HostFile file =
                HostFile.shipped(folder)
                        .with026()
                        .run(
                                """
                                DROP INDEX idx_projects_cleanup_status;
                                ALTER TABLE projects DROP COLUMN cleanup_completed_at;
                                """);
        write();
        isMigrated(file);
        assertEquals(
                List.of("1"), file.rows("SELECT count(*) FROM migrations WHERE name LIKE '026%'"));
    }

    @Test
    void makesNoTableOfPreferencesAndNoLedger() {
        HostFile file =
                HostFile.shipped(folder).run("DROP TABLE user_preferences; DROP TABLE migrations");
        write();
        isMigrated(file);
        assertEquals(
                List.of(),
                file.rows(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN"
                                + " ('user_preferences', 'migrations', 'schema_version')"));
    }

    @Test
    void migratesADatabaseStuckAt010() {
        HostFile file = HostFile.stuckAt010(folder);
        write();
        isMigrated(file);
        assertEquals(
                List.of("026_add_cleanup_tracking"),
                file.rows("SELECT name FROM migrations ORDER BY id DESC LIMIT 1"));
    }

    @Test
    void changesNothingWithoutProjects() {
        changesNothing(HostFile.shipped(folder).with026().run("DROP TABLE projects"));
    }

    @Test
    void neverReplacesAnEarlierCopy() throws Exception {
        HostFile.shipped(folder);
        Files.writeString(folder.resolve(BACKUP), "precious");
        Files.createDirectory(folder.resolve(BACKUP + ".2"));
        Files.createSymbolicLink(folder.resolve(BACKUP + ".3"), folder.resolve("nowhere"));
        write();
        assertEquals("precious", Files.readString(folder.resolve(BACKUP)));
        assertFalse(Files.exists(folder.resolve("nowhere")));
        assertEquals(
                List.of("026"),
                new HostFile(folder.resolve(BACKUP + ".4"))
                        .rows("SELECT '026' FROM migrations LIMIT 1"));
        assertEquals(List.of("ai-video-generator.db", BACKUP, BACKUP + ".4"), files());
    }

    @Test
    void changesNothingWhileTheProjectsAreRenamed() {
        changesNothing(HostFile.shipped(folder).run("ALTER TABLE projects RENAME TO projects_old"));
    }

    @Test
    void waitsForAGeneratorThatIsInTheMiddleOfIt() throws Exception {
        HostFile file =
                HostFile.shipped(folder)
                        .run(
                                "ALTER TABLE projects ADD COLUMN cleanup_status TEXT DEFAULT 'pending'");
        Thread writing =
                Thread.ofPlatform().start(() -> new HostDatabase(file.path()).write(_ -> 1));
        await().atMost(30, SECONDS).until(() -> files().contains(BACKUP));
        await().during(300, MILLISECONDS)
                .atMost(30, SECONDS)
                .until(() -> columns(file, "projects").size() == 1);
        file.run("ALTER TABLE projects ADD COLUMN cleanup_completed_at TEXT");
        file.run("INSERT INTO migrations(name) VALUES ('026_add_cleanup_tracking')");
        writing.join();
        isMigrated(file);
    }

    @Test
    void goesBackWithTheWorkThatFailed() {
        HostFile file = HostFile.shipped(folder);
        var before = file.folder();
        assertThrows(
                Problem.class, () -> host().write(sql -> sql.execute("UPDATE nowhere SET x = 1")));
        assertEquals(before, file.folder(), "not even a copy");
        write();
        isMigrated(file);
        assertEquals(List.of("ai-video-generator.db", BACKUP), files());
    }

    @Test
    void makesNoCopyWhileTheGeneratorWrites() throws Exception {
        HostFile file = HostFile.shipped(folder);
        try (var generator = file.connect();
                var statement = generator.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThrows(Problem.class, this::write);
        }
        assertEquals(List.of("ai-video-generator.db"), files());
        assertEquals(List.of(), columns(file, "projects"));
    }
}
