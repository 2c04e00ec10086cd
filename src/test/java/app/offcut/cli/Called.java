package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.settings.Environment;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one call of the command line answered.
 *
 * @param out all of the standard output
 * @param err all of the error stream
 */
public record Called(int status, String out, String err) {
    static Called offcut(Environment environment, String... args) {
        return offcut(environment, Terminal.NONE, StopSignal.byHand(), args);
    }

    static Called offcut(
            Environment environment, Terminal terminal, StopSignal stop, String... args) {
        var out = new ByteArrayOutputStream();
        Called called =
                offcut(environment, Output.to(out, StandardCharsets.UTF_8), terminal, stop, args);
        return new Called(called.status, out.toString(StandardCharsets.UTF_8), called.err);
    }

    /** The result goes to this output, so that the answer lacks it. */
    static Called offcut(
            Environment environment,
            Output out,
            Terminal terminal,
            StopSignal stop,
            String... args) {
        var err = new ByteArrayOutputStream();
        var errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        var context = new CliContext(environment, out, errors, terminal, stop, (_, _) -> {});
        int status = Cli.run(args, context);
        return new Called(status, "", err.toString(StandardCharsets.UTF_8));
    }

    /** Asserts the exit status. */
    Called ends(int expected) {
        assertEquals(expected, status, out + err);
        return this;
    }

    /** Asserts a part of the standard output. */
    Called prints(String part) {
        assertTrue(out.contains(part), out);
        return this;
    }

    /** Asserts a part of the error stream. */
    Called warns(String part) {
        assertTrue(err.contains(part), err);
        return this;
    }

    /** The one JSON value on the standard output. */
    JsonObject json() {
        List<JsonElement> values = jsonLines();
        assertEquals(1, values.size(), out);
        return values.getFirst().getAsJsonObject();
    }

    List<JsonElement> jsonLines() {
        return out.lines().map(JsonParser::parseString).toList();
    }

    /**
     * The value at a path such as {@code runs/0/outcome} or {@code projects/p1/state}, as text;
     * that of an object or an array is its JSON.
     */
    String at(String path) {
        JsonElement value = element(path);
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** The names of an object's fields, in order; the empty path is the whole answer. */
    String fields(String path) {
        return String.join(" ", element(path).getAsJsonObject().keySet());
    }

    /** The number of elements of an array. */
    int size(String path) {
        return element(path).getAsJsonArray().size();
    }

    /** One field of each element of an array. */
    List<String> each(String array, String field) {
        return element(array).getAsJsonArray().asList().stream()
                .map(one -> one.getAsJsonObject().get(field).getAsString())
                .toList();
    }

    /** One field of each file of a plan, by the file's path. */
    Map<String, String> files(String field) {
        List<String> paths = each("items", "path");
        List<String> values = each("items", field);
        return IntStream.range(0, paths.size())
                .boxed()
                .collect(Collectors.toMap(paths::get, values::get));
    }

    private JsonElement element(String path) {
        JsonElement value = json();
        for (String step : path.isEmpty() ? new String[0] : path.split("/"))
            value =
                    value instanceof JsonArray array
                            ? element(array, step)
                            : value.getAsJsonObject().get(step);
        return value;
    }

    /** By its index, or by its id. */
    private static JsonElement element(JsonArray array, String step) {
        if (step.matches("\\d+")) return array.get(Integer.parseInt(step));
        return array.asList().stream()
                .filter(one -> one.getAsJsonObject().get("id").getAsString().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + step + " in " + array));
    }

    /** Code of the error object. */
    String code() {
        assertEquals("schema error", fields(""));
        assertEquals("code message", fields("error"));
        return at("error/code");
    }
}
