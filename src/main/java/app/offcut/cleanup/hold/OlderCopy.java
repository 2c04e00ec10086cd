package app.offcut.cleanup.hold;

/**
 * A file that waits in the hold for a person, since its place was taken when it was put back.
 *
 * @param path where it came from, relative to the library, with {@code /}
 * @param bytes its length
 * @param place what lies there now, whatever took it then
 */
public record OlderCopy(String path, long bytes, Place place) {
    /** What lies in the place of a file that is in the hold. */
    public enum Place {
        FREE,
        /** A file that is no older. */
        NEWER,
        /** A folder, a link, an older file, or nobody can tell. */
        OTHER
    }
}
