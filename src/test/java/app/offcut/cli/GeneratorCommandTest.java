package app.offcut.cli;

import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.OWED_STATUS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.OwnDatabase;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.TaskLibrary;
import app.offcut.settings.Environment;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose library it is: shown, asked, answered, kept. */
class GeneratorCommandTest {
    private static final String MARK = "storage/tasks/7/story.json";

    @TempDir Path folder;
    private Environment environment;
    private Path root;

    @BeforeEach
    void nameTheLibrary() throws IOException {
        root = Files.createDirectories(folder.resolve("library"));
        environment = TestEnvironment.withLibrary(folder, root);
    }

    private Called offcut(String... args) {
        return Called.offcut(environment, args);
    }

    /** With a ready project p1, “Ice cores”. */
    private SampleLibrary aivideogen() {
        SampleLibrary library = SampleLibrary.in(root, Form.SHIPPED);
        library.project("p1").named("Ice cores").scenes(2).finished();
        return library;
    }

    /** A library of which two generators say that it is theirs. */
    private SampleLibrary claimedTwice() {
        SampleLibrary library = aivideogen();
        library.file(MARK, "{}".getBytes(), library.longAgo());
        return library;
    }

    private String generator() {
        return offcut("list", "--json").ends(0).at("generator");
    }

    @Test
    void showsTheGeneratorOfACertainLibrary() {
        aivideogen();
        offcut("generator").ends(0).prints("AIvideogen (aivideogen)");
        Called json = offcut("generator", "--json").ends(0);
        assertEquals("schema library generator name candidates database", json.fields(""));
        assertEquals("aivideogen", json.at("generator"));
        assertEquals("AIvideogen", json.at("name"));
        assertEquals("null", json.at("database"));
        assertEquals(0, json.size("candidates"));
        offcut("list").ends(0).prints("AIvideogen");
    }

    @Test
    void showsWhoseItMayBe() {
        claimedTwice();
        offcut("generator").ends(0).prints("aivideogen · AIvideogen").prints("story-flicks");
        Called json = offcut("generator", "--json").ends(0);
        assertEquals("null", json.at("generator"));
        assertEquals("null", json.at("name"));
        assertEquals("generator name sure places", json.fields("candidates/0"));
        assertEquals("aivideogen", json.at("candidates/0/generator"));
        assertEquals("[\"storage/tasks\"]", json.at("candidates/1/places"));
    }

    @Test
    void showsSizesAndDeletesNothingUntilSomebodyHasSaid() {
        SampleLibrary library = claimedTwice();
        Map<String, String> before = library.checksums();
        Called list = offcut("list", "--json").ends(0);
        assertEquals("null", list.at("generator"));
        assertTrue(Long.parseLong(list.at("totals/bytes")) > 0, list.out());
        assertEquals("0", list.at("totals/reclaimableBytes"));
        assertEquals("unavailable", list.at("projects/p1/state"));
        String sentence = Texts.of("rule.generator-unknown");
        assertEquals("[\"" + sentence + "\"]", list.at("problems"));
        assertEquals(
                "generator-unknown", offcut("plan", "p1", "--json").ends(0).at("refused/rule"));
        Called clean = offcut("clean", "p1", "--json").ends(3);
        assertEquals("generator-unknown", clean.at("runs/0/refused/rule"));
        for (String[] line :
                new String[][] {
                    {"clean", "Ice cores"}, {"clean", "--ready", "--yes"}, {"plan", "Ice cores"}
                }) offcut(line).ends(3).warns("not certain");
        assertEquals("generator-unknown", offcut("clean", "Ice cores", "--json").ends(3).code());
        offcut("auto", "on").ends(0);
        offcut("watch", "--once").ends(0);
        assertEquals(before, library.checksums());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache --keep 0", "orphans --clean", "scratch --clean"})
    void cleansNoAreaUntilSomebodyHasSaid(String line) {
        SampleLibrary library = claimedTwice();
        for (String file :
                new String[] {
                    "assets/cache/dvids/alone.mp4",
                    ".cache/videos/gone/scene-1-source.mp4",
                    ".cache/audio/temp/1764000000000.mp3"
                }) library.file(file, 500, library.longAgo());
        Map<String, String> before = library.checksums();
        Called called = offcut((line + " --yes --json").split(" ")).ends(3);
        assertEquals("records-unsure", called.at("runs/0/refused/rule"));
        assertEquals(before, library.checksums());
    }

    /** Nobody knows yet where it is to be written. */
    @Test
    void stillOwesAStatusUntilSomebodyHasSaid() {
        claimedTwice();
        offcut("list").ends(0);
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            own.write(sql ->
                    sql.insertInto(OWED_STATUS)
                            .set(OWED_STATUS.LIBRARY_ID, sql.fetchSingle(LIBRARY).getId())
                            .set(OWED_STATUS.PROJECT_ID, "p1")
                            .set(OWED_STATUS.STATUS, "complete")
                            .set(OWED_STATUS.ERASED_PATHS, "[]")
                            .execute());
        }
        offcut("recover").ends(0);
        try (OwnDatabase own = OwnDatabase.open(environment.stateFolder())) {
            boolean owed = own.read(sql -> sql.fetchExists(OWED_STATUS));
            assertTrue(owed);
        }
    }

    @Test
    void saysOnceWhatConcernsAllRows() {
        claimedTwice().project("p2").scenes(1).finished();
        String list = offcut("list").ends(0).out().replaceAll("\\s+", " ");
        assertEquals(2, list.split("It is not certain", -1).length, list);
    }

    @Test
    void takesTheAnswerAndKeepsIt() {
        SampleLibrary library = claimedTwice();
        assertEquals("null", generator());
        offcut("generator", "aivideogen").ends(0).prints("AIvideogen");
        assertEquals("aivideogen", generator());
        Map<String, String> before = library.checksums();
        offcut("clean", "Ice cores").ends(0);
        assertNotEquals(before, library.checksums());
        assertTrue(Files.exists(root.resolve(MARK)));
        assertEquals("aivideogen", generator());
        offcut("generator", "aivideogen").ends(0);
    }

    @Test
    void takesOnlyAKnownNameForWhichSomethingSpeaks() {
        aivideogen();
        offcut("generator", "comfyui").ends(2).warns("aivideogen, ");
        Called refused = offcut("generator", "story-flicks", "--json").ends(3);
        assertEquals("generator-refused", refused.code());
        assertEquals("aivideogen", generator());
    }

    @Test
    void corrects() {
        claimedTwice();
        offcut("generator", "story-flicks").ends(0);
        assertEquals("story-flicks", generator());
        offcut("generator", "aivideogen").ends(0);
        assertEquals("aivideogen", generator());
    }

    @Test
    void changesNothingWhileFilesAreHeld() {
        claimedTwice();
        offcut("generator", "aivideogen").ends(0);
        String run = offcut("clean", "p1", "--keep", "1h", "--json").ends(0).at("runs/0/run");
        offcut("generator", "story-flicks").ends(3).warns("offcut undo " + run);
        offcut("undo", run).ends(0);
        offcut("generator", "story-flicks").ends(0);
    }

    @Test
    void staysWithoutMarks() {
        TaskLibrary library = TaskLibrary.storyflicks(root);
        assertEquals("story-flicks", generator());
        library.loseMarks();
        assertEquals("story-flicks", generator());
        environment = TestEnvironment.in(root, Map.of()); // in its own folder, with a new memory
        offcut("list").ends(5);
    }

    @Test
    void isTheWorkingDirectoryWithoutMarks() throws IOException {
        TaskLibrary library = TaskLibrary.storyflicks(root);
        assertEquals("story-flicks", generator());
        library.loseMarks();
        Environment here = TestEnvironment.in(folder, Map.of());
        environment =
                new Environment(
                        Map.of(), here.clock(), root, folder.resolve("home"), here.stateFolder());
        assertEquals("story-flicks", generator());
    }

    @Test
    void asksAgainWhenTheFilesContradictTheAnswer() {
        TaskLibrary library = TaskLibrary.storyflicks(root);
        Map<String, String> before = library.checksums();
        String run = hold();
        library.loseMarks();
        aivideogen();
        assertEquals("null", generator());
        Called asked = offcut("generator", "--json").ends(0);
        assertEquals(
                "[aivideogen, moneyprinterturbo]",
                asked.each("candidates", "generator").toString());
        offcut("generator", "story-flicks").ends(3);
        offcut("generator", "aivideogen").ends(3).warns("offcut undo " + run);
        offcut("undo", run).ends(0);
        String task = "storage/tasks/" + TaskLibrary.TASK + "/";
        for (String name : new String[] {"1.png", "1.mp3"})
            assertEquals(before.get(task + name), library.checksums().get(task + name));
        offcut("generator", "aivideogen").ends(0);
        assertEquals("aivideogen", generator());
    }

    /** The held files return instead: nobody knows any more that they may go. */
    @Test
    void erasesNothingThatIsHeldWhenTheFilesContradictTheAnswer() {
        TaskLibrary library = TaskLibrary.storyflicks(root);
        var files = library.checksums().keySet();
        String run = hold();
        library.loseMarks();
        aivideogen();
        Called purge = offcut("purge", run, "--json");
        assertEquals(3, purge.status(), purge.out() + purge.err());
        for (String file : files)
            if (file.endsWith(".png") || file.endsWith(".mp3"))
                assertTrue(library.checksums().containsKey(file), file);
    }

    private String hold() {
        String accepted = "duration-unknown,job-not-complete";
        Called clean =
                offcut("clean", TaskLibrary.TASK, "--accept", accepted, "--keep", "1h", "--json");
        assertEquals("held", clean.ends(0).at("runs/0/outcome"), clean.out());
        return clean.at("runs/0/run");
    }

    @Test
    void forgetsTheAnswerWithTheFolder() throws IOException {
        claimedTwice();
        offcut("generator", "aivideogen").ends(0);
        Files.move(root, folder.resolve("moved"));
        Files.createDirectories(root);
        claimedTwice();
        assertEquals("null", generator());
    }

    @Test
    void movesTheAnswerAlongWithTheFolder() throws IOException {
        claimedTwice();
        offcut("generator", "aivideogen").ends(0);
        Path moved = Files.move(root, folder.resolve("moved"));
        environment = TestEnvironment.withLibrary(folder, moved);
        assertEquals("aivideogen", generator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"narrato", "story-flicks", "story-flicks without records"})
    void losesNothingOfAFalseFriend(String world) throws IOException {
        TaskLibrary library =
                world.equals("narrato") ? TaskLibrary.narrato(root) : TaskLibrary.storyflicks(root);
        if (world.endsWith("records"))
            Files.delete(root.resolve("storage/tasks/" + TaskLibrary.TASK + "/story.json"));
        Map<String, String> before = library.checksums();
        offcut("clean", "--ready", "--yes");
        offcut("auto", "on");
        offcut("watch", "--once");
        if (!world.equals("story-flicks")) {
            offcut("clean", TaskLibrary.TASK, "--accept", "duration-unknown");
            offcut("generator", "aivideogen");
            offcut("clean", TaskLibrary.TASK, "--accept", "duration-unknown");
        }
        assertEquals(before, library.checksums());
    }
}
