package app.offcut.demo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of generators' records, in the order given. */
final class DemoJson {
    private static final Gson GSON =
            new GsonBuilder()
                    .disableHtmlEscaping()
                    .serializeNulls()
                    .setFormattingStyle(com.google.gson.FormattingStyle.PRETTY.withIndent("    "))
                    .create();

    private DemoJson() {}

    static String text(Object value) {
        return GSON.toJson(value);
    }

    /**
     * @param pairs keys and values in turn
     */
    static Map<String, @Nullable Object> object(@Nullable Object... pairs) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            object.put(String.valueOf(pairs[i]), pairs[i + 1]);
        return object;
    }
}
