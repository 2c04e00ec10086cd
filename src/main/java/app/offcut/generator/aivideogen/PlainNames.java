package app.offcut.generator.aivideogen;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.stream.Stream;

/**
 * The common names of AIvideogen's intermediates, recognised by their bytes: a part of what {@link
 * AiVideoLayout} recognises by patterns, without dots inside, other cases or other alphabets.
 */
final class PlainNames {
    private static final byte[] SCENE = "scene-".getBytes(US_ASCII);
    private static final byte[] FINAL = "final".getBytes(US_ASCII);
    private static final byte[][] SPEECH = endings("mp3", "wav", "m4a", "aac", "ogg", "opus");
    private static final byte[][] CLIP = endings("mp4", "webm", "mkv", "mov");
    private static final byte[][] SCRATCH =
            endings("mp4", "txt", "mp3", "wav", "m4a", "aac", "jpg", "png", "srt", "ts");

    private PlainNames() {}

    private static byte[][] endings(String... extensions) {
        return Stream.of(extensions)
                .map(extension -> ("." + extension).getBytes(US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Such as {@code scene-3.mp3}. */
    static boolean isSpeech(byte[] names, int start, int end) {
        int dot = stemEnd(SPEECH, names, start, end);
        int digits = afterDigits(names, start, dot);
        return digits > 0 && digits == dot;
    }

    /** Such as {@code scene-3-dQw4w9WgXcQ.mp4}. */
    static boolean isClip(byte[] names, int start, int end) {
        int dot = stemEnd(CLIP, names, start, end);
        int digits = afterDigits(names, start, dot);
        return digits > 0 && digits < dot && names[digits] == '-' && plain(names, digits, dot);
    }

    /** Such as {@code dQw4w9WgXcQ-15s.mp4}. */
    static boolean isSuggestion(byte[] names, int start, int end) {
        int dot = stemEnd(CLIP, names, start, end);
        int at = dot - 1;
        if (dot < 0 || names[at] != 's') return false;
        int digits = at;
        while (digits > start && isDigit(names[digits - 1])) digits--;
        return digits < at
                && digits > start
                && names[digits - 1] == '-'
                && plain(names, start, digits);
    }

    /** Anything in a job's folder whose name cannot mean anything else. */
    static boolean isScratch(String folder, byte[] names, int start, int end) {
        int dot = stemEnd(SCRATCH, names, start, end);
        return dot > start
                && plain(names, start, dot)
                && !(dot - start == FINAL.length && equalsFinal(names, start))
                && folder.chars().allMatch(PlainNames::plain);
    }

    /** Where the extension begins, its dot; negative if it is none of these. */
    private static int stemEnd(byte[][] endings, byte[] names, int start, int end) {
        for (byte[] ending : endings) {
            int dot = end - ending.length;
            if (dot > start && matches(ending, names, dot)) return dot;
        }
        return -1;
    }

    /** The end of the digits after {@code scene-}; negative if there are none. */
    private static int afterDigits(byte[] names, int start, int end) {
        int digits = start + SCENE.length;
        if (end <= digits || !matches(SCENE, names, start)) return -1;
        int at = digits;
        while (at < end && isDigit(names[at])) at++;
        return at == digits ? -1 : at;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean matches(byte[] wanted, byte[] names, int from) {
        for (int i = 0; i < wanted.length; i++) if (names[from + i] != wanted[i]) return false;
        return true;
    }

    private static boolean equalsFinal(byte[] names, int start) {
        for (int i = 0; i < FINAL.length; i++)
            if ((names[start + i] | 0x20) != FINAL[i]) return false;
        return true;
    }

    private static boolean plain(byte[] names, int start, int end) {
        for (int at = start; at < end; at++) if (!plain(names[at])) return false;
        return true;
    }

    private static boolean plain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == ' ';
    }
}
