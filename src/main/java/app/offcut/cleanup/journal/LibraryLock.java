package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.failure.Failure;
import app.offcut.library.Library;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One writer per library: an OS lock on {@code .offcut/lock} in the library's root, held only
 * during a run. The first run creates the folder, reading never does; a {@code .gitignore} hides it
 * from git.
 */
public final class LibraryLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /**
     * Closing any channel of a file drops all locks that the process has on it, so within this
     * process only one thread at a time opens the file.
     */
    private static final ConcurrentHashMap<Path, Semaphore> TAKEN_HERE = new ConcurrentHashMap<>();

    private final Semaphore turn;
    private final FileChannel channel;

    private LibraryLock(Semaphore turn, FileChannel channel) {
        this.turn = turn;
        this.channel = channel;
    }

    /**
     * Takes the lock; waits up to {@code patience} for another Offcut to finish its run.
     *
     * @throws Problem LOCKED, or UNAVAILABLE if the library is not writable
     */
    public static LibraryLock take(Library library, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Semaphore turn = TAKEN_HERE.computeIfAbsent(library.root(), _ -> new Semaphore(1));
        if (!acquired(turn, patience)) throw Problem.of(Problem.Code.LOCKED, library.name());
        FileChannel channel = null;
        try {
            channel = lock(library, deadline);
        } catch (IOException e) {
            throw Failure.of(e, OffcutFolder.in(library.root()).resolve("lock")).problem();
        } finally {
            if (channel == null) turn.release();
        }
        return new LibraryLock(turn, channel);
    }

    /**
     * Whether another process holds the lock, as far as the system reports it. Read-only: trying
     * the lock would take it.
     */
    public static boolean mayBeHeldBy(long process, Library library) {
        Path lock = library.root().resolve(OffcutFolder.NAME).resolve("lock");
        try {
            String inode = ":" + Files.getAttribute(lock, "unix:ino", LinkOption.NOFOLLOW_LINKS);
            // for example "1: POSIX  ADVISORY  WRITE 4711 08:01:131073 0 EOF"; "->" marks a waiter
            for (String line : Files.readAllLines(Path.of("/proc/locks"))) {
                String[] words = line.strip().split(" +");
                if (words.length > 5
                        && !words[1].equals("->")
                        && words[4].equals("" + process)
                        && words[5].endsWith(inode)) return true;
            }
            return false;
        } catch (NoSuchFileException e) {
            return !e.getFile().equals(lock.toString());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return true; // a system other than Linux
        }
    }

    private static boolean acquired(Semaphore turn, Duration patience) {
        try {
            return turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Opens and locks the file; closing the channel releases the lock. */
    private static FileChannel lock(Library library, long deadline) throws IOException {
        try (Directory root = Directory.at(library.root(), ChangeHook.NONE);
                Directory folder = OffcutFolder.openOrMake(root)) {
            hideFromGit(folder);
        }
        FileChannel channel =
                FileChannel.open(
                        library.root().resolve(OffcutFolder.NAME).resolve("lock"),
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS));
        boolean locked = false;
        try {
            do {
                locked = channel.tryLock() != null;
                if (!locked) LockSupport.parkNanos(PAUSE.toNanos());
            } while (!locked && System.nanoTime() < deadline);
            if (!locked) throw Problem.of(Problem.Code.LOCKED, library.name());
            return channel;
        } finally {
            if (!locked) channel.close();
        }
    }

    private static void hideFromGit(Directory folder) throws IOException {
        Path ignore = Path.of(".gitignore");
        try {
            if (!folder.has(ignore))
                new WholeFile(folder, ignore).write(out -> out.write(new byte[] {'*', '\n'}));
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            // another Offcut has written the file, or removed this one's unfinished part
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the system releases it when the process ends, at the latest
        } finally {
            turn.release();
        }
    }
}
