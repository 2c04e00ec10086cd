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
 * Decides who is the first: an OS lock, which goes with its process however that ends. The file
 * says where its holder hears; it is never erased, or two could hold it.
 */
final class InstanceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceLock.class);

    /** Far behind what is written: on Windows nobody else can read what is locked. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Who holds the lock.
     *
     * @param socket where it hears; null if it cannot
     */
    record Holder(long process, @Nullable Path socket) {}

    /** Empty if another holds it. */
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
            // this very process holds it
        } finally {
            if (lock == null) channel.close();
        }
        return lock == null ? Optional.empty() : Optional.of(new InstanceLock(channel));
    }

    /**
     * What cannot be written, on a full disk, is likely as the last holder has left it.
     *
     * @param socket null if nobody can be heard
     */
    void write(@Nullable Path socket) {
        String words = ProcessHandle.current().pid() + "\0" + (socket == null ? "" : socket) + "\0";
        try {
            channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
            channel.truncate(words.getBytes(StandardCharsets.UTF_8).length);
        } catch (IOException e) {
            LOG.warn("It cannot be noted where later starts are heard: {}", e.toString());
        }
    }

    /** Of the last holder; empty while that is being written. */
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
            // the system lets go of it with the process at the latest
        }
    }
}
