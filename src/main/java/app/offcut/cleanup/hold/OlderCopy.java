package app.offcut.cleanup.hold;

import java.util.List;

/**
 * A file that stays in the hold until a person decides, because its place was taken when it was to
 * be restored.
 *
 * @param path original path, relative to the library, with {@code /}
 * @param bytes its length
 * @param place what is in that place now, whatever took it then
 */
public record OlderCopy(String path, long bytes, Place place) {
    /** What is in the original place of a file in the hold. */
    public enum Place {
        FREE,
        /** A file that is not older. */
        NEWER,
        /** A folder, a link, an older file, or unknown. */
        OTHER
    }

    public static long bytes(List<OlderCopy> copies) {
        return copies.stream().mapToLong(OlderCopy::bytes).sum();
    }
}
