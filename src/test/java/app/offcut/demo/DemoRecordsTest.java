package app.offcut.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.video.Mp4Reader;
import app.offcut.video.Mp4Reader.Result.Complete;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of the demo libraries agree with their files. */
class DemoRecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir Path library;

    private void write(String generator, int projects) {
        DemoLibrary.of(generator).write(library, projects, 7, InstantSource.fixed(NOW));
    }

    @Test
    void moneyPrinterTurboNamesSomeOfItsFootage() throws IOException {
        write("moneyprinterturbo", 19);
        Set<String> stock = names("storage/cache_videos");
        Map<String, Integer> named = new TreeMap<>();
        for (JsonObject script : scripts())
            if (script.get("material_sources") instanceof JsonArray sources)
                for (JsonElement source : sources)
                    named.merge(
                            source.getAsJsonObject().get("local_file").getAsString(),
                            1,
                            Integer::sum);
        Set<String> shared = new TreeSet<>(named.keySet());
        shared.retainAll(stock);
        assertTrue(shared.size() > 20, "named and there: " + shared.size());
        assertTrue(named.values().stream().anyMatch(uses -> uses > 1), "used twice");
        Set<String> unused = new TreeSet<>(stock);
        unused.removeAll(named.keySet());
        int old = 0;
        for (String name : unused) {
            Path file = library.resolve("storage/cache_videos").resolve(name);
            Instant fetched = Files.getLastModifiedTime(file).toInstant();
            if (fetched.isBefore(NOW.minus(Duration.ofDays(90)))) old++;
        }
        assertEquals(8, old);
    }

    private List<JsonObject> scripts() throws IOException {
        List<JsonObject> scripts = new ArrayList<>();
        int broken = 0;
        for (String task : names("storage/tasks")) {
            Path file = library.resolve("storage/tasks").resolve(task).resolve("script.json");
            try {
                scripts.add(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
            } catch (JsonParseException e) {
                broken++;
            }
        }
        assertEquals(1, broken);
        return scripts;
    }

    @Test
    void moneyPrinterTurboJoinsClipsAsLongAsTheFinal() throws IOException {
        write("moneyprinterturbo", 19);
        int compared = 0;
        for (String task : names("storage/tasks"))
            for (String name : names("storage/tasks/" + task)) {
                if (!name.startsWith("combined")) continue;
                Path folder = library.resolve("storage/tasks").resolve(task);
                Path whole = folder.resolve(name.replace("combined", "final"));
                if (!Files.exists(whole) || !(read(whole) instanceof Complete(double seconds)))
                    continue;
                compared++;
                if (read(folder.resolve(name)) instanceof Complete(double same))
                    assertEquals(seconds, same, 0.1, task + "/" + name);
                else throw new AssertionError(task + "/" + name);
            }
        assertTrue(compared > 12, "compared: " + compared);
    }

    @Test
    void redditVideoMakerBotCutsABackgroundAsLongAsTheFinal() throws IOException {
        write("reddit-video-maker-bot", 13);
        int compared = 0;
        for (JsonElement row : json("video_creation/data/videos.json").getAsJsonArray()) {
            JsonObject video = row.getAsJsonObject();
            Path results = library.resolve("results").resolve(text(video, "subreddit"));
            Path whole = results.resolve(text(video, "filename"));
            Path temp = library.resolve("assets/temp").resolve(text(video, "id"));
            Path clip = temp.resolve("background_noaudio.mp4");
            if (!Files.exists(whole) || !Files.exists(clip)) continue;
            if (!(read(whole) instanceof Complete(double seconds))) continue;
            assertTrue(read(clip) instanceof Complete(double same) && same > seconds - 0.1);
            compared++;
        }
        assertTrue(compared > 5, "compared: " + compared);
    }

    @Test
    void pixelleVideoRecordsTheSizeOfEachFinal() throws IOException {
        write("pixelle-video", 9);
        JsonObject index = json("output/.index.json").getAsJsonObject();
        List<String> wrong = new ArrayList<>();
        for (JsonElement row : index.get("tasks").getAsJsonArray()) {
            JsonObject task = row.getAsJsonObject();
            String path = text(task, "video_path").substring("/app/".length());
            if (Files.size(library.resolve(path)) != task.get("file_size").getAsLong())
                wrong.add(text(task, "title"));
        }
        assertEquals(List.of("The map of smells"), wrong);
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private JsonElement json(String path) throws IOException {
        return JsonParser.parseString(Files.readString(library.resolve(path)));
    }

    private static Mp4Reader.Result read(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            return Mp4Reader.read(channel);
        }
    }

    private Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(library.resolve(folder))) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
