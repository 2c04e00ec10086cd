package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.generator.Zone;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One file of a run's journal: a line of JSON and a line with its SHA-256, so that an incomplete or
 * damaged file is never mistaken for a decision.
 */
public final class JournalFile {
    private static final Gson GSON = gson(List.of());

    private static Gson gson(List<Zone> zones) {
        return new GsonBuilder()
                .registerTypeAdapter(Instant.class, text(Instant::parse, Instant::toString))
                .registerTypeAdapter(Duration.class, text(Duration::parse, Duration::toString))
                .registerTypeAdapter(Zone.class, text(id -> zone(id, zones), Zone::id))
                .registerTypeAdapter(Manifest.class, new ManifestFormat())
                .create();
    }

    private static Zone zone(String id, List<Zone> zones) {
        return zones.stream()
                .filter(zone -> zone.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JsonParseException("no such zone: " + id));
    }

    private JournalFile() {}

    public static void write(Directory folder, Path name, Object content) throws IOException {
        new WholeFile(folder, name).write(bytes(content));
    }

    public static byte[] bytes(Object content) {
        String json = GSON.toJson(content);
        return (json + "\n" + hash(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Null if the file is missing or incomplete, or names an unknown zone. */
    public static @Nullable Manifest readManifest(Directory folder, Path name, List<Zone> zones)
            throws IOException {
        return read(folder, name, Manifest.class, zones);
    }

    /** Null if the file is missing or incomplete. */
    public static <T extends Marker> @Nullable T read(Directory folder, Path name, Class<T> type)
            throws IOException {
        return read(folder, name, type, List.of());
    }

    static <T> @Nullable T read(Directory folder, Path name, Class<T> type, List<Zone> zones)
            throws IOException {
        String text;
        try {
            text = new String(new WholeFile(folder, name).read(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        }
        String[] lines = text.split("\n", -1);
        if (lines.length != 3 || !hash(lines[0]).equals(lines[1])) return null;
        try {
            return gson(zones).fromJson(lines[0], type);
        } catch (JsonParseException | DateTimeException e) {
            return null;
        }
    }

    private static String hash(String json) {
        try {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static <T> TypeAdapter<T> text(Function<String, T> parse, Function<T, String> write) {
        return new TypeAdapter<T>() {
            @Override
            public void write(JsonWriter out, T value) throws IOException {
                out.value(write.apply(value));
            }

            @Override
            public T read(JsonReader in) throws IOException {
                return parse.apply(in.nextString());
            }
        }.nullSafe();
    }
}
