package app.offcut.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What commit cb0b3ae has stored and held is read, put back and erased as if it were today's. */
@ParameterizedClass
@ValueSource(strings = {"documented", "shipped"})
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no inode numbers")
class OldFormatsTest {
    private final OldLibrary library;

    OldFormatsTest(String form, @TempDir Path folder) throws Exception {
        library = OldLibrary.unpack(form, folder);
    }

    @Test
    void upgradesTheDatabase() throws SQLException {
        assertEquals(1, version());
        library.offcut("list").ends(0);
        assertEquals(9, version());
    }

    @Test
    void showsTheHistoryInTheSameWords() throws Exception {
        Called history = library.offcut("history", "--files", "--json").ends(0);
        Map<String, JsonObject> now = OldLibrary.runs(history.out());
        Map<String, JsonObject> before = library.oldHistory();
        assertEquals(before.keySet(), now.keySet());
        before.forEach((run, said) -> assertSays(said, requireNonNull(now.get(run), run)));
    }

    @Test
    void keepsThePin() {
        Called clean = library.offcut("clean", "p5", "--json").ends(3);
        assertEquals("pinned", clean.at("runs/0/refused/rule"));
    }

    @Test
    void listsWhatIsHeldAndWhatWasInterrupted() {
        assertEquals("held", state("p1"));
        assertEquals("held", state("p2"));
        assertEquals("clean", state("p3"));
        assertEquals("interrupted", state("p6"));
    }

    @Test
    void putsAHeldRunBack() throws Exception {
        String run = run("p1");
        Map<String, String> held = library.held(run);
        assertEquals(11, held.size(), held.toString());
        Called undo = library.offcut("undo", run, "--json").ends(0);
        Map<String, String> after = library.checksums();
        held.forEach((path, sum) -> assertEquals(sum, after.get(path), path));
        assertEquals(Map.of(), library.held(run));
        assertEquals("ready", state("p1"));
        assertEquals("undone", outcome(run));
    }

    @Test
    void erasesAHeldRun() throws Exception {
        String run = run("p2");
        Map<String, String> held = library.held(run);
        assertEquals(10, held.size(), held.toString());
        Map<String, String> before = library.checksums();
        Called purge = library.offcut("purge", run, "--json").ends(0);
        assertEquals(Map.of(), library.held(run));
        Map<String, String> after = library.checksums();
        for (String path : held.keySet()) assertFalse(after.containsKey(path), path);
        assertEquals(finals(before), finals(after));
        assertEquals("clean", state("p2"));
        assertEquals("complete", outcome(run));
    }

    @Test
    void putsAnInterruptedRunBack() throws Exception {
        String run = run("p6");
        Map<String, String> moved = library.held(run);
        assertEquals(2, moved.size(), moved.toString());
        Called recover = library.offcut("recover", "--json").ends(0);
        Map<String, String> after = library.checksums();
        moved.forEach((path, sum) -> assertEquals(sum, after.get(path), path));
        assertEquals(Map.of(), library.held(run));
        assertEquals(11, library.held(run("p1")).size(), "other runs stay held");
        assertEquals("ready", state("p6"));
    }

    @Test
    void cleansAnotherProject() throws Exception {
        Map<String, String> before = library.checksums();
        Called clean = library.offcut("clean", "p4", "--json").ends(0);
        assertEquals("complete", clean.at("runs/0/outcome"));
        assertEquals(finals(before), finals(library.checksums()));
    }

    private static Map<String, String> finals(Map<String, String> files) {
        Map<String, String> finals = new TreeMap<>(files);
        finals.keySet().removeIf(path -> !path.endsWith("final.mp4"));
        assertEquals(6, finals.size(), files.toString());
        return finals;
    }

    private String run(String project) throws Exception {
        return library.oldHistory().values().stream()
                .filter(run -> run.get("project").getAsString().equals(project))
                .findFirst()
                .orElseThrow()
                .get("run")
                .getAsString();
    }

    private String outcome(String run) {
        String history = library.offcut("history", "--json").out();
        return requireNonNull(OldLibrary.runs(history).get(run), run).get("outcome").getAsString();
    }

    private String state(String project) {
        return library.offcut("list", "--json").at("projects/" + project + "/state");
    }

    /** All that was said then is said now; more may be said. */
    private static void assertSays(JsonElement then, JsonElement now) {
        if (then instanceof JsonArray all) {
            assertEquals(all.size(), now.getAsJsonArray().size());
            for (int i = 0; i < all.size(); i++)
                assertSays(all.get(i), now.getAsJsonArray().get(i));
        } else if (then instanceof JsonObject object) {
            for (String name : object.keySet())
                assertSays(object.get(name), now.getAsJsonObject().get(name));
        } else {
            assertEquals(then, now);
        }
    }

    private int version() throws SQLException {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + library.database());
                var version = sql.createStatement().executeQuery("PRAGMA user_version")) {
            return version.getInt(1);
        }
    }
}
