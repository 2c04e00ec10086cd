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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every object of the command line's JSON, field by field: names, order and figures. */
class JsonTest {
    private static final List<String> PLAN =
            List.of(
                    "schema",
                    "project",
                    "refused",
                    "review",
                    "planHash",
                    "files",
                    "bytes",
                    "items");

    @TempDir Path folder;
    private Environment environment;
    private SampleLibrary library;

    @SetUp
    private void library(Form form) throws IOException {
        Path root = Files.createDirectory(folder.resolve("library"));
        library = SampleLibrary.in(root, form);
        library.project("p1").named("Ice cores").scenes(2).download("dvids", "11").finished();
        library.project("p2").named("Deep sea").scenes(1).download("dvids", "11");
        environment = TestEnvironment.withLibrary(folder, library.root());
    }

    private static void fields(JsonObject object, String... names) {
        assertEquals(List.of(names), List.copyOf(object.keySet()));
    }

    private static JsonObject byId(JsonObject list, String id) {
        for (JsonElement row : list.getAsJsonArray("projects")) {
            if (row.getAsJsonObject().get("id").getAsString().equals(id))
                return row.getAsJsonObject();
        }
        throw new AssertionError("no project " + id);
    }

    private long size(String path) {
        try {
            return Files.size(library.root().resolve(path));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void listsEachProject(Form form) throws IOException {
        library(form);
        library.file(".cache/videos/nobody/scene-1-a.mp4", 77);
        JsonObject list = offcut(environment, "list", "--json", "--sort", "name").json();
        fields(
                list,
                "schema",
                "library",
                "measuredAt",
                "totals",
                "projects",
                "orphans",
                "problems");
        assertEquals(1, list.get("schema").getAsInt());
        assertEquals(library.root().toString(), list.get("library").getAsString());
        Instant.parse(list.get("measuredAt").getAsString());
        fields(
                list.getAsJsonObject("totals"),
                "bytes",
                "reclaimableBytes",
                "projects",
                "ready",
                "heldBytes",
                "olderBytes");
        JsonObject second = list.getAsJsonArray("projects").get(1).getAsJsonObject();
        assertEquals("Ice cores", second.get("name").getAsString());
        fields(
                second,
                "id",
                "name",
                "state",
                "reason",
                "databaseStatus",
                "cleanedAt",
                "pinned",
                "final",
                "bytes",
                "reclaimableBytes",
                "sharedBytes",
                "files",
                "categories",
                "heldBytes",
                "olderBytes",
                "keptFiles");
        assertEquals("ready", second.get("state").getAsString());
        assertTrue(second.get("reason").isJsonNull());
        assertFalse(second.get("pinned").getAsBoolean());
        assertEquals(size("assets/cache/dvids/11.mp4"), second.get("sharedBytes").getAsLong());
        fields(second.getAsJsonObject("final"), "path", "bytes", "verdict");
        assertEquals("complete", second.getAsJsonObject("final").get("verdict").getAsString());
        fields(
                second.getAsJsonObject("categories"),
                "audio",
                "segments",
                "provider",
                "assembly",
                "final",
                "thumbnail",
                "unknown");
        fields(second.getAsJsonObject("categories").getAsJsonObject("audio"), "files", "bytes");
        JsonObject unfinished = byId(list, "p2");
        assertTrue(unfinished.get("final").isJsonNull());
        assertEquals("no-final-yet", unfinished.get("state").getAsString());
        assertEquals(0, unfinished.get("reclaimableBytes").getAsLong());
        JsonObject orphan = list.getAsJsonArray("orphans").get(0).getAsJsonObject();
        fields(orphan, "path", "category", "files", "bytes");
        assertEquals(77, orphan.get("bytes").getAsLong());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void plansOneProjectOrSeveral(Form form) throws IOException {
        library(form);
        JsonObject plan = offcut(environment, "plan", "p1", "--json").json();
        fields(plan, PLAN.toArray(String[]::new));
        assertEquals("p1", plan.get("project").getAsString());
        assertTrue(plan.get("refused").isJsonNull());
        assertEquals(0, plan.getAsJsonArray("review").size());
        assertTrue(plan.get("planHash").getAsString().matches("[0-9a-f]{64}"));
        long files = 0;
        long bytes = 0;
        for (JsonElement element : plan.getAsJsonArray("items")) {
            JsonObject item = element.getAsJsonObject();
            fields(item, "path", "category", "bytes", "goes", "reason", "detail");
            if (!item.get("goes").getAsBoolean()) continue;
            files++;
            bytes += size(item.get("path").getAsString());
            assertEquals(size(item.get("path").getAsString()), item.get("bytes").getAsLong());
        }
        assertTrue(files > 0);
        assertEquals(files, plan.get("files").getAsLong());
        assertEquals(bytes, plan.get("bytes").getAsLong());
        JsonObject several = offcut(environment, "plan", "p1", "Deep sea", "--json").json();
        fields(several, "schema", "plans", "problems");
        JsonObject refused = several.getAsJsonArray("plans").get(1).getAsJsonObject();
        fields(refused.getAsJsonObject("refused"), "rule", "message");
        assertEquals("no-final", refused.getAsJsonObject("refused").get("rule").getAsString());
        JsonObject ready = offcut(environment, "plan", "--ready", "--json").json();
        assertEquals(1, ready.getAsJsonArray("plans").size());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void cleansExactlyWhatWasPlannedAndTellsIt(Form form) throws IOException {
        library(form);
        Map<String, String> expected = library.checksums();
        JsonObject plan = offcut(environment, "plan", "p1", "--json").json();
        Set<String> going = new TreeSet<>();
        for (JsonElement element : plan.getAsJsonArray("items")) {
            JsonObject item = element.getAsJsonObject();
            if (item.get("goes").getAsBoolean()) going.add(item.get("path").getAsString());
        }
        assertEquals(expected, library.checksums(), "a plan changes nothing");
        Called called = offcut(environment, "clean", "p1", "--json");
        assertEquals(0, called.status(), called.out());
        fields(called.json(), "schema", "runs", "problems");
        JsonObject run = called.json().getAsJsonArray("runs").get(0).getAsJsonObject();
        fields(
                run,
                "run",
                "project",
                "outcome",
                "refused",
                "deletedFiles",
                "freedBytes",
                "heldFiles",
                "heldBytes",
                "alreadyGone",
                "failed",
                "databaseStatus",
                "planHash");
        assertEquals("complete", run.get("outcome").getAsString());
        assertEquals(plan.get("files"), run.get("deletedFiles"));
        assertEquals(plan.get("bytes"), run.get("freedBytes"));
        assertEquals(plan.get("planHash"), run.get("planHash"));
        assertEquals("complete", run.get("databaseStatus").getAsString());
        expected.keySet().removeAll(going);
        Map<String, String> left = library.checksums();
        left.keySet().removeIf(path -> path.startsWith(".offcut/")); // the lock
        assertEquals(expected, left);
        historyTells(run);
    }

    private void historyTells(JsonObject run) {
        JsonObject history = offcut(environment, "history", "Ice cores", "--json").json();
        fields(history, "schema", "runs");
        JsonObject past = history.getAsJsonArray("runs").get(0).getAsJsonObject();
        fields(
                past,
                "run",
                "project",
                "by",
                "startedAt",
                "endedAt",
                "outcome",
                "deletedFiles",
                "freedBytes",
                "olderFiles",
                "olderBytes");
        assertEquals(run.get("run"), past.get("run"));
        assertEquals("command", past.get("by").getAsString());
        assertEquals(run.get("freedBytes"), past.get("freedBytes"));
        Instant.parse(past.get("endedAt").getAsString());
        JsonObject audited =
                offcut(environment, "history", "p1", "--files", "--json")
                        .json()
                        .getAsJsonArray("runs")
                        .get(0)
                        .getAsJsonObject();
        assertEquals(run.get("deletedFiles").getAsInt(), audited.getAsJsonArray("files").size());
        fields(
                audited.getAsJsonArray("files").get(0).getAsJsonObject(),
                "path",
                "category",
                "bytes",
                "reason",
                "result",
                "cause");
        audited.remove("files");
        assertEquals(past, audited);
        JsonObject others = offcut(environment, "history", "p2", "--json").json();
        assertEquals(0, others.getAsJsonArray("runs").size());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void holdsUndoesAndPurges(Form form) throws IOException {
        library(form);
        JsonObject plan = offcut(environment, "plan", "p1", "--json").json();
        JsonObject held = hold();
        assertEquals("held", held.get("outcome").getAsString());
        assertEquals(plan.get("files"), held.get("heldFiles"));
        assertEquals(plan.get("bytes"), held.get("heldBytes"));
        assertEquals(0, held.get("deletedFiles").getAsLong());
        assertEquals(0, held.get("freedBytes").getAsLong());
        JsonObject list = offcut(environment, "list", "--json").json();
        assertEquals("held", byId(list, "p1").get("state").getAsString());
        assertEquals(plan.get("bytes"), byId(list, "p1").get("heldBytes"));
        assertEquals(plan.get("bytes"), list.getAsJsonObject("totals").get("heldBytes"));

        JsonObject recover = offcut(environment, "recover", "--json").json();
        fields(recover, "schema", "recovered", "held", "problems", "ownDatabase");
        assertEquals(1, recover.get("held").getAsLong());
        JsonObject left = recover.getAsJsonArray("recovered").get(0).getAsJsonObject();
        fields(left, "run", "did", "problem");
        assertEquals(held.get("run"), left.get("run"));

        JsonObject undo =
                offcut(environment, "undo", held.get("run").getAsString(), "--json").json();
        fields(undo, "schema", "run", "restoredFiles", "kept");
        assertEquals(held.get("run"), undo.get("run"));
        assertEquals(held.get("heldFiles"), undo.get("restoredFiles"));
        assertEquals(0, undo.getAsJsonArray("kept").size());

        String again = hold().get("run").getAsString();
        JsonObject purge = offcut(environment, "purge", again, "--json").json();
        fields(purge, "schema", "runs", "problems", "untouched");
        JsonObject purged = purge.getAsJsonArray("runs").get(0).getAsJsonObject();
        fields(purged, "run", "deletedFiles", "freedBytes", "outcome", "refused", "failed");
        assertEquals(again, purged.get("run").getAsString());
        assertEquals(plan.get("files"), purged.get("deletedFiles"));
        assertEquals(plan.get("bytes"), purged.get("freedBytes"));
    }

    private JsonObject hold() {
        Called clean = offcut(environment, "clean", "p1", "--keep", "1h", "--json");
        assertEquals(0, clean.status(), clean.out());
        return clean.json().getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void tellsAndTurnsTheSwitch(Form form) throws IOException {
        library(form);
        JsonObject auto = offcut(environment, "auto", "--json").json();
        fields(auto, "schema", "enabled", "preference", "environment", "source", "problem");
        assertTrue(auto.get("enabled").getAsBoolean());
        assertTrue(auto.get("environment").isJsonNull());
        auto = offcut(environment, "auto", "off", "--json").json();
        assertFalse(auto.get("enabled").getAsBoolean());
        assertFalse(
                offcut(environment, "auto", "status", "--json")
                        .json()
                        .get("preference")
                        .getAsBoolean());
        offcut(environment, "auto", "on");
        Files.writeString(library.root().resolve(".env"), "AUTO_CLEANUP_ENABLED=false\n");
        auto = offcut(environment, "auto", "--json").json();
        assertFalse(auto.get("enabled").getAsBoolean());
        assertTrue(auto.get("preference").getAsBoolean());
        assertEquals("false", auto.get("environment").getAsString());
        assertEquals(".env", auto.get("source").getAsString());
        assertTrue(offcut(environment, "auto").out().contains("overrides"));
        assertTrue(auto.get("problem").isJsonNull());
        Files.write(library.root().resolve(".env"), new byte[] {'#', (byte) 0xFC});
        auto = offcut(environment, "auto", "status", "--json").json();
        assertFalse(auto.get("enabled").getAsBoolean());
        assertTrue(auto.get("preference").getAsBoolean());
        assertTrue(auto.get("problem").getAsString().contains(".env"));
        assertTrue(offcut(environment, "auto").out().contains(".env"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void pinsAndUnpins(Form form) throws IOException {
        library(form);
        JsonObject pinned = offcut(environment, "pin", "Ice cores", "--json").json();
        fields(pinned, "schema", "projects");
        JsonObject pin = pinned.getAsJsonArray("projects").get(0).getAsJsonObject();
        fields(pin, "project", "pinned");
        assertEquals("p1", pin.get("project").getAsString());
        JsonObject row = byId(offcut(environment, "list", "--json").json(), "p1");
        assertTrue(row.get("pinned").getAsBoolean());
        assertEquals("pinned", row.get("state").getAsString());
        assertEquals(3, offcut(environment, "clean", "p1").status());
        offcut(environment, "unpin", "p1");
        row = byId(offcut(environment, "list", "--json").json(), "p1");
        assertEquals("ready", row.get("state").getAsString());
    }
}
