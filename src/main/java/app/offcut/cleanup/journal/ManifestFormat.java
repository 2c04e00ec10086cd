package app.offcut.cleanup.journal;

import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.generator.Zone;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;

/**
 * The JSON of a manifest: one flat object, as every version has written and read it. The nested
 * records do not appear in it.
 */
final class ManifestFormat implements JsonSerializer<Manifest>, JsonDeserializer<Manifest> {
    private static final Type ZONES = new TypeToken<Set<Zone>>() {}.getType();
    private static final Type FILES = new TypeToken<List<Entry>>() {}.getType();

    @Override
    public JsonElement serialize(Manifest manifest, Type type, JsonSerializationContext json) {
        JsonObject flat = new JsonObject();
        flat.addProperty("run", manifest.run());
        for (Object part : List.of(manifest.origin(), manifest.subject(), manifest.order()))
            json.serialize(part)
                    .getAsJsonObject()
                    .entrySet()
                    .forEach(field -> flat.add(field.getKey(), field.getValue()));
        if (manifest.finalLook() != null)
            flat.add("finalLook", json.serialize(manifest.finalLook()));
        flat.add("process", json.serialize(manifest.process()));
        flat.add("zones", json.serialize(manifest.zones(), ZONES));
        flat.add("files", json.serialize(manifest.files(), FILES));
        return flat;
    }

    @Override
    public Manifest deserialize(JsonElement element, Type type, JsonDeserializationContext json) {
        if (!element.isJsonObject()) throw new JsonParseException("no manifest: " + element);
        JsonObject flat = element.getAsJsonObject();
        return new Manifest(
                json.deserialize(flat.get("run"), String.class),
                json.deserialize(flat, Manifest.Origin.class),
                json.deserialize(flat, Manifest.Subject.class),
                json.deserialize(flat, Manifest.Order.class),
                json.deserialize(flat.get("finalLook"), FinalFingerprint.class),
                json.deserialize(flat.get("process"), Manifest.Process.class),
                json.deserialize(flat.get("zones"), ZONES),
                json.deserialize(flat.get("files"), FILES));
    }
}
