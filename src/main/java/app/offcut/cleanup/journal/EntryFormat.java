package app.offcut.cleanup.journal;

import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one file in a manifest. Neighbours in one folder share its names in memory. Reads one
 * journal at a time, so it is not thread-safe.
 */
final class EntryFormat extends TypeAdapter<Entry> {
    private final TypeAdapter<Zone> zones;

    private List<String> before = List.of();
    private String reasonBefore = "";

    EntryFormat(TypeAdapter<Zone> zones) {
        this.zones = zones;
    }

    @Override
    public void write(JsonWriter out, Entry file) throws IOException {
        out.beginObject();
        zones.write(out.name("zone"), file.zone());
        out.name("names").beginArray();
        for (String name : file.names()) out.value(name);
        out.endArray();
        if (file.identity() != null) write(out.name("identity"), file.identity());
        out.name("bytes").value(file.bytes());
        out.name("modified").value(file.modified().toString());
        out.name("reason").value(file.reason());
        if (file.kind() != null) out.name("kind").value(file.kind());
        out.endObject();
    }

    private static void write(JsonWriter out, FileIdentity identity) throws IOException {
        out.beginObject();
        out.name("device").value(identity.device());
        out.name("inode").value(identity.inode());
        out.endObject();
    }

    @Override
    public Entry read(JsonReader in) throws IOException {
        Zone zone = null;
        List<String> names = null;
        FileIdentity identity = null;
        long bytes = 0;
        Instant modified = null;
        String reason = null;
        String kind = null;
        in.beginObject();
        while (in.hasNext())
            switch (in.nextName()) {
                case "zone" -> zone = zones.read(in);
                case "names" -> names = names(in);
                case "identity" -> identity = identity(in);
                case "bytes" -> bytes = in.nextLong();
                case "modified" -> modified = instant(in.nextString());
                case "reason" -> reason = reason(in.nextString());
                case "kind" -> kind = in.nextString();
                default -> in.skipValue();
            }
        in.endObject();
        if (zone == null || names == null || modified == null || reason == null)
            throw new JsonParseException("incomplete file in a manifest");
        return new Entry(zone, names, identity, bytes, modified, reason, kind);
    }

    private List<String> names(JsonReader in) throws IOException {
        List<String> names = new ArrayList<>(before.size());
        in.beginArray();
        while (in.hasNext()) {
            String name = in.nextString();
            int depth = names.size();
            boolean same = depth < before.size() && before.get(depth).equals(name);
            names.add(same ? before.get(depth) : name);
        }
        in.endArray();
        before = List.copyOf(names);
        return before;
    }

    private static @Nullable FileIdentity identity(JsonReader in) throws IOException {
        long device = 0;
        long inode = 0;
        in.beginObject();
        while (in.hasNext())
            switch (in.nextName()) {
                case "device" -> device = in.nextLong();
                case "inode" -> inode = in.nextLong();
                default -> in.skipValue();
            }
        in.endObject();
        return new FileIdentity(device, inode);
    }

    private String reason(String word) {
        if (!word.equals(reasonBefore)) reasonBefore = word;
        return reasonBefore;
    }

    /**
     * Reads what {@link Instant#toString} has written; {@link Instant#parse}, which reads more,
     * would take as long as the rest of the file.
     */
    static Instant instant(String text) {
        int end = text.length() - 1;
        boolean plain =
                end >= 19
                        && text.charAt(4) == '-'
                        && text.charAt(10) == 'T'
                        && text.charAt(end) == 'Z'
                        && (end == 19 || text.charAt(19) == '.' && end > 20 && end <= 29);
        if (!plain) return Instant.parse(text);
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        long second =
                number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L + number(text, 17, 19);
        long nanos = end == 19 ? 0 : number(text, 20, end);
        for (int digits = end - 20; digits < 9 && nanos > 0; digits++) nanos *= 10;
        return Instant.ofEpochSecond(day * 86_400 + second, nanos);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw new JsonParseException("not a time: " + text);
            number = number * 10 + digit;
        }
        return number;
    }
}
