package app.offcut.generator.redditvideomaker;

import app.offcut.files.Names;
import app.offcut.generator.JsonFields;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row of the list says, none of which is trusted.
 *
 * @param finals places of the final and of the one without the background's sound, below the
 *     library, compared with listed names only; empty if the row does not tell
 */
record VideoRow(String id, String title, @Nullable Instant made, List<List<String>> finals) {
    private static final int LONGEST_PATH = 251;
    private static final int LONGEST_TITLE = 300; // the longest title of a thread
    private static final long LATEST = 253_402_300_799L; // end of the year 9999
    private static final String MP4 = ".mp4";

    static VideoRow of(String id, JsonObject row) {
        String title = JsonFields.text(row, "reddit_title").orElse(id).strip();
        return new VideoRow(
                id,
                title.length() <= LONGEST_TITLE ? title : id,
                JsonFields.text(row, "time").map(VideoRow::instant).orElse(null),
                finals(
                        JsonFields.text(row, "subreddit").orElse(""),
                        JsonFields.text(row, "filename").orElse("")));
    }

    private static List<List<String>> finals(String subreddit, String filename) {
        if (!Names.portable(subreddit) || !filename.endsWith(MP4)) return List.of();
        String name = filename.substring(0, filename.length() - MP4.length());
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '/' || c == '\0')) return List.of();
        List<List<String>> finals = new ArrayList<>();
        finals.add(cut(List.of(RedditLayout.RESULTS, subreddit), name));
        finals.add(cut(List.of(RedditLayout.RESULTS, subreddit, RedditLayout.ONLY_TTS), name));
        finals.removeIf(List::isEmpty);
        return finals;
    }

    /** The generator cuts the whole path, in characters, before it adds the extension. */
    private static List<String> cut(List<String> folder, String name) {
        String path = String.join("/", folder) + "/" + name;
        int length = path.codePointCount(0, path.length());
        String kept = path.substring(0, path.offsetByCodePoints(0, Math.min(length, LONGEST_PATH)));
        int start = path.length() - name.length();
        if (kept.length() <= start) return List.of();
        List<String> names = new ArrayList<>(folder);
        names.add(kept.substring(start) + MP4);
        return names;
    }

    private static @Nullable Instant instant(String seconds) {
        try {
            long time = Long.parseLong(seconds);
            return time < 0 || time > LATEST ? null : Instant.ofEpochSecond(time);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
