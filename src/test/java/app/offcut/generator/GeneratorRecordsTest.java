package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.FolderBackup;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import app.offcut.text.Problem;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every value that a record should never have, at every place of every JSON file of a library: at
 * most the project's intermediates go, and nothing else is opened, changed or believed. One case
 * again: {@code -Dcase=4711}.
 */
class GeneratorRecordsTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(40, 15);

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private record Case(String file, String what, byte[] content) {}

    private Stream<DynamicTest> each(int most) throws IOException {
        return GeneratorWorld.in(folder.toRealPath())
                .map(world ->
                        DynamicTest.dynamicTest(
                                world.toString(), () -> new Attack(world).run(most)));
    }

    @TestFactory
    Stream<DynamicTest> losesNothingByASampleOfHostileRecords() throws IOException {
        return each(SAMPLE);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> losesNothingByAnyHostileRecord() throws IOException {
        return each(Integer.MAX_VALUE);
    }

    private final class Attack {
        private final GeneratorWorld world;
        private final Path place;
        private final Path outside;
        private final List<Case> cases = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private int cleaned;
        private int notOpened;
        private int lostByTwin;

        Attack(GeneratorWorld original) throws IOException {
            place = folder.toRealPath().resolve("attack-" + original.toString().hashCode());
            world = original.copyTo(place.resolve("library"));
            outside = Files.createDirectories(place.resolve("outside"));
            Files.write(outside.resolve("gold.mp4"), SampleLibrary.finalVideo());
            for (String file : world.checksums().keySet())
                if (file.endsWith(".json") && !world.goes().contains(file)) spoil(file);
        }

        void run(int most) throws IOException {
            if (cases.isEmpty()) return; // its records are no JSON
            List<Case> all = new ArrayList<>(cases);
            Collections.shuffle(all, new Random(most));
            Integer one = Integer.getInteger("case");
            if (one != null) all = List.of(cases.get(one));
            int done = Math.min(most, all.size());
            FolderBackup backup = FolderBackup.of(place);
            for (Case hostile : all.subList(0, done)) {
                run(hostile, backup);
                backup.restore();
                believe(hostile, backup);
                backup.restore();
            }
            FIGURES.info(
                    "{}: {} hostile records, {} cleaned, {} not opened; a cleaner that believes"
                            + " them loses in {}",
                    world,
                    done,
                    cleaned,
                    notOpened,
                    lostByTwin);
            assertEquals("", String.join("\n", wrong));
            if (one != null) return;
            assertTrue(cleaned > 0, "a test that deletes nothing proves nothing");
            if (done == cases.size())
                assertTrue(lostByTwin > 0, "hostile enough to harm whoever believes records");
        }

        private void run(Case hostile, FolderBackup backup) throws IOException {
            String name =
                    "case " + cases.indexOf(hostile) + ": " + hostile.file + " " + hostile.what;
            write(hostile);
            Set<String> before = backup.lost();
            Path state = Files.createDirectories(folder.resolve("state-" + name.hashCode()));
            try (TestEngine engine = TestEngine.on(world.root(), state)) {
                engine.surveyor.survey();
                for (Project.Named project : engine.library.records().names())
                    try {
                        if (engine.clean(project.id()).deletedFiles() > 0) cleaned++;
                        else if (engine.execute(
                                                engine.cleanup.plan(project.id()),
                                                TestEngine.ACCEPTING)
                                        .deletedFiles()
                                > 0) cleaned++;
                    } catch (Problem e) {
                        notOpened++;
                    }
            } catch (Problem e) {
                notOpened++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                wrong.add(name + ": " + e);
            }
            SampleLibrary.deleteTree(state);
            Set<String> lost = backup.lost();
            lost.removeAll(before);
            for (String gone : lost) if (!mayGo(gone)) wrong.add(name + ": lost " + gone);
            for (String added : backup.added())
                if (!added.contains("/.offcut/")) wrong.add(name + ": new " + added);
        }

        private boolean mayGo(String path) {
            return path.startsWith("library/")
                    && (world.goes().contains(path.substring(8)) || ownDatabase(path));
        }

        private boolean ownDatabase(String path) {
            return world.generator().layout().isDatabaseName(path.substring(8));
        }

        private void write(Case hostile) throws IOException {
            Path file = world.root().resolve(hostile.file);
            Files.write(file, hostile.content);
            Files.setLastModifiedTime(
                    file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
        }

        /** The control: deletes every file that a text of the record names. */
        private void believe(Case hostile, FolderBackup backup) throws IOException {
            Set<String> before = backup.lost();
            JsonElement read;
            try {
                read = JsonParser.parseString(new String(hostile.content, StandardCharsets.UTF_8));
            } catch (RuntimeException | StackOverflowError e) {
                return;
            }
            List<String> texts = new ArrayList<>();
            texts(read, texts);
            for (String text : texts)
                try {
                    Path named = world.root().resolve(text).normalize();
                    if (named.startsWith(place) && Files.isRegularFile(named)) Files.delete(named);
                } catch (RuntimeException | IOException e) {
                    // no path here
                }
            Set<String> lost = backup.lost();
            lost.removeAll(before);
            lost.removeIf(this::mayGo);
            if (!lost.isEmpty()) lostByTwin++;
        }

        private static void texts(JsonElement element, List<String> texts) {
            if (element.isJsonObject())
                element.getAsJsonObject().asMap().values().forEach(one -> texts(one, texts));
            else if (element.isJsonArray())
                element.getAsJsonArray().forEach(one -> texts(one, texts));
            else if (element.isJsonPrimitive()) texts.add(element.getAsString());
        }

        private void spoil(String file) throws IOException {
            byte[] honest = Files.readAllBytes(world.root().resolve(file));
            whole(file, honest);
            JsonElement read = JsonParser.parseString(new String(honest, StandardCharsets.UTF_8));
            for (Map.Entry<String, JsonElement> value : values().entrySet())
                for (int at = 0; at < places(read); at++) {
                    int[] left = {at};
                    JsonElement spoiled = with(read, left, _ -> value.getValue());
                    cases.add(
                            new Case(
                                    file,
                                    "place " + at + " " + value.getKey(),
                                    spoiled.toString().getBytes(StandardCharsets.UTF_8)));
                }
        }

        private void whole(String file, byte[] honest) {
            for (int part = 0; part < 8; part++)
                cases.add(
                        new Case(
                                file,
                                "cut at " + part + "/8",
                                Arrays.copyOf(honest, honest.length * part / 8)));
            String text = new String(honest, StandardCharsets.UTF_8);
            Map<String, String> texts =
                    Map.of(
                            "nested",
                            "[".repeat(100_000),
                            "nested objects",
                            "{\"a\":".repeat(100_000),
                            "twice",
                            text + text,
                            "huge",
                            "[\"" + "x".repeat(5_000_000) + "\"]",
                            "many",
                            "[" + "0,".repeat(1_000_000) + "0]",
                            "null",
                            "null",
                            "text",
                            "\"text\"",
                            "no JSON",
                            "<html>",
                            "zeros",
                            "\0".repeat(honest.length),
                            "a name twice",
                            text.replaceFirst("\\{", "{\"id\":\"x\",\"id\":\"..\","));
            texts.forEach((what, content) ->
                    cases.add(new Case(file, what, content.getBytes(StandardCharsets.UTF_8))));
            cases.add(new Case(file, "no text", new byte[] {(byte) 0xff, (byte) 0xfe, '{', '}'}));
        }

        /** What stands in the place of any value. */
        private Map<String, JsonElement> values() {
            Map<String, JsonElement> values = new TreeMap<>();
            List<String> texts =
                    new ArrayList<>(
                            List.of(
                                    "",
                                    ".",
                                    "..",
                                    "/",
                                    "../../outside/gold.mp4",
                                    "../outside/gold.mp4",
                                    outside.resolve("gold.mp4").toString(),
                                    "/etc/passwd",
                                    "\0",
                                    "a\nb",
                                    "\ud800",
                                    "x".repeat(70_000),
                                    "\u202egpm.4",
                                    "C:\\Windows\\x.mp4",
                                    "..\\..\\x.mp4",
                                    "true",
                                    "-1",
                                    "NaN"));
            texts.addAll(world.checksums().keySet());
            world.checksums()
                    .keySet()
                    .forEach(file -> texts.add(world.root().resolve(file).toString()));
            for (String text : texts)
                values.put("text " + shortened(text), new JsonPrimitive(text));
            for (String number :
                    List.of(
                            "0",
                            "-1",
                            "1e400",
                            "-1e400",
                            "1.5",
                            "9223372036854775808",
                            "2147483648"))
                values.put("number " + number, JsonParser.parseString(number));
            values.put("null", JsonNull.INSTANCE);
            values.put("true", new JsonPrimitive(true));
            values.put("list", new JsonArray());
            values.put("object", new JsonObject());
            return values;
        }

        private static String shortened(String text) {
            return text.substring(0, Math.min(60, text.length()));
        }

        private static int places(JsonElement element) {
            int[] left = {Integer.MAX_VALUE};
            with(element, left, value -> value);
            return Integer.MAX_VALUE - left[0];
        }

        /** A copy with another value at the place of this number. */
        private static JsonElement with(
                JsonElement element, int[] left, UnaryOperator<JsonElement> change) {
            if (left[0]-- == 0) return change.apply(element);
            if (element.isJsonObject()) {
                JsonObject copy = new JsonObject();
                element.getAsJsonObject()
                        .asMap()
                        .forEach((name, value) -> copy.add(name, with(value, left, change)));
                return copy;
            }
            if (element.isJsonArray()) {
                JsonArray copy = new JsonArray();
                element.getAsJsonArray().forEach(value -> copy.add(with(value, left, change)));
                return copy;
            }
            return element;
        }
    }
}
