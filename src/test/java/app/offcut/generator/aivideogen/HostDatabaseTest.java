package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Unprivileged;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class HostDatabaseTest {
    @TempDir Path folder;

    private HostDatabase host() {
        return new HostDatabase(folder.resolve("ai-video-generator.db"), 50);
    }

    private static void fails(Code code, Executable work) {
        Problem problem = assertThrows(Problem.class, work);
        assertEquals(code, problem.code(), problem.toString());
        assertTrue(problem.sentence().endsWith("."), problem.sentence());
    }

    private void everythingFails(Code code) {
        fails(code, () -> projects(host()));
        fails(code, () -> host().write(_ -> 1));
        fails(code, () -> host().checkWritable());
        fails(code, () -> host().queryCopy(_ -> 1));
    }

    private static int projects(HostDatabase host) {
        return host.read(sql -> sql.fetch("SELECT * FROM projects").size());
    }

    @Test
    void looksWithoutChangingAByte() {
        HostFile file =
                HostFile.shipped(folder).run("INSERT INTO projects(id, name) VALUES ('p', 'P')");
        var before = file.folder();
        assertTrue(host().exists());
        assertEquals(1, projects(host()));
        assertTrue(host().schema().has("projects", "video_path"));
        host().queryCopy(_ -> 1);
        host().checkWritable();
        assertEquals(before, file.folder());
    }

    @Test
    void cannotWriteWhileLooking() {
        HostFile file = HostFile.shipped(folder);
        var before = file.folder();
        fails(
                Code.DATABASE_READ_ONLY,
                () -> host().read(sql -> sql.execute("DELETE FROM migrations")));
        assertEquals(before, file.folder());
    }

    @Test
    void readsAPathThatLooksLikeAnAddress() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("a?b#c%20d é 動画"));
        HostFile file = HostFile.documented(odd);
        assertEquals(0, projects(new HostDatabase(file.path())));
    }

    @Test
    void readsADatabaseThatIsALinkToAFile() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(
                folder.resolve("ai-video-generator.db"), HostFile.shipped(elsewhere).path());
        assertTrue(host().exists());
        assertEquals(0, projects(host()));
    }

    @Test
    void doesNotMakeAMissingDatabase() throws Exception {
        assertFalse(host().exists());
        everythingFails(Code.DATABASE_MISSING);
        try (var list = Files.list(folder)) {
            assertEquals(List.of(), list.toList());
        }
    }

    @Test
    void takesAFolderForNoDatabase() throws Exception {
        Files.createDirectory(folder.resolve("ai-video-generator.db"));
        assertFalse(host().exists());
        fails(Code.DATABASE_MISSING, () -> projects(host()));
    }

    @Test
    void callsAnEmptyFileDamaged() throws Exception {
        Files.createFile(folder.resolve("ai-video-generator.db"));
        fails(Code.DATABASE_CORRUPT, () -> projects(host()));
        fails(Code.DATABASE_CORRUPT, () -> host().queryCopy(_ -> 1));
    }

    @Test
    void callsSomethingElseDamaged() throws Exception {
        Files.writeString(folder.resolve("ai-video-generator.db"), "<html>".repeat(2000));
        everythingFails(Code.DATABASE_CORRUPT);
    }

    @Test
    void noticesALossThatReadingDoesNotMeet() throws Exception {
        HostFile file = HostFile.shipped(folder);
        file.run(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
                INSERT INTO projects(id, name) SELECT 'p' || i, 'P' FROM n
                """);
        byte[] bytes = Files.readAllBytes(file.path());
        int page = Integer.parseInt(file.rows("PRAGMA page_size").getFirst());
        String root = "SELECT rootpage FROM sqlite_master WHERE name = 'idx_projects_last_active'";
        int index = Integer.parseInt(file.rows(root).getFirst());
        // a blank index page: the table is still readable
        for (int i = 0; i < page; i++) bytes[(index - 1) * page + i] = 0;
        Files.write(file.path(), bytes);
        assertEquals(300, projects(host()));
        fails(Code.DATABASE_CORRUPT, () -> host().queryCopy(_ -> 1));
        fails(Code.DATABASE_CORRUPT, () -> host().write(_ -> 1));
        assertArrayEquals(bytes, Files.readAllBytes(file.path()));
    }

    @Test
    void saysThatTheGeneratorIsWriting() throws Exception {
        HostFile file = HostFile.shipped(folder).with026();
        try (var generator = file.connect();
                var statement = generator.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            everythingFails(Code.DATABASE_BUSY);
        }
        assertEquals(0, projects(host()));
    }

    @Test
    void readsWhileTheGeneratorPreparesAWrite() throws Exception {
        HostFile file = HostFile.shipped(folder).with026();
        try (var generator = file.connect();
                var statement = generator.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO projects(id, name) VALUES ('p', 'P')");
            assertEquals(0, projects(host()));
            fails(Code.DATABASE_BUSY, () -> host().checkWritable());
            statement.execute("COMMIT");
        }
        assertEquals(1, projects(host()));
    }

    @Test
    void copiesALargeDatabaseThatIsWrittenToAllTheTime() throws Exception {
        HostFile file =
                HostFile.shipped(folder)
                        .with026()
                        .run(
                                """
                                CREATE TABLE messages (content);
                                WITH RECURSIVE n(i) AS
                                  (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
                                INSERT INTO messages SELECT randomblob(4000) FROM n;
                                """);
        AtomicBoolean ended = new AtomicBoolean();
        Thread generator =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!ended.get()) file.run("UPDATE projects SET topic = random()");
                        });
        for (int i = 0; i < 5; i++)
            assertEquals(
                    10_000,
                    new HostDatabase(file.path())
                            .<Integer>queryCopy(
                                    sql -> sql.list("SELECT 1 FROM messages", _ -> 1).size()));
        ended.set(true);
        generator.join();
    }

    @Test
    void writesAllOrNothing() {
        HostFile file = HostFile.shipped(folder).with026();
        var before = file.folder();
        assertThrows(
                IllegalStateException.class,
                () ->
                        host().write(sql -> {
                            sql.execute("INSERT INTO projects(id, name) VALUES ('p', 'P')");
                            throw new IllegalStateException("half way");
                        }));
        assertEquals(before, file.folder());
    }

    @Test
    void obeysForeignKeys() {
        HostFile.shipped(folder).with026();
        String stray =
                "INSERT INTO scenes(id, project_id, scene_number, text)"
                        + " VALUES ('s', 'none', 1, 't')";
        fails(Code.DATABASE_CORRUPT, () -> host().write(sql -> sql.execute(stray)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatTheFileIsReadOnly() throws Exception {
        HostFile file = HostFile.shipped(folder);
        Unprivileged.open(folder);
        Unprivileged.mode(file.path(), "r--r--r--");
        var before = file.folder();
        int projects =
                Unprivileged.call(() -> {
                    fails(Code.DATABASE_READ_ONLY, () -> host().checkWritable());
                    fails(Code.DATABASE_READ_ONLY, () -> host().write(_ -> 1));
                    return projects(host());
                });
        assertEquals(0, projects);
        assertEquals(before, file.folder());
    }

    @Test
    void changesNothingWhereTheJournalCannotBeMade() throws Exception {
        HostFile file = HostFile.shipped(folder);
        var before = file.folder();
        Files.createDirectory(folder.resolve("ai-video-generator.db-journal"));
        fails(Code.UNAVAILABLE, () -> host().checkWritable());
        fails(Code.UNAVAILABLE, () -> host().write(_ -> 1));
        assertEquals(before, file.folder());
    }

    @Test
    void leavesABugABug() {
        HostFile.shipped(folder);
        assertThrows(
                ArithmeticException.class,
                () -> host().read(_ -> Math.addExact(Integer.MAX_VALUE, 1)));
    }
}
