package app.offcut.library;

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

    /** A folder of finals, and the name of their thumbnail there. */
    private record Place(List<String> folder, String picture) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place(List.of("public", "videos"), "thumbnail.jpg"),
                    new Place(List.of(".cache", "output"), "final-thumb.jpg"));

    private Thumbnail() {}

    /** The file's bytes; empty if it is missing or unreadable. Blocking. */
    public static Optional<byte[]> read(Library library, String projectId) {
        for (Place place : PLACES) {
            try (Folder folder = library.open(library.paths(place.folder))) {
                for (Path name : folder.names()) {
                    if (!name.toString().equals(projectId)) continue;
                    Optional<byte[]> picture = read(folder, name, place.picture);
                    if (picture.isPresent()) return picture;
                }
            } catch (IOException e) {
                // it may be in the other place
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> read(Folder finals, Path project, String picture)
            throws IOException {
        try (Folder folder = finals.open(project)) {
            Path name = folder.path().getFileSystem().getPath(picture);
            BasicFileAttributes attributes = folder.attributes(name);
            if (!attributes.isRegularFile() || attributes.size() > LARGEST_BYTES)
                return Optional.empty();
            try (SeekableByteChannel channel = folder.read(name)) {
                return Optional.of(
                        Channels.newInputStream(channel).readNBytes((int) LARGEST_BYTES));
            }
        }
    }
}
