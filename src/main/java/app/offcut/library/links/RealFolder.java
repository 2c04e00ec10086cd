package app.offcut.library.links;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The real path and identity of a folder. */
record RealFolder(Path path, FileIdentity identity) {

    /**
     * Of a folder of a library; empty if it cannot be opened.
     *
     * @throws IOException if the library itself cannot be opened
     */
    static Optional<RealFolder> at(Library library, List<String> place) throws IOException {
        if (!(PathResolution.go(library, place)
                instanceof PathResolution.End.Open(Folder opened, var _))) return Optional.empty();
        try (Folder folder = opened) {
            return Optional.of(of(folder));
        }
    }

    static RealFolder of(Folder folder) throws IOException {
        return new RealFolder(
                folder.path(),
                Objects.requireNonNullElse(
                        FileIdentity.of(folder.attributes()), FileIdentity.UNKNOWN));
    }

    /** Whether the two are equal, or one contains the other. */
    boolean overlaps(Path other) {
        return path.startsWith(other) || other.startsWith(path);
    }

    boolean overlaps(RealFolder other) {
        return overlaps(other.path)
                || (identity.equals(other.identity) && !identity.equals(FileIdentity.UNKNOWN));
    }
}
