package app.offcut.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Serialises the records of {@link CleanupJson}: every field, including nulls; times in ISO-8601
 * UTC.
 */
final class Json {
    /** The schema number changes only if a field is removed or changes its meaning. */
    private static final int SCHEMA = 1;

    private static final Gson GSON =
            new GsonBuilder()
                    .registerTypeAdapter(Instant.class, new Times().nullSafe())
                    .registerTypeAdapter(Joined.class, new JoinedAdapter())
                    .create();

    private Json() {}

    /** Writes a single line in UTF-8: one object, with the number of its schema first. */
    static void write(Object shape, OutputStream out) {
        try {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            new JoiningWriter(text).join(numbered(shape));
            text.write("\n");
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Joined numbered(Object shape) {
        return joined(new Schema(SCHEMA), shape);
    }

    static Joined joined(Object... parts) {
        return new Joined(List.of(parts));
    }

    /** Each joined only when it is written: a long list is never in memory as a whole. */
    static <T> List<Joined> each(List<T> values, Function<T, Joined> joined) {
        return new AbstractList<>() {
            @Override
            public Joined get(int index) {
                return joined.apply(values.get(index));
            }

            @Override
            public int size() {
                return values.size();
            }
        };
    }

    /** Becomes one object with the fields of all these records and maps, in order. */
    record Joined(List<Object> parts) {}

    record Schema(int schema) {}

    /** Leaves out the braces of what it joins. */
    private static final class JoiningWriter extends JsonWriter {
        /** Whether each object that has begun has braces, innermost first. */
        private final Deque<Boolean> braces = new ArrayDeque<>();

        private boolean joining;

        JoiningWriter(Writer out) {
            super(out);
        }

        void join(Joined joined) throws IOException {
            beginObject();
            for (Object part : joined.parts()) {
                joining = true;
                write(part);
            }
            endObject();
        }

        @SuppressWarnings("unchecked") // the adapter is the one of its class
        private void write(Object part) throws IOException {
            ((TypeAdapter<Object>) GSON.getAdapter(part.getClass())).write(this, part);
        }

        @Override
        public JsonWriter beginObject() throws IOException {
            braces.push(!joining);
            if (!joining) super.beginObject();
            joining = false;
            return this;
        }

        @Override
        public JsonWriter endObject() throws IOException {
            if (braces.pop()) super.endObject();
            return this;
        }
    }

    private static final class JoinedAdapter extends TypeAdapter<Joined> {
        @Override
        public void write(JsonWriter json, Joined joined) throws IOException {
            ((JoiningWriter) json).join(joined);
        }

        @Override
        public Joined read(JsonReader json) {
            throw new UnsupportedOperationException("is only written");
        }
    }

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
