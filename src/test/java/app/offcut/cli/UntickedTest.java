package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was unticked in the window stays, whichever command cleans, and auto-clean too. */
class UntickedTest {
    @TempDir Path folder;
    private Environment environment;
    private SampleLibrary library;
    private SampleProject project;
    private String voice;

    /** What the user does, or does not do, to be rid of a project's files. */
    enum Way {
        BY_NAME("clean", "Ice cores"),
        BY_ID("clean", "p1"),
        READY("clean", "--ready", "--yes"),
        STRICT("clean", "p1", "--strict"),
        HELD("clean", "p1", "--keep", "1h"),
        ACCEPTED("clean", "p1", "--accept", "newer-work"),
        AFTER_A_FAILURE("clean", "--ready", "--yes"),
        UNASKED("watch", "--once");

        private final String[] words;

        Way(String... words) {
            this.words = words;
        }
    }

    @BeforeEach
    void library() throws IOException {
        library =
                SampleLibrary.in(
                        Files.createDirectory(folder.resolve("library")), Form.SHIPPED_AT_026);
        environment = TestEnvironment.withLibrary(folder, library.root());
        // whatever comes from now on is auto-clean's
        assertEquals(0, offcut(environment, "watch", "--once").status());
        project = library.project("p1").named("Ice cores").scenes(2).finished();
        voice = project.audioFolder() + "scene-1.mp3";
    }

    private void untick() {
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            open.takeOut(open.plan("p1"), voice);
        }
    }

    private boolean there(String path) {
        return Files.exists(library.root().resolve(path));
    }

    @ParameterizedTest
    @EnumSource
    void staysWhicheverWayIsTaken(Way way) {
        prepare(way);
        untick();
        Called called = offcut(environment, way.words);
        assertEquals(0, called.status(), called.err());
        assertTrue(there(voice));
        assertFalse(there(project.audioFolder() + "scene-2.mp3"), "the others go");
    }

    /** The control: the same way takes the file where nobody has unticked it. */
    @ParameterizedTest
    @EnumSource
    void goesWhereItIsTicked(Way way) {
        prepare(way);
        Called called = offcut(environment, way.words);
        assertEquals(0, called.status(), called.err());
        assertFalse(there(voice));
    }

    private void prepare(Way way) {
        switch (way) {
            case ACCEPTED ->
                    project.touch(
                            project.audioFolder() + "scene-2.mp3",
                            library.now().minusSeconds(3600));
            case AFTER_A_FAILURE -> library.sql("UPDATE projects SET cleanup_status = 'failed'");
            default -> {}
        }
    }

    @Test
    void isToldByPlanAndList() {
        untick();
        JsonObject plan = offcut(environment, "plan", "p1", "--json").json();
        for (JsonElement one : plan.getAsJsonArray("items")) {
            JsonObject item = one.getAsJsonObject();
            boolean unticked = item.get("path").getAsString().equals(voice);
            assertEquals(unticked, item.get("reason").getAsString().equals("taken-out"));
            if (unticked) assertFalse(item.get("goes").getAsBoolean());
        }
        String text = offcut(environment, "plan", "p1").out();
        assertTrue(text.contains("Stays: you unticked it"), text);
        JsonObject row =
                offcut(environment, "list", "--json")
                        .json()
                        .getAsJsonArray("projects")
                        .get(0)
                        .getAsJsonObject();
        assertEquals(1, row.get("keptFiles").getAsInt());
        assertEquals(plan.get("bytes").getAsLong(), row.get("reclaimableBytes").getAsLong());
        String list = offcut(environment, "list").out();
        assertTrue(list.contains("Ice cores: 1 file is kept, because you unticked it."), list);
    }

    @Test
    void isNotReadyForEver() {
        untick();
        assertEquals(0, offcut(environment, "clean", "--ready", "--yes").status());
        Called again = offcut(environment, "clean", "--ready", "--yes", "--json");
        assertEquals(0, again.status());
        assertEquals(List.of(), again.json().getAsJsonArray("runs").asList());
        Map<String, String> before = library.checksums();
        JsonObject run =
                offcut(environment, "clean", "p1", "--json")
                        .json()
                        .getAsJsonArray("runs")
                        .get(0)
                        .getAsJsonObject();
        assertEquals("complete", run.get("outcome").getAsString());
        assertEquals("pending", run.get("databaseStatus").getAsString());
        assertEquals(before, library.checksums());
    }
}
