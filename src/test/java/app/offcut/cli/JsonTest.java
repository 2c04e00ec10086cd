package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every object of the command line's JSON, field by field: names, order and figures. */
@ParameterizedClass
@EnumSource(names = {"SHIPPED", "DOCUMENTED"})
class JsonTest extends CommandTest {
    JsonTest(Form form) {
        super(form);
    }

    @Override
    SampleProject makeProject() {
        library.project("p2").named("Deep sea").scenes(1).download("dvids", "11");
        return library.project("p1")
                .named("Ice cores")
                .scenes(2)
                .download("dvids", "11")
                .finished();
    }

    private String size(String path) throws IOException {
        return "" + Files.size(library.root().resolve(path));
    }

    @Test
    void listsEachProject() throws IOException {
        library.file(".cache/videos/nobody/scene-1-a.mp4", 77);
        library.file("output/Ice_video.mp4", 88);
        Files.createDirectories(library.root().resolve(".cache/assembly/j9/downloads"));
        Called list = offcut("list", "--json", "--sort", "name");
        assertEquals(
                "schema library generator measuredAt totals projects orphans problems areas"
                        + " shownOnly emptyFolders",
                list.fields(""));
        assertEquals("1", list.at("schema"));
        assertEquals(library.root().toString(), list.at("library"));
        assertEquals("aivideogen", list.at("generator"));
        Instant.parse(list.at("measuredAt"));
        assertEquals(
                "bytes reclaimableBytes projects ready heldBytes olderBytes shownOnlyBytes"
                        + " emptyFolders allocatedBytes reclaimableAllocatedBytes unreadable",
                list.fields("totals"));

        String project = "projects/1";
        assertEquals(
                "id name state reason databaseStatus cleanedAt pinned final bytes"
                        + " reclaimableBytes sharedBytes allocatedBytes reclaimableAllocatedBytes"
                        + " unreadable files categories heldBytes olderBytes"
                        + " keptFiles",
                list.fields(project));
        assertEquals("Ice cores", list.at(project + "/name"));
        assertEquals("ready", list.at(project + "/state"));
        assertEquals("null", list.at(project + "/reason"));
        assertEquals("false", list.at(project + "/pinned"));
        assertEquals(size("assets/cache/dvids/11.mp4"), list.at(project + "/sharedBytes"));
        assertEquals("path bytes verdict", list.fields(project + "/final"));
        assertEquals("complete", list.at(project + "/final/verdict"));
        assertEquals(
                "audio segments provider assembly combined leftovers narration music pictures"
                        + " final thumbnail unknown",
                list.fields(project + "/categories"));
        assertEquals("files bytes allocatedBytes", list.fields(project + "/categories/audio"));

        assertEquals("null", list.at("projects/p2/final"));
        assertEquals("no-final-yet", list.at("projects/p2/state"));
        assertEquals("0", list.at("projects/p2/reclaimableBytes"));
        assertEquals(
                "path category files bytes allocatedBytes firstSeen stays",
                list.fields("orphans/0"));
        assertEquals("77", list.at("orphans/0/bytes"));
        assertEquals("path files bytes allocatedBytes", list.fields("shownOnly/0"));
        assertEquals("output", list.at("shownOnly/0/path"));
        assertEquals("88", list.at("totals/shownOnlyBytes"));
        assertEquals("1", list.at("totals/emptyFolders"));
        assertEquals(".cache/assembly/j9", list.at("emptyFolders/0"));
    }

    @Test
    void plansOneProjectOrSeveral() throws IOException {
        Called plan = offcut("plan", "p1", "--json");
        String fields =
                "schema project refused review planHash files bytes items notWritableFiles"
                        + " allocatedBytes";
        assertEquals(fields, plan.fields(""));
        assertEquals("p1", plan.at("project"));
        assertEquals("null", plan.at("refused"));
        assertEquals(0, plan.size("review"));
        assertTrue(plan.at("planHash").matches("[0-9a-f]{64}"));
        long files = 0;
        long bytes = 0;
        for (int i = 0; i < plan.size("items"); i++) {
            String item = "items/" + i;
            assertEquals(
                    "path category bytes goes reason detail allocatedBytes", plan.fields(item));
            if (plan.at(item + "/goes").equals("false")) continue;
            files++;
            bytes += Long.parseLong(plan.at(item + "/bytes"));
            assertEquals(size(plan.at(item + "/path")), plan.at(item + "/bytes"));
        }
        assertTrue(files > 0);
        assertEquals("" + files, plan.at("files"));
        assertEquals("" + bytes, plan.at("bytes"));

        Called several = offcut("plan", "p1", "Deep sea", "--json");
        assertEquals("schema plans problems", several.fields(""));
        assertEquals(fields, several.fields("plans/0"));
        assertEquals("rule message", several.fields("plans/1/refused"));
        assertEquals("no-final", several.at("plans/1/refused/rule"));
        assertEquals(1, offcut("plan", "--ready", "--json").size("plans"));
    }

    @Test
    void cleansExactlyWhatWasPlanned() {
        Map<String, String> expected = library.checksums();
        Called plan = offcut("plan", "p1", "--json");
        Map<String, String> going = plan.files("goes");
        going.values().removeIf("false"::equals);
        assertEquals(expected, library.checksums(), "a plan changes nothing");
        Called clean = offcut("clean", "p1", "--json").ends(0);
        assertEquals("schema runs problems", clean.fields(""));
        assertEquals(
                "run project outcome refused deletedFiles freedBytes heldFiles heldBytes"
                        + " alreadyGone failed databaseStatus planHash spaceRule",
                clean.fields("runs/0"));
        assertEquals("complete", clean.at("runs/0/outcome"));
        assertEquals(plan.at("files"), clean.at("runs/0/deletedFiles"));
        assertEquals(plan.at("bytes"), clean.at("runs/0/freedBytes"));
        assertEquals(plan.at("planHash"), clean.at("runs/0/planHash"));
        assertEquals("complete", clean.at("runs/0/databaseStatus"));
        expected.keySet().removeAll(going.keySet());
        assertEquals(expected, HeldLibrary.withoutLock(library));
        assertInHistory(clean);
    }

    private void assertInHistory(Called clean) {
        Called history = offcut("history", "Ice cores", "--json");
        assertEquals("schema runs generator", history.fields(""));
        assertEquals("aivideogen", history.at("generator"));
        String fields =
                "run project by startedAt endedAt outcome deletedFiles freedBytes spaceRule";
        String older = " olderFiles olderBytes";
        assertEquals(fields + older, history.fields("runs/0"));
        assertEquals(clean.at("runs/0/run"), history.at("runs/0/run"));
        assertEquals("command", history.at("runs/0/by"));
        assertEquals(clean.at("runs/0/freedBytes"), history.at("runs/0/freedBytes"));
        Instant.parse(history.at("runs/0/endedAt"));

        Called audited = offcut("history", "p1", "--files", "--json");
        assertEquals(fields + " files" + older, audited.fields("runs/0"));
        assertEquals(clean.at("runs/0/deletedFiles"), "" + audited.size("runs/0/files"));
        assertEquals("path category bytes reason result cause", audited.fields("runs/0/files/0"));
        for (String field : (fields + older).split(" "))
            assertEquals(history.at("runs/0/" + field), audited.at("runs/0/" + field));
        assertEquals(0, offcut("history", "p2", "--json").size("runs"));
    }

    @Test
    void holdsUndoesAndPurges() {
        Called plan = offcut("plan", "p1", "--json");
        Called held = hold();
        assertEquals("held", held.at("runs/0/outcome"));
        assertEquals(plan.at("files"), held.at("runs/0/heldFiles"));
        assertEquals(plan.at("bytes"), held.at("runs/0/heldBytes"));
        assertEquals("0", held.at("runs/0/deletedFiles"));
        assertEquals("0", held.at("runs/0/freedBytes"));

        Called list = offcut("list", "--json");
        assertEquals("held", list.at("projects/p1/state"));
        assertEquals(plan.at("bytes"), list.at("projects/p1/heldBytes"));
        assertEquals(plan.at("bytes"), list.at("totals/heldBytes"));
        String missed = "The generator cannot find these files while they are held";
        assertTrue(list.at("projects/p1/reason").startsWith(missed), list.at("projects/p1/reason"));
        assertTrue(offcut("list").out().contains("Ice cores: " + missed));

        Called recover = offcut("recover", "--json");
        assertEquals("schema recovered held problems ownDatabase", recover.fields(""));
        assertEquals("1", recover.at("held"));
        assertEquals("run did problem", recover.fields("recovered/0"));
        String run = held.at("runs/0/run");
        assertEquals(run, recover.at("recovered/0/run"));

        Called undo = offcut("undo", run, "--json");
        assertEquals("schema run restoredFiles kept", undo.fields(""));
        assertEquals(run, undo.at("run"));
        assertEquals(plan.at("files"), undo.at("restoredFiles"));
        assertEquals(0, undo.size("kept"));

        String again = hold().at("runs/0/run");
        Called purge = offcut("purge", again, "--json");
        assertEquals("schema runs problems untouched", purge.fields(""));
        assertEquals("run deletedFiles freedBytes outcome refused failed", purge.fields("runs/0"));
        assertEquals(again, purge.at("runs/0/run"));
        assertEquals(plan.at("files"), purge.at("runs/0/deletedFiles"));
        assertEquals(plan.at("bytes"), purge.at("runs/0/freedBytes"));
    }

    private Called hold() {
        return offcut("clean", "p1", "--keep", "1h", "--json").ends(0);
    }

    @Test
    void showsAndSetsAutoClean() throws IOException {
        Called auto = offcut("auto", "--json");
        assertEquals("schema enabled preference environment source problem", auto.fields(""));
        assertEquals("true", auto.at("enabled"));
        assertEquals("null", auto.at("environment"));
        assertEquals("false", offcut("auto", "off", "--json").at("enabled"));
        assertEquals("false", offcut("auto", "status", "--json").at("preference"));

        offcut("auto", "on");
        Files.writeString(library.root().resolve(".env"), "AUTO_CLEANUP_ENABLED=false\n");
        auto = offcut("auto", "--json");
        assertEquals("false", auto.at("enabled"));
        assertEquals("true", auto.at("preference"));
        assertEquals("false", auto.at("environment"));
        assertEquals(".env", auto.at("source"));
        assertEquals("null", auto.at("problem"));
        assertTrue(offcut("auto").out().contains("overrides"));

        Files.write(library.root().resolve(".env"), new byte[] {'#', (byte) 0xFC});
        auto = offcut("auto", "status", "--json");
        assertEquals("false", auto.at("enabled"));
        assertEquals("true", auto.at("preference"));
        assertTrue(auto.at("problem").contains(".env"));
        assertTrue(offcut("auto").out().contains(".env"));
    }

    @Test
    void pinsAndUnpins() {
        Called pin = offcut("pin", "Ice cores", "--json");
        assertEquals("schema projects", pin.fields(""));
        assertEquals("project pinned", pin.fields("projects/0"));
        assertEquals("p1", pin.at("projects/0/project"));
        assertEquals("true", offcut("list", "--json").at("projects/p1/pinned"));
        assertEquals("pinned", state("p1"));
        offcut("clean", "p1").ends(3);
        offcut("unpin", "p1");
        assertEquals("ready", state("p1"));
    }
}
