package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.TaskLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code list --all}. */
class AllLibrariesTest {
    @TempDir Path folder;

    private Called offcut(String... args) {
        return Called.offcut(TestEnvironment.in(folder), args);
    }

    private Path made(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private void open(Path library) {
        offcut("list", "--library", library.toString()).ends(0);
    }

    @Test
    void hasNothingToListBeforeAnyLibraryWasOpened() {
        assertEquals("not-a-library", offcut("list", "--all", "--json").ends(5).code());
        offcut("list", "--all").ends(5).warns("No library was opened before");
    }

    @Test
    void sumsTheLibrariesOfSeveralGenerators() throws IOException {
        SampleLibrary first = SampleLibrary.in(made("first"), Form.SHIPPED);
        first.project("p1").scenes(2).finished();
        open(first.root());
        Path second = made("second");
        TaskLibrary.storyflicks(second);
        open(second);
        Path away = made("away");
        TaskLibrary.storyflicks(away);
        open(away);
        SampleLibrary.deleteTree(away);

        Called all = offcut("list", "--all", "--json").ends(0);
        assertEquals("schema libraries totals", all.fields(""));
        assertEquals("library generator totals problem", all.fields("libraries/0"));
        assertEquals(
                "[story-flicks, story-flicks, aivideogen]",
                all.each("libraries", "generator").toString());
        assertEquals("null", all.at("libraries/0/totals"));
        assertTrue(all.at("libraries/0/problem").contains("away"), all.out());
        assertEquals("null", all.at("libraries/1/problem"));
        for (String sum : new String[] {"bytes", "reclaimableBytes", "projects", "ready"})
            assertEquals(
                    number(all, "libraries/1/totals/" + sum)
                            + number(all, "libraries/2/totals/" + sum),
                    number(all, "totals/" + sum));
        assertEquals(2, number(all, "totals/projects"));
        assertTrue(number(all, "libraries/2/totals/reclaimableBytes") > 0, all.out());

        String text = offcut("list", "--all").ends(0).out();
        for (String part : new String[] {"AIvideogen", "story-flicks", "3 libraries", "away"})
            assertTrue(text.contains(part), text);
    }

    @Test
    void leavesTheOrderOfTheLibrariesAsItIs() throws IOException {
        for (String name : new String[] {"first", "second"}) {
            TaskLibrary.storyflicks(made(name));
            open(folder.resolve(name));
        }
        String before = offcut("list", "--json").ends(0).at("library");
        offcut("list", "--all").ends(0);
        assertEquals(before, offcut("list", "--json").ends(0).at("library"));
    }

    @Test
    void namesALibraryOfWhichNobodyHasSaidWhoseItIs() throws IOException {
        Path library = made("doubtful");
        TaskLibrary.storyflicks(library);
        Files.delete(library.resolve("storage/tasks/" + TaskLibrary.TASK + "/story.json"));
        open(library);
        Called all = offcut("list", "--all", "--json").ends(0);
        assertEquals("null", all.at("libraries/0/generator"));
        assertEquals("0", all.at("libraries/0/totals/reclaimableBytes"));
        offcut("list", "--all").ends(0).prints("not certain");
    }

    private static long number(Called called, String path) {
        return Long.parseLong(called.at(path));
    }
}
