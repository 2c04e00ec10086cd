package app.offcut.cleanup.disk;

import app.offcut.cleanup.disk.ChangeHook.Change;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A small file of Offcut's own, written atomically: its name appears only once its whole content is
 * on the disk.
 */
public record WholeFile(Directory folder, Path name) {
    private static final int LARGEST = 1 << 28;

    private Path unfinished() {
        return name.resolveSibling(name + ".new");
    }

    /**
     * Writes the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    public void write(byte[] content) throws IOException {
        Path unfinished = unfinished();
        // erase instead of overwriting: the name may be a hard link of another file
        if (folder.has(unfinished)) folder.erase(unfinished);
        Path entry = folder.entry(unfinished);
        folder.about(Change.CREATE, unfinished);
        try (FileChannel channel =
                FileChannel.open(
                        entry,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            folder.about(Change.WRITE, unfinished);
            while (rest.hasRemaining()) channel.write(rest);
            folder.about(Change.SYNC, unfinished);
            if (folder.syncs()) channel.force(true);
        }
        folder.moveIn(unfinished, folder, name);
        folder.sync();
    }

    /**
     * Reads the file.
     *
     * @throws NoSuchFileException also if the name belongs to something other than a file
     */
    public byte[] read() throws IOException {
        if (!folder.attributes(name).isRegularFile()) throw new NoSuchFileException("" + name);
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        folder.entry(name),
                        Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() > LARGEST) throw new FileSystemException(name + " is too large");
            ByteBuffer content = ByteBuffer.allocate((int) channel.size());
            while (content.hasRemaining() && channel.read(content) >= 0) continue;
            return content.array();
        }
    }

    /**
     * Overwrites the content in place, then renames the file. Needs no disk space beyond what the
     * file already has.
     *
     * @param own whether the content shows that Offcut wrote the file
     * @return false, with nothing changed, if the file is missing, foreign or too small
     * @throws java.nio.file.FileAlreadyExistsException if the new name is taken
     */
    public boolean become(Path newName, Predicate<byte[]> own, byte[] content) throws IOException {
        if (!folder.has(name) || !folder.attributes(name).isRegularFile()) return false;
        Set<OpenOption> options =
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(folder.entry(name), options)) {
            if (channel.size() < content.length || channel.size() > LARGEST) return false;
            ByteBuffer now = ByteBuffer.allocate((int) channel.size());
            while (now.hasRemaining() && channel.read(now) >= 0) continue;
            if (!own.test(now.array())) return false;
            folder.about(Change.WRITE, name);
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) channel.write(rest, rest.position());
            channel.truncate(content.length);
            folder.about(Change.SYNC, name);
            if (folder.syncs()) channel.force(true);
        }
        folder.moveIn(name, folder, newName);
        folder.sync();
        return true;
    }

    /** Erases what {@link #write} has created, complete or not, and nothing else. */
    public void erase() throws IOException {
        for (Path one : List.of(name, unfinished())) if (folder.has(one)) folder.erase(one);
    }
}
