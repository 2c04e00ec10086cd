package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.SetUp;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was unticked in the window stays, whichever command cleans, and auto-clean too. */
class UntickedTest extends CommandTest {
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

    UntickedTest() {
        super(Form.SHIPPED_AT_026);
    }

    @Override
    @SetUp
    SampleProject makeProject() {
        // whatever comes from now on is auto-clean's
        offcut("watch", "--once").ends(0);
        SampleProject made = library.project("p1").named("Ice cores").scenes(2).finished();
        voice = made.audioFolder() + "scene-1.mp3";
        return made;
    }

    private void untick() {
        try (OpenLibrary open = LibraryOpener.open(library.root(), environment)) {
            open.takeOut(open.plan("p1"), Set.of(voice));
        }
    }

    private boolean there(String path) {
        return Files.exists(library.root().resolve(path));
    }

    @ParameterizedTest
    @EnumSource
    void isKeptByEveryCommand(Way way) {
        prepare(way);
        untick();
        offcut(way.words).ends(0);
        assertTrue(there(voice));
        assertFalse(there(project.audioFolder() + "scene-2.mp3"), "other files are deleted");
    }

    /** The control: the same way takes the file where nobody has unticked it. */
    @ParameterizedTest
    @EnumSource
    void isDeletedIfItIsTicked(Way way) {
        prepare(way);
        offcut(way.words).ends(0);
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
    void isShownByPlanAndList() {
        untick();
        Called plan = offcut("plan", "p1", "--json");
        plan.files("reason")
                .forEach((path, reason) ->
                        assertEquals(path.equals(voice), reason.equals("taken-out"), path));
        assertEquals("false", plan.files("goes").get(voice));
        String text = offcut("plan", "p1").out();
        assertTrue(text.contains("Stays: you unticked it"), text);
        Called json = offcut("list", "--json");
        assertEquals("1", json.at("projects/0/keptFiles"));
        assertEquals(plan.at("bytes"), json.at("projects/0/reclaimableBytes"));
        String list = offcut("list").out();
        assertTrue(list.contains("Ice cores: 1 file is kept, because you unticked it."), list);
    }

    @Test
    void doesNotKeepTheProjectReady() {
        untick();
        offcut("clean", "--ready", "--yes").ends(0);
        Called again = offcut("clean", "--ready", "--yes", "--json").ends(0);
        assertEquals(0, again.size("runs"));
        Map<String, String> before = library.checksums();
        Called clean = offcut("clean", "p1", "--json");
        assertEquals("complete", clean.at("runs/0/outcome"));
        assertEquals("pending", clean.at("runs/0/databaseStatus"));
        assertEquals(before, library.checksums());
    }
}
