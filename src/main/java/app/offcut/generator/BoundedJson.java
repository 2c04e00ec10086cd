package app.offcut.generator;

import app.offcut.files.Folder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads the JSON of a generator, which may be damaged or hostile: bounded in size and depth. */
public final class BoundedJson {
    private static final int LARGEST_BYTES = 4_000_000;
    private static final int DEEPEST = 32;

    private BoundedJson() {}

    /**
     * The object in a file; empty if the file is no regular file, too large, too deep, or not one
     * JSON object. Blocking.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<JsonObject> object(Folder folder, Path name) throws IOException {
        return read(folder, name).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    /**
     * The array in a file; empty under the same conditions. Blocking.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<JsonArray> array(Folder folder, Path name) throws IOException {
        return read(folder, name).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray);
    }

    private static Optional<JsonElement> read(Folder folder, Path name) throws IOException {
        BasicFileAttributes attributes = folder.attributes(name);
        if (!attributes.isRegularFile() || attributes.size() > LARGEST_BYTES)
            return Optional.empty();
        byte[] bytes;
        try (SeekableByteChannel channel = folder.read(name)) {
            bytes = Channels.newInputStream(channel).readNBytes(LARGEST_BYTES + 1);
        }
        return bytes.length > LARGEST_BYTES
                ? Optional.empty()
                : parsed(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The object in a text; empty under the same conditions. */
    static Optional<JsonObject> object(String text) {
        return parsed(text).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    private static Optional<JsonElement> parsed(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(DEEPEST);
        try {
            JsonElement read = JsonParser.parseReader(reader);
            return reader.peek() == com.google.gson.stream.JsonToken.END_DOCUMENT
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
