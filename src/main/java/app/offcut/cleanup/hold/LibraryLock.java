package app.offcut.cleanup.hold;

import app.offcut.library.Library;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * One writer per library: an OS lock on {@code .offcut/lock} in the library's root, held for a run
 * only. The folder is made by the first run, never by looking, and hides itself from git.
 */
public final class LibraryLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;
    private final FileLock lock;

    private LibraryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits this long for another Offcut to finish its run.
     *
     * @throws Problem LOCKED, or UNAVAILABLE if the library cannot be written
     */
    public static LibraryLock take(Library library, Duration patience) {
        try {
            Path folder = library.root().resolve(".offcut");
            makeFolder(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    LinkOption.NOFOLLOW_LINKS));
            long deadline = System.nanoTime() + patience.toNanos();
            do {
                FileLock lock = tryLock(channel);
                if (lock != null) return new LibraryLock(channel, lock);
                LockSupport.parkNanos(PAUSE.toNanos());
            } while (System.nanoTime() < deadline);
            channel.close();
            throw Problem.of(Problem.Code.LOCKED, library.name());
        } catch (IOException e) {
            throw Problem.of(Problem.Code.UNAVAILABLE, library.root());
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
            throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another opening of this library in this very process
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, ownerOnly(folder));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) throw e;
        }
        try {
            Files.writeString(folder.resolve(".gitignore"), "*\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // of an earlier run
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // the system lets go of it with the process at the latest
        }
    }
}
