package app.offcut.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which process is the first: an OS lock, which the system releases however the process
 * ends. The file contains its owner's socket; it is never erased, since otherwise two processes
 * could hold the lock.
 */
final class InstanceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceLock.class);

    /**
     * The locked position, far behind the content: on Windows, locked bytes are unreadable for
     * others.
     */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * The owner of the lock.
     *
     * @param socket where it listens; null if it does not
     */
    record Holder(long process, @Nullable Path socket) {}

    /** Empty if another process holds the lock. */
    static Optional<InstanceLock> take(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS));
        FileLock lock = null;
        try {
            lock = channel.tryLock(PLACE, 1, false);
        } catch (OverlappingFileLockException e) {
            // this process already holds it
        } finally {
            if (lock == null) channel.close();
        }
        return lock == null ? Optional.empty() : Optional.of(new InstanceLock(channel));
    }

    /**
     * Writes the owner. If that fails on a full disk, the previous content probably still applies.
     *
     * @param socket null if it does not listen
     */
    void write(@Nullable Path socket) {
        String words = ProcessHandle.current().pid() + "\0" + (socket == null ? "" : socket) + "\0";
        try {
            channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
            channel.truncate(words.getBytes(StandardCharsets.UTF_8).length);
        } catch (IOException e) {
            LOG.warn("Cannot record the socket for later starts: {}", e.toString());
        }
    }

    /** The last owner; empty while the file is being written. */
    static Optional<Holder> holder(Path file) {
        try {
            String[] words = Files.readString(file).split("\0", -1);
            if (words.length != 3) return Optional.empty();
            Path socket = words[1].isEmpty() ? null : Path.of(words[1]);
            return Optional.of(new Holder(Long.parseLong(words[0]), socket));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the system releases it when the process ends, at the latest
        }
    }
}
