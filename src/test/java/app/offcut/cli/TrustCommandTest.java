package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class TrustCommandTest extends CommandTest {
    private Path disk;

    @BeforeEach
    void makeADisk() throws IOException {
        disk = Files.createDirectory(folder.toRealPath().resolve("disk"));
    }

    @Override
    SampleProject makeProject() {
        return library.project("p1").scenes(2).download("dvids", "11").finished();
    }

    private void moveToDisk(String place) throws IOException {
        Path moved = disk.resolve(place.replace('/', '-'));
        Files.move(library.root().resolve(place), moved);
        Files.createSymbolicLink(library.root().resolve(place), moved);
    }

    private String why() {
        Called plan = offcut("plan", "p1", "--json");
        assertEquals("zone-unavailable", plan.at("refused/rule"));
        return plan.at("refused/message");
    }

    private Set<String> goes() {
        Map<String, String> goes = offcut("plan", "p1", "--json").files("goes");
        goes.values().removeIf("false"::equals);
        return goes.keySet();
    }

    @Test
    void reportsThatThereIsNoLink() throws Exception {
        assertEquals("No cache folder of this library is a link.\n", offcut("trust").out());
        assertEquals("{\"schema\":1,\"links\":[]}\n", offcut("trust", "--json").out());
        Called agreed = offcut("trust", ".cache/audio", "--yes", "--json").ends(2);
        assertEquals("usage", agreed.code());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void allowsACacheThatIsALink(Form form) throws Exception {
        if (form != Form.SHIPPED) makeLibrary(form);
        assertEquals("ready", state("p1"));
        Set<String> before = goes();
        moveToDisk(".cache");
        assertEquals("unavailable", state("p1"));
        assertTrue(why().contains("offcut trust .cache"), why());

        Called agreed = offcut("trust", ".cache", "--yes", "--json").ends(0);
        assertEquals(
                "{\"schema\":1,\"links\":[{\"zone\":\".cache\",\"target\":\""
                        + disk.resolve(".cache")
                        + "\",\"trusted\":true}]}\n",
                agreed.out());
        assertEquals("ready", state("p1"));
        assertEquals(before, goes());
    }

    @ParameterizedTest
    @ValueSource(strings = {".cache/audio", ".cache/videos", ".cache/assembly"})
    void allowsAZoneThatIsALink(String zone) throws Exception {
        Set<String> before = goes();
        moveToDisk(zone);
        assertEquals("unavailable", state("p1"));
        offcut("trust", zone, "--yes").ends(0);
        assertEquals("ready", state("p1"));
        assertEquals(before, goes());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void cleansBehindLinks(Form form) throws Exception {
        if (form != Form.SHIPPED) makeLibrary(form);
        int files = goes().size();
        moveToDisk(".cache/videos");
        moveToDisk(".cache");
        for (String place : List.of(".cache", ".cache/videos"))
            offcut("trust", place, "--yes").ends(0);
        Called cleaned = offcut("clean", "p1", "--yes", "--json");
        assertEquals("complete", cleaned.at("runs/0/outcome"), cleaned.out());
        assertEquals("" + files, cleaned.at("runs/0/deletedFiles"));
        assertEquals("clean", state("p1"));
        try (Stream<Path> left = Files.walk(disk)) {
            assertEquals(
                    List.of(),
                    left.filter(Files::isRegularFile)
                            .filter(path -> !path.endsWith("final.mp4"))
                            .filter(path -> !path.endsWith("final-thumb.jpg"))
                            .toList());
        }
        assertTrue(Files.exists(library.root().resolve(finalPath(form))));
    }

    @Test
    void restoresBehindLinksEvenInARenamedLibraryWithoutJournal() throws Exception {
        moveToDisk(".cache");
        offcut("trust", ".cache", "--yes").ends(0);
        List<String> before = filesOnDisk();
        for (boolean renamed : List.of(false, true)) {
            Called cleaned = offcut("clean", "p1", "--yes", "--keep", "1h", "--json").ends(0);
            assertEquals("held", state("p1"));
            if (renamed) {
                Path moved = Files.move(library.root(), folder.resolve("renamed"));
                try (Stream<Path> journal = Files.walk(moved.resolve(".offcut"))) {
                    journal.sorted(Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
                environment = TestEnvironment.withLibrary(folder, moved);
                offcut("trust", ".cache", "--yes").ends(0);
                offcut("recover", "--json").ends(0);
            } else {
                offcut("undo", cleaned.at("runs/0/run")).ends(0);
            }
            assertEquals(before, filesOnDisk());
            assertEquals("ready", state("p1"));
        }
    }

    private List<String> filesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
    }

    private static String finalPath(Form form) {
        return form.documented() ? ".cache/output/p1/final.mp4" : "public/videos/p1/final.mp4";
    }

    @Test
    void keepsEveryDownloadBehindALink() throws Exception {
        assertTrue(goes().contains("assets/cache/dvids/11.mp4"));
        moveToDisk("assets/cache");
        offcut("trust", "assets/cache", "--yes").ends(0);
        assertEquals("ready", state("p1"));
        assertFalse(goes().contains("assets/cache/dvids/11.mp4"));
        offcut("plan", "p1").prints("other projects may use it");
    }

    @Test
    void isUnavailableIfTheLinkLeadsElsewhere() throws Exception {
        moveToDisk(".cache");
        offcut("trust", ".cache", "--yes");
        assertEquals("ready", state("p1"));
        Path link = library.root().resolve(".cache");
        Files.move(disk.resolve(".cache"), disk.resolve("away"));
        assertEquals("unavailable", state("p1"));
        assertTrue(why().contains("which does not exist"), why());
        Files.createDirectories(disk.resolve(".cache/videos/p1"));
        assertEquals("unavailable", state("p1"));
        assertTrue(why().contains("not to the folder that you agreed to"), why());
        assertEquals("false", offcut("trust", "--json").at("links/0/trusted"));
        Files.delete(link);
        assertEquals("unavailable", state("p1"), "missing");
        Files.createSymbolicLink(link, disk.resolve("away"));
        assertEquals("ready", state("p1"), "the same folder at another path");
    }

    @Test
    void asksOnATerminal() throws Exception {
        moveToDisk(".cache");
        offcut("trust", ".cache").ends(2).warns("--yes");
        for (String no : new String[] {"", "n", "maybe"}) {
            trust(no)
                    .ends(130)
                    .warns(disk.resolve(".cache").toString())
                    .prints("offcut trust .cache");
            assertEquals("unavailable", state("p1"));
        }
        trust("Y").ends(0).prints("you have agreed");
        assertEquals("ready", state("p1"));
        trust("unasked").ends(0);
    }

    private Called trust(String reply) {
        return onTerminal(reply, "trust", "./.cache/");
    }

    @Test
    void refusesALinkToTheRoot() throws Exception {
        Files.move(library.root().resolve("assets"), disk.resolve("assets"));
        Files.createDirectory(library.root().resolve("assets"));
        Files.createSymbolicLink(library.root().resolve("assets/cache"), Path.of("/"));
        Called refused = offcut("trust", "assets/cache", "--yes", "--json").ends(5);
        assertEquals("refused-root", refused.code());
        assertEquals("unavailable", state("p1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public/videos", ".cache/output", "..", "", "/", ".offcut"})
    void rejectsOtherFolders(String zone) throws Exception {
        offcut("trust", zone, "--yes").ends(2).warns("assets/cache");
    }
}
