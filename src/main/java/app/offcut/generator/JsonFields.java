package app.offcut.generator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields of a generator's JSON, each of which may be missing or of any type. */
public final class JsonFields {
    private static final double LARGEST_EXACT = 9_007_199_254_740_992.0; // 2^53

    private JsonFields() {}

    /** A text that is not blank. */
    public static Optional<String> text(JsonObject object, String name) {
        return primitive(object, name)
                .filter(JsonPrimitive::isString)
                .map(JsonPrimitive::getAsString)
                .filter(text -> !text.isBlank());
    }

    /** Null unless it is a finite number above zero. */
    public static @Nullable Double positive(JsonObject object, String name) {
        return primitive(object, name)
                .filter(JsonPrimitive::isNumber)
                .map(JsonPrimitive::getAsDouble)
                .filter(number -> number > 0 && number < Double.POSITIVE_INFINITY)
                .orElse(null);
    }

    /** Null unless it is a whole number above zero. */
    public static @Nullable Long whole(JsonObject object, String name) {
        Double number = positive(object, name);
        return number != null && number <= LARGEST_EXACT && number == Math.rint(number)
                ? Long.valueOf(number.longValue())
                : null;
    }

    /** An empty object if there is none. */
    public static JsonObject object(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    /** The objects of a list; empty if there is no list. */
    public static List<JsonObject> objects(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonArray() ? objects(value.getAsJsonArray()) : List.of();
    }

    /** The objects among the elements. */
    public static List<JsonObject> objects(JsonArray array) {
        return array.asList().stream()
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static Optional<JsonPrimitive> primitive(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive()
                ? Optional.of(value.getAsJsonPrimitive())
                : Optional.empty();
    }
}
