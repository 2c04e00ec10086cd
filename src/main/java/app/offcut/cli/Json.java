package app.offcut.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;

/**
 * Serialises the records of {@link CleanupJson}: every field, including nulls; times in ISO-8601
 * UTC.
 */
final class Json {
    /** The schema number changes only if a field is removed or changes its meaning. */
    private static final int SCHEMA = 1;

    private static final Gson GSON =
            new GsonBuilder()
                    .serializeNulls()
                    .disableHtmlEscaping()
                    .registerTypeAdapter(Instant.class, new Times().nullSafe())
                    .create();

    private Json() {}

    /** As a single line. */
    static String of(Object shape) {
        return GSON.toJson(numbered(shape));
    }

    /** One object, with the number of its schema first. */
    static JsonObject numbered(Object shape) {
        return joined(new Schema(SCHEMA), shape);
    }

    /** One object with the fields of all these, in order. */
    static JsonObject joined(Object... parts) {
        JsonObject whole = new JsonObject();
        for (Object part : parts)
            GSON.toJsonTree(part).getAsJsonObject().asMap().forEach(whole::add);
        return whole;
    }

    record Schema(int schema) {}

    private static final class Times extends TypeAdapter<Instant> {
        @Override
        public void write(JsonWriter json, Instant time) throws IOException {
            json.value(time.toString());
        }

        @Override
        public Instant read(JsonReader json) throws IOException {
            return Instant.parse(json.nextString());
        }
    }
}
