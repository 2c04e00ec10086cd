package app.offcut.cleanup.plan;

import app.offcut.files.FileIdentity;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that a program has open for writing, read from {@code /proc}. Sees only processes that
 * this user may inspect. Empty on systems without {@code /proc}.
 */
public record OpenWriters(Set<FileIdentity> identities) {
    private static final Path PROC = Path.of("/proc");

    public static OpenWriters look() {
        Set<FileIdentity> found = new HashSet<>();
        if (!Files.isDirectory(PROC.resolve("self").resolve("fd"))) return new OpenWriters(found);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) addWrittenBy(process, found);
        } catch (IOException | DirectoryIteratorException e) {
            // an unreadable {@code /proc} proves nothing either way; the quiet time still applies
        }
        return new OpenWriters(found);
    }

    private static void addWrittenBy(Path process, Set<FileIdentity> found) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : open) {
                if (!forWriting(descriptor)) continue;
                FileIdentity identity = regularFile(descriptor);
                if (identity != null) found.add(identity);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // another user's process, or one that has ended
        }
    }

    /**
     * Reads the permission bits of the link itself; its {@code fdinfo} gives the same answer at a
     * higher cost.
     */
    private static boolean forWriting(Path descriptor) {
        try {
            Object mode = Files.getAttribute(descriptor, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return mode instanceof Integer bits && (bits & 0200) != 0;
        } catch (IOException e) {
            return false; // closed since it was listed
        }
    }

    private static @Nullable FileIdentity regularFile(Path descriptor) {
        try {
            if (!Files.readSymbolicLink(descriptor).toString().startsWith("/")) return null;
            BasicFileAttributes attributes =
                    Files.readAttributes(descriptor, BasicFileAttributes.class);
            return attributes.isRegularFile() ? FileIdentity.of(attributes) : null;
        } catch (IOException e) {
            return null;
        }
    }

    public boolean has(@Nullable FileIdentity identity) {
        return identity != null && identities.contains(identity);
    }
}
