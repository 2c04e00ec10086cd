package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.settings.Environment;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        var err = new ByteArrayOutputStream();
        CliContext context =
                new CliContext(
                        environment,
                        Output.to(out, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal,
                        stop,
                        (_, _) -> {});
        int status = Cli.run(args, context);
        return new Called(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The one JSON value on the standard output. */
    JsonObject json() {
        List<JsonElement> values = jsonLines();
        assertEquals(1, values.size(), out);
        return values.getFirst().getAsJsonObject();
    }

    List<JsonElement> jsonLines() {
        List<JsonElement> values = new ArrayList<>();
        for (String line : out.split("\n")) values.add(JsonParser.parseString(line));
        return values;
    }

    /** Code of the error object. */
    String code() {
        JsonObject json = json();
        assertEquals(List.of("schema", "error"), List.copyOf(json.keySet()));
        JsonObject error = json.getAsJsonObject("error");
        assertEquals(List.of("code", "message"), List.copyOf(error.keySet()));
        return error.get("code").getAsString();
    }
}
