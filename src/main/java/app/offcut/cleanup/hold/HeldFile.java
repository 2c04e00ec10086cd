package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is currently in the hold of a zone, whether or not it was condemned.
 *
 * @param older whether another file has taken its place, so that a person must decide
 * @param names path below the zone where it came from
 * @param links number of hard links
 */
record HeldFile(
        Zone zone, boolean older, List<Path> names, BasicFileAttributes attributes, int links) {

    /** Adds every file below an open folder, sorted by name. */
    static void addAll(
            Directory folder, Zone zone, boolean older, List<Path> above, List<HeldFile> found)
            throws IOException {
        for (Path name : folder.names()) {
            List<Path> names = new ArrayList<>(above);
            names.add(name);
            BasicFileAttributes attributes = folder.attributes(name);
            if (attributes.isDirectory()) {
                try (Directory child = folder.open(name)) {
                    addAll(child, zone, older, names, found);
                }
            } else found.add(new HeldFile(zone, older, names, attributes, folder.links(name, attributes)));
        }
    }

    /** Relative to the library, with {@code /}. */
    String path() {
        return zone.word() + "/" + String.join("/", names.stream().map(Path::toString).toList());
    }

    List<Path> folders() {
        return names.subList(0, names.size() - 1);
    }

    Path name() {
        return names.getLast();
    }

    /** The file as the scanner would find it in its original place. */
    FoundFile found() {
        Path path = name().getFileSystem().getPath(zone.word());
        for (Path name : names) path = path.resolve(name);
        return new FoundFile(
                path,
                FoundFile.Kind.REGULAR,
                identity(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }

    @Nullable FileIdentity identity() {
        return FileIdentity.of(attributes);
    }
}
