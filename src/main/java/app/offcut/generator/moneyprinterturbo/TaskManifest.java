package app.offcut.generator.moneyprinterturbo;

import app.offcut.files.Folder;
import app.offcut.generator.BoundedJson;
import app.offcut.generator.JsonFields;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code script.json} says: the script, the search terms and all parameters, since March 2024;
 * the stock videos that were downloaded, since July 2026. Every value is untrusted.
 *
 * @param title empty if there is none
 * @param videos how many finals the task makes; empty if it does not say. The program writes the
 *     number since it makes more than one, so a missing one is not taken for 1.
 * @param stock names of the stock videos that the task uses
 * @param inputs paths of the user's files that went into the task, as stored
 * @param genuine whether its keys are those that this program writes, and no other
 */
record TaskManifest(
        String title, OptionalInt videos, Set<String> stock, Set<String> inputs, boolean genuine) {
    static final TaskManifest NONE =
            new TaskManifest("", OptionalInt.empty(), Set.of(), Set.of(), false);

    private static final int LONGEST_TITLE = 200;

    /** The program offers up to 5 videos, and its API sets no limit. */
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,2}");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** Blocking. */
    static TaskManifest read(Folder task, Path name) throws IOException {
        return BoundedJson.object(task, name).map(TaskManifest::of).orElse(NONE);
    }

    private static TaskManifest of(JsonObject json) {
        if (!(json.get("params") instanceof JsonObject params)) return NONE;
        return new TaskManifest(
                title(params.get("video_subject")),
                count(params.get("video_count")),
                stock(json.get("material_sources")),
                inputs(params),
                json.get("script") instanceof JsonPrimitive script
                        && script.isString()
                        && json.has("search_terms")
                        && params.has("video_subject")
                        && params.has("video_aspect")
                        && !params.has("video_clip_json") // NarratoAI's
                        && !params.has("video_origin_path"));
    }

    private static String title(@Nullable JsonElement subject) {
        if (!(subject instanceof JsonPrimitive text) || !text.isString()) return "";
        String title = UNPRINTABLE.matcher(text.getAsString()).replaceAll(" ").strip();
        int characters = title.codePointCount(0, title.length());
        return characters <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    /** Also as a fork or a person may write it, such as {@code "3"} or {@code 3.0}. */
    private static OptionalInt count(@Nullable JsonElement count) {
        return count instanceof JsonPrimitive number && !number.isBoolean()
                ? count(number.getAsString().strip().replaceFirst("\\.0+$", ""))
                : OptionalInt.empty();
    }

    /** A plausible number of videos. */
    static OptionalInt count(String digits) {
        return COUNT.matcher(digits).matches()
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    /** The user's voice, music and footage: each may be any file on the machine. */
    private static Set<String> inputs(JsonObject params) {
        Set<String> paths = new TreeSet<>();
        JsonFields.text(params, "custom_audio_file").ifPresent(paths::add);
        JsonFields.text(params, "bgm_file").ifPresent(paths::add);
        for (JsonObject material : JsonFields.objects(params, "video_materials"))
            JsonFields.text(material, "url").ifPresent(paths::add);
        return paths;
    }

    private static Set<String> stock(@Nullable JsonElement sources) {
        Set<String> names = new TreeSet<>();
        if (sources instanceof JsonArray all)
            for (JsonElement one : all)
                if (one instanceof JsonObject source
                        && source.get("local_file") instanceof JsonPrimitive name
                        && name.isString()
                        && TaskLayout.isStock(name.getAsString())) names.add(name.getAsString());
        return names;
    }
}
