package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each with a sentence, an exit status and nothing changed. */
class BadInputTest extends CommandTest {

    private void assertError(int status, String code, String... line) {
        Map<String, String> before = library.checksums();
        String database =
                Files.isRegularFile(library.database())
                        ? SampleLibrary.checksum(library.database())
                        : "";
        Called json = offcut((String.join("\t", line) + "\t--json").split("\t")).ends(status);
        assertEquals(code, json.code());
        Called text = offcut(line).ends(status);
        assertEquals("", text.out());
        assertTrue(text.err().matches("offcut: [^\n]+\\.\n"), text.err());
        assertEquals(before, library.checksums());
        if (!database.isEmpty()) assertEquals(database, SampleLibrary.checksum(library.database()));
    }

    /** The plan answers 0 and the same rule; the cleanup 3; nothing in the library differs. */
    private void assertRefused(String rule) {
        Map<String, String> before = library.checksums();
        String database = SampleLibrary.checksum(library.database());
        assertEquals(rule, offcut("plan", "p1", "--json").ends(0).at("refused/rule"));
        Called clean = offcut("clean", "p1", "--json").ends(3);
        assertEquals("refused", clean.at("runs/0/outcome"));
        assertEquals(rule, clean.at("runs/0/refused/rule"));
        assertEquals("0", clean.at("runs/0/deletedFiles"));
        assertTrue(clean.err().startsWith("offcut: “Ice cores” was not cleaned"), clean.err());
        assertEquals(before, library.checksums());
        assertEquals(database, SampleLibrary.checksum(library.database()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list", "plan\tp1", "clean\tp1", "history",
                "auto", "watch\t--once", "undo\t1", "purge\t--all",
                "recover"
            })
    void refusesAFolderThatIsNoLibrary(String line) throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        String[] words = (line + "\t--library\t" + other).split("\t");
        assertError(5, "not-a-library", words);
    }

    @Test
    void refusesTheRootAndTheHomeFolder() throws IOException {
        Files.createDirectory(folder.resolve("home"));
        assertError(5, "refused-root", "list", "--library", "/");
        assertError(5, "refused-root", "list", "--library", folder.resolve("home").toString());
        assertError(5, "refused-root", "list", "--library", folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "clean"})
    void reportsAMissingDatabase(String command) throws IOException {
        Files.delete(library.database());
        assertError(6, "database-missing", command, "p1");
        listsFoldersWithAProblem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "clean"})
    void reportsACorruptDatabase(String command) throws IOException {
        Files.writeString(library.database(), "This is no database. ".repeat(500));
        assertError(6, "database-corrupt", command, "p1");
        listsFoldersWithAProblem();
    }

    private void listsFoldersWithAProblem() {
        Called list = offcut("list", "--json").ends(0);
        assertNotEquals(0, list.size("problems"));
        assertNotEquals(0, list.size("orphans"), "sizes by folder");
        assertEquals("0", list.at("totals/reclaimableBytes"));
    }

    @Test
    void reportsALockedDatabase() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + library.database());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Map<String, String> before = library.checksums();
            Called clean = offcut("clean", "p1", "--json").ends(6);
            assertEquals("database-busy", clean.code());
            statement.execute("ROLLBACK");
            assertEquals(before, library.checksums());
        }
        offcut("clean", "p1").ends(0);
    }

    @Test
    void rejectsUnknownProjects() {
        for (String command : List.of("plan", "clean", "pin", "unpin", "history")) {
            assertError(2, "no-such-project", command, "nobody");
        }
        assertError(2, "no-such-project", "clean", "../p1");
        assertError(2, "no-such-project", "clean", "ice cores");
        assertError(2, "no-such-project", "clean", "");
    }

    @Test
    void rejectsUnknownRuns() {
        for (String run :
                List.of("1", "..", "../../etc", ".", "", "a/b", "\u0000", "x".repeat(300)))
            for (String command : List.of("undo", "purge"))
                assertError(2, "no-such-run", command, run);
        offcut("clean", "p1");
        String done = offcut("history", "--json").at("runs/0/run");
        for (String command : List.of("undo", "purge"))
            assertError(2, "no-such-run", command, done);
        assertTrue(offcut("undo", done).err().contains("was erased"), done);
    }

    @Test
    void refusesWithoutAFinal() throws IOException {
        Files.delete(project.finalFile());
        assertRefused("no-final");
        Files.createFile(project.finalFile());
        assertRefused("no-final");
        Files.delete(project.finalFile());
        Files.createDirectory(project.finalFile());
        assertRefused("no-final");
        Files.delete(project.finalFile());
        Path real = library.file("elsewhere.mp4", SampleLibrary.finalVideo(), library.yesterday());
        Files.createSymbolicLink(project.finalFile(), real);
        assertRefused("no-final");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.95, 0.9999})
    void refusesAFinalThatIsCutOff(double part) {
        project.truncateFinal(Math.max(1024, (long) (SampleLibrary.finalVideo().length * part)));
        assertRefused("final-incomplete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "public/videos/p2/final.mp4",
                "public/videos/p1/final.mp4",
                "ai-video-generator.db",
                "C:\\Windows\\win.ini"
            })
    void ignoresPathsInRowsThatAreOutsideTheProject(String path) {
        library.project("p2").named("Old town").scenes(1).finished();
        library.sql("UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p1'", path);
        library.sql("UPDATE visual_suggestions SET default_segment_path = ?", path);
        Map<String, String> before = library.checksums();
        Called clean = offcut("clean", "p1", "--json").ends(0);
        Map<String, String> after = library.checksums();
        before.keySet()
                .removeIf(file ->
                        (file.contains("/p1/") && !file.startsWith("public/"))
                                || file.startsWith(".cache/assembly/"));
        after.keySet().removeIf(file -> file.startsWith(".offcut/"));
        after.forEach((file, sum) -> before.remove(file, sum));
        assertEquals(Map.of(), before, "nothing outside the project's own folders is deleted");
        assertTrue(Files.isRegularFile(library.database()));
        assertTrue(Files.isRegularFile(project.finalFile()));
    }

    @Test
    void leavesLinksAndPipesAlone() throws IOException, InterruptedException {
        Path target = library.file("precious.mp3", 900);
        Path link = library.root().resolve(project.audioFolder() + "scene-8.mp3");
        Files.createSymbolicLink(link, target);
        Path pipe = library.root().resolve(project.audioFolder() + "scene-9.mp3");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Called clean = offcut("clean", "p1", "--json").ends(0);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(pipe));
        assertTrue(Files.exists(target));
        offcut("plan", "p1").prints("scene-8.mp3");
    }

    @Test
    void cleansTheOthersWhereAFolderIsReadOnly() throws Exception {
        Path audio = library.root().resolve(project.audioFolder());
        Unprivileged.open(folder);
        Unprivileged.mode(audio, "r-xr-xr-x");
        try {
            Called clean = Unprivileged.call(() -> offcut("clean", "p1", "--json")).ends(1);
            assertEquals("failed", clean.at("runs/0/outcome"));
            assertEquals("failed", clean.at("runs/0/databaseStatus"));
            assertEquals(2, clean.size("runs/0/failed"));
            assertNotEquals("0", clean.at("runs/0/deletedFiles"), "the others are gone");
        } finally {
            Unprivileged.mode(audio, "rwxr-xr-x");
        }
    }
}
