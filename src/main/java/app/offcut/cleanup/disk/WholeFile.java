package app.offcut.cleanup.disk;

import app.offcut.cleanup.disk.ChangeHook.Change;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * A small file of Offcut's own, written atomically: its name appears only once its whole content is
 * on the disk.
 */
public record WholeFile(Directory folder, Path name) {
    private static final int BLOCK = 1 << 16;

    private Path unfinished() {
        return name.resolveSibling(name + ".new");
    }

    /** What a file will contain, written from start to end. */
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** A test of what a file contains. */
    public interface Test {
        boolean of(InputStream in) throws IOException;
    }

    /**
     * Writes the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    public void write(Content content) throws IOException {
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
            folder.about(Change.WRITE, unfinished);
            write(channel, content);
            folder.about(Change.SYNC, unfinished);
            if (folder.syncs()) channel.force(true);
        }
        folder.moveIn(unfinished, folder, name);
        folder.sync();
    }

    private static void write(FileChannel channel, Content content) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
        content.to(out);
        out.flush();
    }

    /**
     * Writes the file with the content of another.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    public void copy(WholeFile other) throws IOException {
        write(out -> {
            try (SeekableByteChannel there = other.open()) {
                Channels.newInputStream(there).transferTo(out);
            }
        });
    }

    /**
     * Opens the file for reading.
     *
     * @throws NoSuchFileException also if the name belongs to something other than a file
     */
    public SeekableByteChannel open() throws IOException {
        if (!folder.attributes(name).isRegularFile()) throw new NoSuchFileException("" + name);
        return Files.newByteChannel(
                folder.entry(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** The file's length in bytes. */
    public long length() throws IOException {
        return folder.attributes(name).size();
    }

    /**
     * Overwrites the content in place, then renames the file. Needs no disk space beyond what the
     * file already has.
     *
     * @param own whether the content shows that Offcut wrote the file
     * @param bytes length of the new content
     * @return false, with nothing changed, if the file is missing, foreign or too small
     * @throws java.nio.file.FileAlreadyExistsException if the new name is taken
     */
    public boolean become(Path newName, Test own, Content content, long bytes) throws IOException {
        if (!folder.has(name) || !folder.attributes(name).isRegularFile()) return false;
        Set<OpenOption> options =
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(folder.entry(name), options)) {
            if (channel.size() < bytes || !own.of(Channels.newInputStream(channel))) return false;
            folder.about(Change.WRITE, name);
            channel.position(0);
            write(channel, content);
            channel.truncate(bytes);
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
