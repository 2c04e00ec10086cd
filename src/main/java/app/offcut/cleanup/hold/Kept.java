package app.offcut.cleanup.hold;

/**
 * A file that could not leave the hold.
 *
 * @param path where it came from, relative to the library, with {@code /}
 * @param why word of the text {@code deletion.{why}}
 */
public record Kept(String path, String why) {}
