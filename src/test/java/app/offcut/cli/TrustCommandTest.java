package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.SetUp;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.Environment;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class TrustCommandTest {
    @TempDir Path folder;
    private Environment environment;
    private SampleLibrary library;
    private Path disk;

    @BeforeEach
    void makeADisk() throws IOException {
        disk = Files.createDirectory(folder.toRealPath().resolve("disk"));
    }

    @SetUp
    private void library(Form form) throws IOException {
        library = SampleLibrary.in(Files.createDirectory(folder.resolve("app")), form);
        library.project("p1").scenes(2).download("dvids", "11").finished();
        environment = TestEnvironment.withLibrary(folder, library.root());
    }

    private void moveToDisk(String place) throws IOException {
        Path moved = disk.resolve(place.replace('/', '-'));
        Files.move(library.root().resolve(place), moved);
        Files.createSymbolicLink(library.root().resolve(place), moved);
    }

    private String state() {
        JsonObject list = offcut(environment, "list", "--json").json();
        return list.getAsJsonArray("projects").get(0).getAsJsonObject().get("state").getAsString();
    }

    private String why() {
        JsonObject plan = offcut(environment, "plan", "p1", "--json").json();
        JsonObject refused = plan.getAsJsonObject("refused");
        assertEquals("zone-unavailable", refused.get("rule").getAsString());
        return refused.get("message").getAsString();
    }

    private List<String> goes() {
        List<String> goes = new ArrayList<>();
        JsonObject plan = offcut(environment, "plan", "p1", "--json").json();
        for (JsonElement item : plan.getAsJsonArray("items"))
            if (item.getAsJsonObject().get("goes").getAsBoolean())
                goes.add(item.getAsJsonObject().get("path").getAsString());
        return goes;
    }

    @Test
    void saysThatNothingIsALink() throws Exception {
        library(Form.SHIPPED);
        assertEquals(
                "No cache folder of this library is a link.\n", offcut(environment, "trust").out());
        assertEquals("{\"schema\":1,\"links\":[]}\n", offcut(environment, "trust", "--json").out());
        Called agreed = offcut(environment, "trust", ".cache/audio", "--yes", "--json");
        assertEquals(2, agreed.status());
        assertEquals("usage", agreed.code());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void letsALibraryWorkWhoseCacheIsALink(Form form) throws Exception {
        library(form);
        assertEquals("ready", state());
        List<String> before = goes();
        moveToDisk(".cache");
        assertEquals("unavailable", state());
        assertTrue(why().contains("offcut trust .cache"), why());

        Called agreed = offcut(environment, "trust", ".cache", "--yes", "--json");
        assertEquals(
                "{\"schema\":1,\"links\":[{\"zone\":\".cache\",\"target\":\""
                        + disk.resolve(".cache")
                        + "\",\"trusted\":true}]}\n",
                agreed.out());
        assertEquals(0, agreed.status());
        assertEquals("ready", state());
        assertEquals(before, goes());
    }

    @ParameterizedTest
    @ValueSource(strings = {".cache/audio", ".cache/videos", ".cache/assembly"})
    void letsALibraryWorkWithAZoneThatIsALink(String zone) throws Exception {
        library(Form.SHIPPED);
        List<String> before = goes();
        moveToDisk(zone);
        assertEquals("unavailable", state());
        assertEquals(0, offcut(environment, "trust", zone, "--yes").status());
        assertEquals("ready", state());
        assertEquals(before, goes());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void cleansBehindLinks(Form form) throws Exception {
        library(form);
        int files = goes().size();
        moveToDisk(".cache/videos");
        moveToDisk(".cache");
        for (String place : List.of(".cache", ".cache/videos"))
            assertEquals(0, offcut(environment, "trust", place, "--yes").status());
        Called cleaned = offcut(environment, "clean", "p1", "--yes", "--json");
        JsonObject run = cleaned.json().getAsJsonArray("runs").get(0).getAsJsonObject();
        assertEquals("complete", run.get("outcome").getAsString(), cleaned.out());
        assertEquals(files, run.get("deletedFiles").getAsInt());
        assertEquals("clean", state());
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
    void putsBackBehindLinksAlsoInARenamedLibraryThatLostItsJournal() throws Exception {
        library(Form.SHIPPED);
        moveToDisk(".cache");
        assertEquals(0, offcut(environment, "trust", ".cache", "--yes").status());
        List<String> before = filesOnDisk();
        for (boolean renamed : List.of(false, true)) {
            Called cleaned = offcut(environment, "clean", "p1", "--yes", "--keep", "1h", "--json");
            assertEquals(0, cleaned.status(), cleaned.out());
            assertEquals("held", state());
            if (renamed) {
                Path moved = Files.move(library.root(), folder.resolve("renamed"));
                try (Stream<Path> journal = Files.walk(moved.resolve(".offcut"))) {
                    journal.sorted(Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
                environment = TestEnvironment.withLibrary(folder, moved);
                assertEquals(0, offcut(environment, "trust", ".cache", "--yes").status());
                Called recovered = offcut(environment, "recover", "--json");
                assertEquals(0, recovered.status(), recovered.out() + recovered.err());
            } else {
                String run =
                        cleaned.json()
                                .getAsJsonArray("runs")
                                .get(0)
                                .getAsJsonObject()
                                .get("run")
                                .getAsString();
                assertEquals(0, offcut(environment, "undo", run).status());
            }
            assertEquals(before, filesOnDisk());
            assertEquals("ready", state());
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
        library(Form.SHIPPED);
        assertTrue(goes().contains("assets/cache/dvids/11.mp4"));
        moveToDisk("assets/cache");
        assertEquals(0, offcut(environment, "trust", "assets/cache", "--yes").status());
        assertEquals("ready", state());
        assertFalse(goes().contains("assets/cache/dvids/11.mp4"));
        Called plan = offcut(environment, "plan", "p1");
        assertTrue(plan.out().contains("other projects may use it"), plan.out());
    }

    @Test
    void becomesUnavailableAgainWhenTheLinkLeadsElsewhere() throws Exception {
        library(Form.SHIPPED);
        moveToDisk(".cache");
        offcut(environment, "trust", ".cache", "--yes");
        assertEquals("ready", state());
        Path link = library.root().resolve(".cache");
        Files.move(disk.resolve(".cache"), disk.resolve("away"));
        assertEquals("unavailable", state());
        assertTrue(why().contains("which does not exist"), why());
        Files.createDirectories(disk.resolve(".cache/videos/p1"));
        assertEquals("unavailable", state());
        assertTrue(why().contains("not to the folder that you agreed to"), why());
        assertEquals(
                "false",
                offcut(environment, "trust", "--json")
                        .json()
                        .getAsJsonArray("links")
                        .get(0)
                        .getAsJsonObject()
                        .get("trusted")
                        .getAsString());
        Files.delete(link);
        assertEquals("unavailable", state(), "missing");
        Files.createSymbolicLink(link, disk.resolve("away"));
        assertEquals("ready", state(), "the very folder, wherever it is");
    }

    @Test
    void asksOnATerminal() throws Exception {
        library(Form.SHIPPED);
        moveToDisk(".cache");
        Called silent = offcut(environment, "trust", ".cache");
        assertEquals(2, silent.status());
        assertTrue(silent.err().contains("--yes"), silent.err());
        for (String no : new String[] {"", "n", "maybe"}) {
            Called declined = trust(no);
            assertEquals(130, declined.status());
            assertTrue(declined.err().contains(disk.resolve(".cache").toString()), declined.err());
            assertTrue(declined.out().contains("offcut trust .cache"), declined.out());
            assertEquals("unavailable", state());
        }
        Called agreed = trust("Y");
        assertEquals(0, agreed.status());
        assertTrue(agreed.out().contains("you have agreed"), agreed.out());
        assertEquals("ready", state());
        assertEquals(0, trust("unasked").status());
    }

    private Called trust(String reply) {
        return offcut(
                environment,
                new Terminal(true, () -> reply),
                StopSignal.byHand(),
                "trust",
                "./.cache/");
    }

    @Test
    void saysWhyALinkCannotBeUsed() throws Exception {
        library(Form.SHIPPED);
        Files.move(library.root().resolve("assets"), disk.resolve("assets"));
        Files.createDirectory(library.root().resolve("assets"));
        Files.createSymbolicLink(library.root().resolve("assets/cache"), Path.of("/"));
        Called refused = offcut(environment, "trust", "assets/cache", "--yes", "--json");
        assertEquals(5, refused.status());
        assertEquals("refused-root", refused.code());
        assertEquals("unavailable", state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"public/videos", ".cache/output", "..", "", "/", ".offcut"})
    void knowsNoOtherPlaces(String zone) throws Exception {
        library(Form.SHIPPED);
        Called called = offcut(environment, "trust", zone, "--yes");
        assertEquals(2, called.status());
        assertTrue(called.err().contains("assets/cache"), called.err());
    }
}
