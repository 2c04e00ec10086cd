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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is currently in the hold of a zone, whether or not it was condemned.
 *
 * @param links number of hard links
 */
record HeldFile(HeldFolder folder, Path name, BasicFileAttributes attributes, int links) {

    /**
     * Visits every file below an open folder, sorted by name, a folder's own files before those of
     * its subfolders.
     */
    static void each(Directory open, HeldFolder folder, Consumer<HeldFile> visitor)
            throws IOException {
        List<Path> subfolders = new ArrayList<>();
        for (Path name : open.names()) {
            BasicFileAttributes attributes = open.attributes(name);
            if (attributes.isDirectory()) subfolders.add(name);
            else
                visitor.accept(
                        new HeldFile(folder, name, attributes, open.links(name, attributes)));
        }
        for (Path name : subfolders) {
            List<Path> names = new ArrayList<>(folder.names());
            names.add(name);
            try (Directory child = open.open(name)) {
                each(child, new HeldFolder(folder.zone(), folder.older(), names), visitor);
            }
        }
    }

    Zone zone() {
        return folder.zone();
    }

    boolean older() {
        return folder.older();
    }

    /** Relative to the library, with {@code /}. */
    String path() {
        return folder.path() + "/" + name;
    }

    List<Path> folders() {
        return folder.names();
    }

    /** The file as the scanner would find it in its original place. */
    FoundFile found() {
        Path path = name.getFileSystem().getPath(zone().word());
        for (Path above : folders()) path = path.resolve(above);
        return new FoundFile(
                path.resolve(name),
                FoundFile.Kind.REGULAR,
                identity(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }

    @Nullable FileIdentity identity() {
        return FileIdentity.of(attributes);
    }
}
