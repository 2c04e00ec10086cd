package app.offcut.cleanup.disk;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.disk.ChangeHook.Look;
import app.offcut.failure.Cause;
import app.offcut.files.Folder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Handle of an open directory, through which files are moved and erased. Every operation takes a
 * single name, follows no link and replaces nothing. On Linux the handle is a file descriptor, so
 * it stays the same directory wherever it is moved; elsewhere it is a path, and each operation
 * checks that the path still leads to the same directory.
 */
public final class Directory implements Closeable {
    private final Path path;
    private final DirectoryHandle handle;
    private final ChangeHook changes;

    private Directory(Path path, DirectoryHandle handle, ChangeHook changes) {
        this.path = path;
        this.handle = handle;
        this.changes = changes;
    }

    /** Opens the same directory whenever it is needed. */
    public interface Opener {
        Directory open() throws IOException;
    }

    /** Opens a directory by its real path. */
    public static Directory at(Path realPath, ChangeHook changes) throws IOException {
        changes.about(Look.OPEN, realPath);
        boolean linux = realPath.getFileSystem() == FileSystems.getDefault() && LinuxCalls.known();
        DirectoryHandle handle = linux ? DescriptorHandle.at(realPath) : PathHandle.at(realPath);
        return new Directory(realPath, handle, changes);
    }

    /** Opens a subdirectory. This handle stays open. */
    public Directory open(Path name) throws IOException {
        Path single = single(name);
        about(Look.OPEN, single);
        return new Directory(path.resolve(single), handle.open(single), changes);
    }

    /** Opens a directory several levels below this one; for an empty list, this one itself. */
    public Directory open(List<Path> names) throws IOException {
        return walk(names, false);
    }

    /** The same, creating the missing directories on the way. */
    public Directory openOrMake(List<Path> names) throws IOException {
        return walk(names, true);
    }

    private Directory walk(List<Path> names, boolean make) throws IOException {
        Directory below = names.size() > 1 ? atOnce(names) : null;
        if (below != null) return below;
        Directory here = this;
        try {
            for (Path name : names) {
                if (make && !here.has(name)) here.make(name, false);
                Directory next = here.open(name);
                if (here != this) here.close();
                here = next;
            }
            return here == this ? new Directory(path, handle.again(), changes) : here;
        } catch (IOException | RuntimeException | Error e) {
            if (here != this) here.close();
            throw e;
        }
    }

    /** Opens a directory below in one call; null if that fails, and walking there may tell why. */
    private @Nullable Directory atOnce(List<Path> names) throws IOException {
        List<Path> singles = new ArrayList<>(names.size());
        Path below = path;
        for (Path name : names) {
            Path single = single(name);
            singles.add(single);
            below = below.resolve(single);
            if (hooked()) changes.about(Look.OPEN, below);
        }
        DirectoryHandle opened = handle.openBelow(singles);
        return opened == handle ? null : new Directory(below, opened, changes);
    }

    /** Attributes of the entry itself, not of a link's target. */
    public BasicFileAttributes attributes(Path name) throws IOException {
        Path single = single(name);
        about(Look.STAT, single);
        return handle.attributes(single);
    }

    /** Attributes of this directory. */
    public BasicFileAttributes attributes() throws IOException {
        return handle.attributes();
    }

    /** Whether an entry of any kind has this name. */
    public boolean has(Path name) throws IOException {
        try {
            attributes(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Opens a regular file for reading. Refuses a link. */
    FileChannel openFile(Path name) throws IOException {
        about(Look.OPEN, single(name));
        return FileChannel.open(
                entry(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * The number of hard links of a file; 1 where the system does not report it.
     *
     * @param attributes of the file, as this directory has reported them
     */
    public int links(Path name, BasicFileAttributes attributes) throws IOException {
        return handle.links(single(name), attributes);
    }

    /** The names of the entries, sorted. */
    public List<Path> names() throws IOException {
        changes.about(Look.LIST, path);
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(handle.place())) {
            for (Path entry : entries) names.add(entry.getFileName());
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    /**
     * Creates a directory.
     *
     * @param ownerOnly true for mode 0700, false for the default of the user's files
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    public void make(Path name, boolean ownerOnly) throws IOException {
        Path single = single(name);
        about(Change.MAKE_FOLDER, single);
        handle.make(single, ownerOnly);
    }

    /**
     * Moves a file into one of Offcut's own directories on the same disk. On a disk without a
     * rename that refuses to replace, this uses the plain rename: no other program writes to
     * Offcut's directory, while linking first would leave a moment in which the old name may come
     * to mean another file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken there
     */
    public void moveIn(Path name, Directory own, Path newName) throws IOException {
        handle.requireHere();
        own.handle.requireHere();
        about(Change.MOVE, single(name));
        if (renamed(name, own, newName)) return;
        Path to = own.entry(newName);
        if (own.has(newName)) throw new FileAlreadyExistsException(to.toString());
        Files.move(entry(name), to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Renames without replacing. Returns false if this disk or system cannot. */
    boolean renamed(Path name, Directory target, Path newName) throws IOException {
        return handle.rename(single(name), target.handle, target.single(newName));
    }

    /**
     * Creates a hard link under the new name and removes the old one. Returns false if this disk
     * has no hard links.
     */
    boolean linked(Path name, Directory target, Path newName) throws IOException {
        Path from = entry(name);
        try {
            Files.createLink(target.entry(newName), from);
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (FileSystemException e) {
            Cause cause = Cause.of(e);
            if (cause == Cause.NOT_PERMITTED || cause == Cause.OTHER) return false;
            throw e;
        }
        target.handle.requireHere();
        Files.delete(from);
        return true;
    }

    /** Renames, replacing the entry that has this name. */
    void replace(Path name, Directory target, Path newName) throws IOException {
        Files.move(
                entry(name),
                target.entry(newName),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Creates an empty file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    OpenFile createFile(Path name) throws IOException {
        Path single = single(name);
        about(Change.CREATE, single);
        return handle.createFile(single);
    }

    /** Opens a file to read its attributes; refuses a link. */
    OpenFile openToLook(Path name) throws IOException {
        return handle.openToLook(single(name));
    }

    /** Erases a file. */
    public void erase(Path name) throws IOException {
        Path single = single(name);
        about(Change.ERASE, single);
        handle.erase(single);
    }

    /** Removes an empty directory. */
    public void remove(Path name) throws IOException {
        if (!attributes(name).isDirectory()) throw new NotDirectoryException(name.toString());
        Path single = single(name);
        about(Change.REMOVE_FOLDER, single);
        handle.remove(single);
    }

    /** Calls fsync: after it returns, the changes in this directory survive a power cut. */
    public void sync() throws IOException {
        changes.about(Change.SYNC, path);
        if (changes.syncs()) handle.sync();
    }

    boolean syncs() {
        return changes.syncs();
    }

    /** The path at the time of opening. */
    public Path path() {
        return path;
    }

    /** The path to pass to Java's calls. */
    Path entry(Path name) throws IOException {
        handle.requireHere();
        return handle.place().resolve(single(name));
    }

    /** Calls the hook before a change. */
    void about(Change change, Path name) throws IOException {
        if (hooked()) changes.about(change, path.resolve(single(name)));
    }

    private void about(Look look, Path name) throws IOException {
        if (hooked()) changes.about(look, path.resolve(name));
    }

    private boolean hooked() {
        return changes != ChangeHook.NONE;
    }

    /**
     * Checks a name, and converts it from the journal, which stores names alike for every file
     * system.
     */
    private Path single(Path name) {
        Folder.single(name);
        return path.getFileSystem() == name.getFileSystem()
                ? name
                : path.getFileSystem().getPath(name.toString());
    }

    @Override
    public void close() {
        handle.close();
    }
}
