package app.offcut.generator.moneyprinterturbo;

import app.offcut.generator.Category;
import app.offcut.generator.FileMeaning;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of files in a task's folder, with the months in which MoneyPrinterTurbo wrote them.
 * Names that protect are compared in any case, names that condemn exactly as the program writes
 * them.
 */
final class TaskNames {
    static final String MANIFEST = "script.json";

    /** {@code final.mp4} in March 2024, then {@code final-{n}.mp4}; its pages take more formats. */
    private static final Pattern FINAL =
            Pattern.compile("(?i)final(?:-(?<number>\\d+))?\\.(?:mp4|mov|mkv|webm)");

    /** Footage without sound: {@code combined.mp4} in March 2024, then one for each final. */
    private static final Pattern COMBINED =
            Pattern.compile("combined(?:-(?<number>[1-9]\\d*))?\\.mp4");

    /** A final that is renamed once it is whole. */
    private static final Pattern UNFINISHED_FINAL =
            Pattern.compile("\\.final-(?<number>[1-9]\\d*)\\.mp4\\..+\\.mp4");

    /** A stock video: md5 of its address since April 2024. */
    static final String STOCK = "vid-[0-9a-f]{32}\\.mp4";

    private static final Map<Pattern, Category> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(UNFINISHED_FINAL, Category.LEFTOVERS);
        KINDS.put(COMBINED, Category.COMBINED);
        kind(Category.SEGMENTS, STOCK);
        kind(Category.SEGMENTS, "vid-\\d{10,16}\\.mp4"); // epoch ms, until April 2024
        kind(Category.NARRATION, "audio\\.mp3");
        kind(Category.MUSIC, "sonilo-bgm-\\d+\\.m4a"); // since July 2026
        kind(Category.MUSIC, "elevenlabs-bgm-\\d+\\.mp3"); // since July 2026
        kind(Category.LEFTOVERS, "temp-clip-[0-9A-Za-z_-]+\\.mp4"); // since May 2025
        kind(Category.LEFTOVERS, "temp-merged-(?:video|next)\\.mp4"); // May 2025 to April 2026
        kind(Category.LEFTOVERS, "ffmpeg-concat-list\\.txt"); // since April 2026
        kind(Category.LEFTOVERS, "ffmpeg-concat-[0-9A-Za-z_-]+\\.txt");
        kind(Category.LEFTOVERS, "\\.ffmpeg-concat-[0-9A-Za-z_-]+\\.mp4");
        kind(Category.LEFTOVERS, "\\.sonilo-(?:proxy-.+\\.mp4|audio-.+\\.m4a)"); // since July 2026
        kind(Category.LEFTOVERS, "\\.elevenlabs-music-(?:proxy-.+\\.mp4|.+\\.mp3)");
        kind(Category.LEFTOVERS, "\\.vid-[0-9a-f]{32}-.+\\.mp4"); // a download that was cut off
        kind(Category.LEFTOVERS, "\\.script\\.json\\..+\\.tmp"); // since July 2026
        // sound that MoviePy writes before it joins it with the picture, since April 2024
        kind(
                Category.LEFTOVERS,
                "(?:final|combined|temp)[^/]*TEMP_MPY_[^/]*\\.(?:mp3|mp4|m4a|ogg|wav)");
        kind(Category.LEFTOVERS, "(?:final|combined)(?:-\\d+)?\\.mp4\\.temp.*");
    }

    private TaskNames() {}

    private static void kind(Category category, String pattern) {
        KINDS.put(Pattern.compile(pattern, Pattern.DOTALL), category);
    }

    /** The kind of an intermediate; empty for every other name. */
    static Optional<Category> kind(String name) {
        if (isFinal(name)) return Optional.empty();
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().matcher(name).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What the name of an intermediate means; the rest of a failed render has no other meaning. */
    static Optional<FileMeaning> meaning(String name) {
        Optional<Category> kind = kind(name);
        if (kind.isEmpty()) return Optional.empty();
        String stem = name.substring(0, name.lastIndexOf('.'));
        return switch (kind.get()) {
            case COMBINED -> {
                String number = combinedNumber(name).orElse("");
                yield Optional.of(
                        number.isEmpty()
                                ? FileMeaning.of("meaning.joined")
                                : FileMeaning.of("meaning.joined.of", number));
            }
            case SEGMENTS -> Optional.of(FileMeaning.of("meaning.stock", start(stem)));
            case NARRATION -> Optional.of(FileMeaning.of("meaning.narration"));
            case MUSIC -> Optional.of(FileMeaning.of("meaning.music"));
            case LEFTOVERS -> Optional.of(FileMeaning.of("meaning.leftover", name));
            default -> Optional.empty();
        };
    }

    /** Enough of a stock video's key to tell it from others. */
    private static String start(String stem) {
        String key = stem.substring("vid-".length());
        return key.substring(0, Math.min(8, key.length()));
    }

    static boolean isFinal(String name) {
        return FINAL.matcher(name).matches();
    }

    /** The number of a final: without leading zeros, and {@code ""} for {@code final.mp4}. */
    static Optional<String> finalNumber(String name) {
        return number(FINAL, name);
    }

    static Optional<String> combinedNumber(String name) {
        return number(COMBINED, name);
    }

    static Optional<String> unfinishedNumber(String name) {
        return number(UNFINISHED_FINAL, name);
    }

    private static Optional<String> number(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        if (!matcher.matches()) return Optional.empty();
        String number = matcher.group("number");
        return Optional.of(number == null ? "" : number.replaceFirst("^0+(?=\\d)", ""));
    }

    static String finalName(String number) {
        return number.isEmpty() ? "final.mp4" : "final-" + number + ".mp4";
    }

    static String combinedName(String number) {
        return number.isEmpty() ? "combined.mp4" : "combined-" + number + ".mp4";
    }
}
