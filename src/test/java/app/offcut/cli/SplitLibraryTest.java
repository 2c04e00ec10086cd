package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database in the folder above the caches: opened with them after one answer. */
class SplitLibraryTest {
    @TempDir Path folder;

    private SplitLibrary agreed() throws IOException {
        return SplitLibrary.agreed(folder, Form.SHIPPED);
    }

    private static String problems(Called list) {
        return list.ends(0).at("problems");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void isOpenedFromEitherFolderAfterOneAnswer(Form form) throws IOException {
        SplitLibrary split = SplitLibrary.in(folder, form);
        Map<String, String> before = split.files();
        Called outside = split.in(split.outer, "list", "--json").ends(0);
        assertEquals("0", outside.at("totals/bytes"));
        assertTrue(problems(outside).contains("there are no caches here"), outside.out());
        assertTrue(problems(outside).contains("offcut generator --caches"), outside.out());
        String text = split.in(split.outer, "list").ends(0).out().replaceAll("\\s+", " ");
        assertTrue(text.contains("there are no caches here"), text);
        Called inside = split.in(split.inner, "list", "--json").ends(0);
        assertTrue(problems(inside).contains("There is one in"), inside.out());
        split.in(split.inner, "clean", "p1").ends(6);
        assertEquals(before, split.files());

        split.agree();
        for (Path root : List.of(split.outer, split.inner)) {
            Called list = split.in(root, "list", "--json").ends(0);
            assertEquals(split.inner.toString(), list.at("library"));
            assertEquals("[]", problems(list));
            assertEquals("ready", list.at("projects/p1/state"));
            assertNotEquals("0", list.at("totals/reclaimableBytes"));
        }
        Called shown = split.in(split.outer, "generator", "--json").ends(0);
        assertEquals(split.outer.toString(), shown.at("database"));
        split.offcut("generator").ends(0).prints("Its database lies in the folder above");
        assertEquals(before, split.files());
    }

    @Test
    void isAnsweredFromTheFolderWithTheCachesToo() throws IOException {
        SplitLibrary split = SplitLibrary.in(folder, Form.SHIPPED);
        split.in(split.inner, "generator", "--caches", split.inner.toString()).ends(0);
        assertEquals("ready", split.in(split.outer, "list", "--json").at("projects/p1/state"));
        assertEquals("1", "" + split.offcut("list", "--all", "--json").size("libraries"));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void cleansAndUndoesAsAnyLibrary(Form form) throws IOException {
        SplitLibrary split = SplitLibrary.agreed(folder, form);
        Map<String, String> before = split.files();
        Called clean = split.in(split.outer, "clean", "p1", "--keep", "1h", "--json").ends(0);
        assertEquals("held", clean.at("runs/0/outcome"));
        assertFalse(Files.exists(split.inner.resolve(SplitLibrary.AUDIO)));
        split.offcut("undo", clean.at("runs/0/run")).ends(0);
        assertEquals(before, split.files());

        split.in(split.inner, "clean", "p1").ends(0);
        assertEquals("complete", split.statusOf("p1"));
        assertFalse(Files.exists(split.inner.resolve(SplitLibrary.AUDIO)));
        Map<String, String> after = split.files();
        before.keySet().removeIf(name -> name.contains(".cache/") && !name.contains("output"));
        before.forEach((name, sum) -> assertEquals(sum, after.get(name), name));
        assertFalse(Files.exists(split.outer.resolve(".offcut")));
        assertFalse(Files.exists(split.inner.resolve(SplitLibrary.DATABASE)));
        boolean migrated = form.name().endsWith("026");
        assertEquals(!migrated, Files.exists(split.outer.resolve(BACKUP)));
        assertFalse(Files.exists(split.inner.resolve(BACKUP)));
    }

    private static final String BACKUP = SplitLibrary.DATABASE + ".before-offcut";

    /** The same files go as where nothing is split. */
    @Test
    void plansAsForAnyLibrary() throws IOException {
        SplitLibrary split = agreed();
        Map<String, String> apart = split.offcut("plan", "p1", "--json").ends(0).files("goes");
        Path copy = Files.createDirectory(folder.resolve("whole"));
        split.sample.copyTo(copy);
        Files.copy(split.outer.resolve(SplitLibrary.DATABASE), copy.resolve(SplitLibrary.DATABASE));
        assertEquals(split.in(copy, "plan", "p1", "--json").ends(0).files("goes"), apart);
        assertFalse(apart.isEmpty());
    }

    @Test
    void cleansNewFinalsUnattended() throws Exception {
        SplitLibrary split = agreed();
        split.in(split.outer, "auto", "on").ends(0);
        split.in(split.outer, "watch", "--once").ends(0);
        assertTrue(Files.exists(split.inner.resolve(SplitLibrary.AUDIO)), "it is of the backlog");
        split.database(split.inner);
        split.sample.project("p2").scenes(1).finished();
        split.database(split.outer);
        split.in(split.outer, "watch", "--once").ends(0);
        Path audio = split.inner.resolve(SplitLibrary.AUDIO.replace("p1", "p2"));
        assertFalse(Files.exists(audio));
        assertTrue(Files.exists(split.inner.resolve(SplitLibrary.AUDIO)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrapper", "app"})
    void isSwitchedOffByTheFileOfEitherFolder(String place) throws IOException {
        SplitLibrary split = agreed();
        assertEquals("true", split.in(split.outer, "auto", "--json").at("enabled"));
        Path file = (place.equals("app") ? split.inner : split.outer).resolve(".env");
        Files.writeString(file, "AUTO_CLEANUP_ENABLED=false\n");
        assertEquals("false", split.in(split.outer, "auto", "--json").at("enabled"));
        Path other = (place.equals("app") ? split.outer : split.inner).resolve(".env");
        Files.writeString(other, "AUTO_CLEANUP_ENABLED=true\n");
        assertEquals("false", split.in(split.outer, "auto", "--json").at("enabled"));
    }

    /** What may come later, and the words by which Offcut says it. */
    enum Later {
        GONE("is gone"),
        LINK("is a link or no file"),
        OTHER_FILE("is another file"),
        OWN_DATABASE("has a database of its own"),
        OWN_CACHES("has caches of its own"),
        LINKED_CACHES("has caches of its own"),
        OTHER_FOLDER("not the folder any more");

        final String said;

        Later(String said) {
            this.said = said;
        }

        void happens(SplitLibrary split) throws IOException {
            Path database = split.outer.resolve(SplitLibrary.DATABASE);
            Path aside = split.outer.resolve("aside.db");
            switch (this) {
                case GONE -> Files.move(database, aside);
                case LINK -> {
                    Files.move(database, aside);
                    Files.createSymbolicLink(database, aside);
                }
                case OTHER_FILE -> {
                    Files.move(database, aside);
                    Files.copy(aside, database);
                }
                case OWN_DATABASE ->
                        Files.copy(database, split.inner.resolve(SplitLibrary.DATABASE));
                case OWN_CACHES -> Files.createDirectories(split.outer.resolve(".cache/videos"));
                case LINKED_CACHES ->
                        Files.createSymbolicLink(
                                split.outer.resolve(".cache"), split.inner.resolve(".cache"));
                case OTHER_FOLDER -> {
                    Path moved = split.outer.resolveSibling("moved");
                    Files.move(split.outer, moved);
                    Files.createDirectory(split.outer);
                    for (String name : List.of(SplitLibrary.DATABASE, "app"))
                        Files.move(moved.resolve(name), split.outer.resolve(name));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesNothingOnceAnythingElseIsInItsPlace(Later later) throws IOException {
        SplitLibrary split = agreed();
        String run = split.offcut("clean", "p1", "--keep", "1h", "--json").at("runs/0/run");
        split.offcut("undo", run).ends(0);
        later.happens(split);
        Map<String, String> before = split.files();
        Called list = split.in(split.inner, "list", "--json").ends(0);
        assertTrue(problems(list).contains(later.said), list.out());
        assertEquals("0", list.at("totals/reclaimableBytes"));
        split.in(split.inner, "clean", "p1").ends(6).warns(later.said);
        split.in(split.inner, "clean", "--ready", "--yes");
        split.in(split.inner, "auto", "on").ends(6);
        split.in(split.inner, "watch", "--once");
        assertEquals(before, split.files());
    }

    @ParameterizedTest
    @EnumSource(names = {"GONE", "LINK", "OWN_DATABASE", "OWN_CACHES"})
    void putsBackWhatIsHeldThen(Later later) throws IOException {
        SplitLibrary split = agreed();
        Map<String, String> before = split.files();
        String run = split.offcut("clean", "p1", "--keep", "1h", "--json").at("runs/0/run");
        later.happens(split);
        split.in(split.inner, "purge", run);
        split.in(split.inner, "undo", run);
        before.forEach((name, sum) -> assertEquals(sum, filesOf(split).get(name), name));
    }

    private static Map<String, String> filesOf(SplitLibrary split) {
        try {
            return split.files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_FILE", "OTHER_FOLDER"})
    void canBeAgreedToAgain(Later later) throws IOException {
        SplitLibrary split = agreed();
        later.happens(split);
        split.in(split.inner, "generator", "--caches", split.inner.toString()).ends(0);
        assertEquals("ready", split.in(split.outer, "list", "--json").at("projects/p1/state"));
        split.in(split.outer, "clean", "p1").ends(0);
    }

    @Test
    void goesBackToADatabaseOfItsOwn() throws IOException {
        SplitLibrary split = agreed();
        Later.OWN_DATABASE.happens(split);
        split.in(split.inner, "generator", "--caches", split.outer.toString()).ends(0);
        assertEquals("ready", split.in(split.inner, "list", "--json").at("projects/p1/state"));
        split.in(split.inner, "clean", "p1").ends(0);
        assertTrue(Files.exists(split.inner.resolve(BACKUP)));
        assertFalse(Files.exists(split.outer.resolve(BACKUP)));
        assertTrue(problems(split.in(split.outer, "list", "--json")).contains("open that folder"));
    }

    /** Never “0 B” without a word. */
    @Test
    void saysThatThereIsNothing() throws IOException {
        SplitLibrary split = SplitLibrary.in(folder, Form.SHIPPED);
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        SampleLibrary library = SampleLibrary.in(fresh, Form.SHIPPED);
        split.in(fresh, "list").ends(0).prints("This library has no projects yet.");
        library.project("p1");
        String said = problems(split.in(fresh, "list", "--json"));
        assertTrue(said.contains("there are no caches here"), said);
    }

    @Test
    void takesTheDatabaseBackWhenItReturns() throws IOException {
        SplitLibrary split = agreed();
        Path database = split.outer.resolve(SplitLibrary.DATABASE);
        Path aside = Files.move(database, split.outer.resolve("aside"));
        split.in(split.inner, "clean", "p1").ends(6);
        Files.move(aside, database);
        split.in(split.inner, "clean", "p1").ends(0);
    }

    @Test
    void movesWithBothFolders() throws IOException {
        SplitLibrary split = agreed();
        Path moved = Files.move(split.outer, split.outer.resolveSibling("moved"));
        Called list = split.in(moved, "list", "--json").ends(0);
        assertEquals(moved.resolve("app").toString(), list.at("library"));
        assertEquals("ready", list.at("projects/p1/state"));
    }

    @Test
    void forgetsTheAnswerWithTheFolder() throws IOException {
        SplitLibrary split = agreed();
        Files.move(split.inner, folder.resolve("old app"));
        Files.createDirectory(split.inner);
        SampleLibrary other = SampleLibrary.in(split.inner, Form.SHIPPED);
        other.project("p1").scenes(2).finished();
        Files.delete(other.database());
        for (Path root : List.of(split.outer, split.inner))
            assertTrue(
                    problems(split.in(root, "list", "--json")).contains("once you agree"),
                    root::toString);
        split.in(split.inner, "clean", "p1").ends(6);
    }

    @Test
    void isTakenBack() throws IOException {
        SplitLibrary split = agreed();
        String outer = split.outer.toString();
        String run = split.offcut("clean", "p1", "--keep", "1h", "--json").at("runs/0/run");
        split.offcut("generator", "--caches", outer).ends(3).warns("offcut undo " + run);
        split.offcut("undo", run).ends(0);
        split.offcut("generator", "--caches", outer).ends(0);
        Called list = split.in(split.outer, "list", "--json").ends(0);
        assertEquals(outer, list.at("library"));
        assertTrue(problems(list).contains("once you agree"), list.out());
        split.in(split.inner, "clean", "p1").ends(6);
    }

    @Test
    void refusesCachesOfWhichTheDatabaseKnowsNothing() throws IOException {
        SplitLibrary split = SplitLibrary.in(folder, Form.SHIPPED);
        Path database = split.outer.resolve(SplitLibrary.DATABASE);
        try (Connection sql = SampleLibrary.connect(database)) {
            sql.createStatement().execute("UPDATE projects SET id = 'another'");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        refuses(split, split.inner, 3, "names none of the projects");
    }

    @Test
    void refusesFoldersThatAreNotDirectlyBelow() throws IOException {
        SplitLibrary split = SplitLibrary.in(folder, Form.SHIPPED);
        refuses(split, folder, 2, "nor a folder directly in it");
        refuses(split, split.inner.resolve(".cache"), 2, "nor a folder directly in it");
        refuses(split, Files.createDirectory(split.outer.resolve("src")), 3, "no caches in");
        refuses(split, split.outer.resolve("nowhere"), 5, "nowhere");
        Path elsewhere = Files.move(split.inner, folder.resolve("elsewhere"));
        Files.createSymbolicLink(split.inner, elsewhere);
        refuses(split, split.inner, 2, "nor a folder directly in it");
    }

    @Test
    void refusesASecondFolderForOneDatabase() throws IOException {
        SplitLibrary split = agreed();
        Path second = Files.createDirectory(split.outer.resolve("second"));
        split.sample.copyTo(second);
        String asked = second.toString();
        split.in(second, "generator", "--caches", asked).ends(3).warns("already belongs");
        split.in(second, "clean", "p1").ends(6);
    }

    @Test
    void asksWithEachFolderThatHasCaches() throws IOException {
        SplitLibrary split = SplitLibrary.in(folder, Form.SHIPPED);
        Path second = Files.createDirectory(split.outer.resolve("second"));
        split.sample.copyTo(second);
        String said = problems(split.in(split.outer, "list", "--json"));
        assertTrue(said.contains(split.inner + "” or “" + second), said);
    }

    private static void refuses(SplitLibrary split, Path caches, int exit, String why) {
        split.in(split.outer, "generator", "--caches", caches.toString()).ends(exit).warns(why);
        assertEquals("0", split.in(split.outer, "list", "--json").at("totals/bytes"));
    }

    /** A hard link of the database that lies where an intermediate would. */
    @Test
    void keepsTheDatabaseUnderAnyName() throws IOException {
        SplitLibrary split = agreed();
        Path link = split.inner.resolve(".cache/audio/projects/p1/scene-7.mp3");
        Files.createLink(link, split.outer.resolve(SplitLibrary.DATABASE));
        Path plain = split.inner.resolve(".cache/audio/projects/p1/scene-8.mp3");
        Files.write(plain, new byte[9], StandardOpenOption.CREATE_NEW);
        for (Path file : List.of(plain, link))
            Files.setLastModifiedTime(
                    file, Files.getLastModifiedTime(split.inner.resolve(SplitLibrary.AUDIO)));
        split.offcut("clean", "p1").ends(0);
        assertTrue(Files.exists(link));
        assertFalse(Files.exists(plain), "the control");
    }

    @Test
    void staysALibraryWithoutMarksOfItsOwn() throws IOException {
        SplitLibrary split = agreed();
        for (String zone : List.of(".cache/videos", ".cache/assembly", "assets"))
            if (Files.exists(split.inner.resolve(zone)))
                SampleLibrary.deleteTree(split.inner.resolve(zone));
        SampleLibrary.deleteTree(split.inner.resolve(".cache/audio/projects"));
        split.in(split.outer, "list", "--json").ends(0);
        assertEquals(
                split.inner.toString(),
                split.in(split.inner, "list", "--json").ends(0).at("library"));
    }
}
