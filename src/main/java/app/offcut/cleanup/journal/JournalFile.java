package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.generator.Zone;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
    private static final int BLOCK = 1 << 16;

    /** Length of the last line, with the line feeds around it. */
    private static final int END = 66;

    private static Gson gson(List<Zone> zones) {
        TypeAdapter<Zone> byId = text(id -> zone(id, zones), Zone::id);
        Gson parts =
                new GsonBuilder()
                        .registerTypeAdapter(Instant.class, text(Instant::parse, Instant::toString))
                        .registerTypeAdapter(
                                Duration.class, text(Duration::parse, Duration::toString))
                        .registerTypeAdapter(Zone.class, byId)
                        .registerTypeAdapter(Entry.class, new EntryFormat(byId))
                        .registerTypeAdapter(MoveResult.class, new MoveResultFormat())
                        .create();
        return parts.newBuilder()
                .registerTypeAdapter(Manifest.class, new ManifestFormat(parts))
                .create();
    }

    private static Zone zone(String id, List<Zone> zones) {
        for (Zone zone : zones) if (zone.id().equals(id)) return zone;
        throw new JsonParseException("no such zone: " + id);
    }

    private JournalFile() {}

    public static void write(Directory folder, Path name, Object content) throws IOException {
        new WholeFile(folder, name).write(out -> write(content, out));
    }

    /** The number of bytes that a file with this content has. */
    public static long length(Object content) throws IOException {
        DataOutputStream count = new DataOutputStream(OutputStream.nullOutputStream());
        json(content, count);
        return count.size() + END;
    }

    static void write(Object content, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        json(content, new DigestOutputStream(out, digest));
        out.write(end(digest));
    }

    private static void json(Object content, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        JsonWriter json = GSON.newJsonWriter(new BufferedWriter(text, BLOCK));
        GSON.toJson(content, content.getClass(), json);
        json.flush();
    }

    private static byte[] end(MessageDigest digest) {
        String hash = HexFormat.of().formatHex(digest.digest());
        return ("\n" + hash + "\n").getBytes(StandardCharsets.US_ASCII);
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
        try (SeekableByteChannel file = new WholeFile(folder, name).open()) {
            if (!isWhole(file)) return null;
            file.position(0);
            Reader text =
                    new InputStreamReader(Channels.newInputStream(file), StandardCharsets.UTF_8);
            return gson(zones).fromJson(new JsonReader(text), type);
        } catch (NoSuchFileException | JsonParseException | DateTimeException e) {
            return null;
        }
    }

    /** Whether the last line is the hash of the only other one. */
    private static boolean isWhole(SeekableByteChannel file) throws IOException {
        long left = file.size() - END;
        if (left < 0) return false;
        MessageDigest digest = sha256();
        InputStream in = Channels.newInputStream(file);
        byte[] block = new byte[BLOCK];
        while (left > 0) {
            int read = in.read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) return false;
            for (int i = 0; i < read; i++) if (block[i] == '\n') return false;
            digest.update(block, 0, read);
            left -= read;
        }
        return Arrays.equals(in.readNBytes(END + 1), end(digest));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
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
