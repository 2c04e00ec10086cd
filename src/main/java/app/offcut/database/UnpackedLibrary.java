package app.offcut.database;

import app.offcut.failure.Libc;
import app.offcut.files.OwnFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A native library from the class path, unpacked to a file that the system can load. Compared byte
 * by byte before each use, and stored where no other user can change it.
 *
 * @param version of the driver; several versions may be in use side by side
 * @param resource its name on the class path
 */
record UnpackedLibrary(String version, String resource) {
    private static final Logger LOG = LoggerFactory.getLogger(UnpackedLibrary.class);
    private static final Integer ROOT = 0;

    /** A file or folder that another user can change; it is not loaded. */
    static final class Untrusted extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Path path;

        Untrusted(Path path) {
            this.path = path;
        }

        Path path() {
            return path;
        }
    }

    /** The file in this folder, unpacked if needed; writes nothing if it is already there. */
    Path in(Path folder, byte[] image) throws IOException, Untrusted {
        Files.createDirectories(folder, onlyOwn(folder, "rwx------"));
        Path real = folder.toRealPath();
        trust(real);
        Path file = real.resolve(name());
        if (isThere(file, image)) return file;
        unpack(file, image);
        eraseOthers(file);
        return file;
    }

    /** The file name with system and processor, which may share a home folder with others. */
    private String name() {
        String[] parts = resource.split("/");
        int last = parts.length - 1;
        return OwnFile.DRIVER
                + String.join("-", version, parts[last - 2], parts[last - 1], parts[last]);
    }

    private static boolean isThere(Path file, byte[] image) throws IOException, Untrusted {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return false;
        trust(file);
        return Files.size(file) == image.length && Arrays.equals(Files.readAllBytes(file), image);
    }

    /**
     * Writes under another name first, because other starts may run at the same time or use the
     * older file.
     */
    private static void unpack(Path file, byte[] image) throws IOException, Untrusted {
        OwnFile unfinished = OwnFile.unfinished(file.resolveSibling(".").normalize());
        try {
            write(unfinished.path(), image);
            unfinished.rename(new OwnFile(file));
        } catch (IOException e) {
            // Windows cannot replace a file in use; another start has put it there then
            if (!isThere(file, image)) throw e;
        } finally {
            unfinished.erase();
        }
    }

    private static void write(Path unfinished, byte[] image) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(unfinished, options, onlyOwn(unfinished, "rwx------"))) {
            ByteBuffer rest = ByteBuffer.wrap(image);
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
    }

    /**
     * Erases those of older versions and of killed starts. A process that has loaded one is not
     * affected.
     */
    private static void eraseOthers(Path file) {
        Path folder = file.resolveSibling(".").normalize();
        try {
            OwnFile.eraseUnfinished(folder);
            for (OwnFile other : OwnFile.beginningWith(folder, OwnFile.DRIVER))
                if (!other.path().equals(file)) other.erase();
        } catch (IOException e) {
            LOG.warn("Could not remove older copies in {}: {}", folder, "" + e);
        }
    }

    private static void trust(Path path) throws IOException, Untrusted {
        if (!isPosix(path)) return;
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        boolean others =
                permissions.contains(PosixFilePermission.GROUP_WRITE)
                        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        if (others || !ofThisUserOrRoot(path)) throw new Untrusted(path);
    }

    private static boolean ofThisUserOrRoot(Path path) throws IOException {
        Object owner = Files.getAttribute(path, "unix:uid");
        if (ROOT.equals(owner)) return true;
        var user = Libc.effectiveUser();
        return user.isPresent()
                ? owner.equals(user.getAsInt())
                : Files.getOwner(path).getName().equals(System.getProperty("user.name"));
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static FileAttribute<?>[] onlyOwn(Path path, String mode) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }
}
