package app.offcut.generator.redditvideomaker;

import app.offcut.files.Folder;
import app.offcut.generator.BoundedJson;
import app.offcut.generator.JsonFields;
import app.offcut.generator.Root;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code videos.json}, the generator's list of the videos it has made. Blocking. */
record VideoList(Root root) {
    /** What the file is. */
    enum Form {
        /** A list of videos, or an empty one. */
        LIST,
        OTHER,
        NONE
    }

    static Path file(Path root) {
        return root.resolve(String.join("/", RedditLayout.RECORDS));
    }

    Form form() {
        try {
            return read().map(list -> isList(list) ? Form.LIST : Form.OTHER).orElse(Form.OTHER);
        } catch (IOException e) {
            return Form.NONE;
        }
    }

    private static boolean isList(JsonArray list) {
        return JsonFields.objects(list).size() == list.size()
                && JsonFields.objects(list).stream()
                        .allMatch(row ->
                                JsonFields.text(row, "id").isPresent() && row.has("filename"));
    }

    /**
     * Its rows.
     *
     * @throws Problem if it is missing, damaged or unreadable
     */
    List<JsonObject> rows() {
        try {
            return JsonFields.objects(read().orElseThrow(this::damaged));
        } catch (IOException e) {
            throw damaged().causedBy(e);
        }
    }

    private Problem damaged() {
        return Problem.saying(
                Problem.Code.DATABASE_CORRUPT,
                Texts.of("generator.reddit-video-maker-bot.unreadable", file(root.path())));
    }

    private Optional<JsonArray> read() throws IOException {
        List<String> place = RedditLayout.RECORDS;
        String[] folders = place.subList(0, place.size() - 1).toArray(String[]::new);
        try (Folder folder = root.open(folders)) {
            Path name = root.path().getFileSystem().getPath(place.getLast());
            return BoundedJson.array(folder, name);
        }
    }
}
