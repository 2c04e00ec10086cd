package app.offcut.library;

import app.offcut.files.Folder;
import app.offcut.generator.Layout;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * The thumbnail that the generator made of a final video. Found by listing and comparing names: no
 * id from the database becomes a path.
 */
public final class Thumbnail {
    private static final long LARGEST_BYTES = 8_000_000;

    private Thumbnail() {}

    /** The file's bytes; empty if it is missing or unreadable. Blocking. */
    public static Optional<byte[]> read(Library library, String projectId) {
        for (List<String> finals : library.layout().finalFolders()) {
            try (Folder folder = library.open(library.paths(finals))) {
                for (Path name : folder.names()) {
                    if (!name.toString().equals(projectId)) continue;
                    Optional<byte[]> picture = read(folder, name, library.layout());
                    if (picture.isPresent()) return picture;
                }
            } catch (IOException e) {
                // it may be in the other place
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> read(Folder finals, Path project, Layout layout)
            throws IOException {
        try (Folder folder = finals.open(project)) {
            for (Path name : folder.names()) {
                if (!layout.isThumbnailName(name.toString())) continue;
                BasicFileAttributes attributes = folder.attributes(name);
                if (!attributes.isRegularFile() || attributes.size() > LARGEST_BYTES) continue;
                try (SeekableByteChannel channel = folder.read(name)) {
                    return Optional.of(
                            Channels.newInputStream(channel).readNBytes((int) LARGEST_BYTES));
                }
            }
            return Optional.empty();
        }
    }
}
