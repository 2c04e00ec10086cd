package app.offcut.cleanup.journal;

import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.generator.Zone;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a manifest: one flat object, as every version has written and read it. The nested
 * records do not appear in it. Its files are written and read one by one.
 */
final class ManifestFormat extends TypeAdapter<Manifest> {
    private static final TypeToken<Set<Zone>> ZONES = new TypeToken<>() {};

    private final Gson parts;
    private final TypeAdapter<Entry> files;

    /**
     * @param parts reads and writes everything but a whole manifest
     */
    ManifestFormat(Gson parts) {
        this.parts = parts;
        files = parts.getAdapter(Entry.class);
    }

    @Override
    public void write(JsonWriter out, Manifest manifest) throws IOException {
        out.beginObject();
        out.name("run").value(manifest.run());
        for (Object part : List.of(manifest.origin(), manifest.subject(), manifest.order()))
            for (Map.Entry<String, JsonElement> field :
                    parts.toJsonTree(part).getAsJsonObject().entrySet())
                parts.toJson(field.getValue(), out.name(field.getKey()));
        if (manifest.finalLook() != null)
            parts.toJson(manifest.finalLook(), FinalFingerprint.class, out.name("finalLook"));
        parts.toJson(manifest.process(), Manifest.Process.class, out.name("process"));
        parts.toJson(manifest.zones(), ZONES.getType(), out.name("zones"));
        out.name("files").beginArray();
        for (Entry file : manifest.files()) files.write(out, file);
        out.endArray();
        out.endObject();
    }

    @Override
    public Manifest read(JsonReader in) throws IOException {
        JsonObject flat = new JsonObject();
        List<Entry> found = null;
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (name.equals("files")) found = files(in);
            else flat.add(name, JsonParser.parseReader(in));
        }
        in.endObject();
        if (found == null) throw new JsonParseException("a manifest without files");
        return manifest(flat, found);
    }

    private List<Entry> files(JsonReader in) throws IOException {
        List<Entry> found = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) found.add(files.read(in));
        in.endArray();
        return found;
    }

    private Manifest manifest(JsonObject flat, List<Entry> found) {
        return new Manifest(
                part(flat.get("run"), String.class),
                part(flat, Manifest.Origin.class),
                part(flat, Manifest.Subject.class),
                part(flat, Manifest.Order.class),
                parts.fromJson(flat.get("finalLook"), FinalFingerprint.class),
                part(flat.get("process"), Manifest.Process.class),
                parts.fromJson(flat.get("zones"), ZONES),
                found);
    }

    private <T> T part(@Nullable JsonElement element, Class<T> type) {
        return parts.fromJson(element, type);
    }
}
