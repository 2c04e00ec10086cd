package app.offcut.cleanup.journal;

import app.offcut.cleanup.journal.MoveResult.Fate;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** The JSON of the result for one file. All files that are held share one result in memory. */
final class MoveResultFormat extends TypeAdapter<MoveResult> {
    @Override
    public void write(JsonWriter out, MoveResult result) throws IOException {
        out.beginObject();
        out.name("fate").value(result.fate().name());
        if (result.why() != null) out.name("why").value(result.why());
        if (result.detail() != null) out.name("detail").value(result.detail());
        out.endObject();
    }

    @Override
    public MoveResult read(JsonReader in) throws IOException {
        String fate = null;
        String why = null;
        String detail = null;
        in.beginObject();
        while (in.hasNext())
            switch (in.nextName()) {
                case "fate" -> fate = in.nextString();
                case "why" -> why = in.nextString();
                case "detail" -> detail = in.nextString();
                default -> in.skipValue();
            }
        in.endObject();
        for (Fate known : Fate.values())
            if (known.name().equals(fate)) return MoveResult.of(known, why, detail);
        throw new JsonParseException("no such fate: " + fate);
    }
}
