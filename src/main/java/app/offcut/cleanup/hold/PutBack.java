package app.offcut.cleanup.hold;

import java.util.List;

/**
 * What became of files that were to leave the hold again.
 *
 * @param restored paths of those that are where they were, relative to the library, with {@code /}
 * @param kept those that could not leave it
 */
public record PutBack(List<String> restored, List<Kept> kept) {
    public boolean mentions(String path) {
        return restored.contains(path) || kept.stream().anyMatch(k -> k.path().equals(path));
    }
}
