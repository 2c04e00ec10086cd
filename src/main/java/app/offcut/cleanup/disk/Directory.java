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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Handle of an open directory, through which files are moved and erased. Every operation takes a
 * single name, follows no link and replaces nothing. On Linux the handle is a file descriptor and
 * names resolve below {@code /proc/self/fd/N}, so it stays the same directory wherever it is moved.
 * Elsewhere it is a path, and each operation checks before and after that the path still leads to
 * the same directory.
 */
public final class Directory implements Closeable {
    private static final int NONE = -1;

    private final Path path;
    private final Path place;

    /** Null where the handle is a path. */
    private final @Nullable LinuxCalls linux;

    private final int descriptor;
    private final ChangeHook changes;

    private Directory(Path path, @Nullable LinuxCalls linux, int descriptor, ChangeHook changes) {
        this.path = path;
        this.place = linux == null ? path : Path.of("/proc/self/fd/" + descriptor);
        this.linux = linux;
        this.descriptor = descriptor;
        this.changes = changes;
    }

    /** Opens the same directory whenever it is needed. */
    public interface Opener {
        Directory open() throws IOException;
    }

    /** Opens a directory by its real path. */
    public static Directory at(Path realPath, ChangeHook changes) throws IOException {
        changes.about(Look.OPEN, realPath);
        LinuxCalls linux =
                realPath.getFileSystem() == FileSystems.getDefault() ? LinuxCalls.found() : null;
        if (linux != null)
            return new Directory(realPath, linux, linux.openDirectory(realPath), changes);
        if (!Files.isDirectory(realPath, LinkOption.NOFOLLOW_LINKS))
            throw new NotDirectoryException(realPath.toString());
        return new Directory(realPath, null, NONE, changes);
    }

    /** Opens a subdirectory. This handle stays open. */
    public Directory open(Path name) throws IOException {
        Path child = path.resolve(Folder.single(name));
        changes.about(Look.OPEN, child);
        if (linux != null)
            return new Directory(child, linux, linux.openDirectory(descriptor, name), changes);
        BasicFileAttributes attributes = attributes(name);
        if (!attributes.isDirectory() || attributes.isOther())
            throw new NotDirectoryException(child.toString());
        return new Directory(child, null, NONE, changes);
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
        Directory here = this;
        try {
            for (Path name : names) {
                if (make && !here.has(name)) here.make(name, false);
                Directory next = here.open(name);
                if (here != this) here.close();
                here = next;
            }
            return here == this ? again() : here;
        } catch (IOException | RuntimeException | Error e) {
            if (here != this) here.close();
            throw e;
        }
    }

    private Directory again() throws IOException {
        int again = linux == null ? NONE : linux.openDirectory(descriptor, Path.of("."));
        return new Directory(path, linux, again, changes);
    }

    /** Attributes of the entry itself, not of a link's target. */
    public BasicFileAttributes attributes(Path name) throws IOException {
        changes.about(Look.STAT, path.resolve(here(name)));
        return Files.readAttributes(
                entry(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Attributes of this directory. */
    public BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(place, BasicFileAttributes.class);
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
        changes.about(Look.OPEN, path.resolve(here(name)));
        return FileChannel.open(
                entry(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** The number of hard links of a file; 1 where the system does not report it. */
    public int links(Path name) throws IOException {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("unix")) return 1;
        Object links = Files.getAttribute(entry(name), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        return links instanceof Integer count ? count : 1;
    }

    /** The names of the entries, sorted. */
    public List<Path> names() throws IOException {
        changes.about(Look.LIST, path);
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
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
        Path entry = entry(name);
        about(Change.MAKE_FOLDER, name);
        if (ownerOnly && place.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.createDirectory(
                    entry,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        else Files.createDirectory(entry);
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
        Path from = entry(name);
        Path to = own.entry(newName);
        about(Change.MOVE, name);
        if (renamed(name, own, newName)) return;
        if (own.has(newName)) throw new FileAlreadyExistsException(to.toString());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Renames without replacing. Returns false if this disk or system cannot. */
    boolean renamed(Path name, Directory target, Path newName) throws IOException {
        return linux != null && linux.rename(descriptor, name, target.descriptor, newName);
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
        target.requireHere();
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
        Path entry = entry(name);
        about(Change.CREATE, name);
        if (linux != null)
            return new OpenFile.ByHandle(linux, linux.createFile(descriptor, here(name)));
        Files.createFile(entry);
        return openToLook(name);
    }

    /** Opens a file to read its attributes; refuses a link. */
    OpenFile openToLook(Path name) throws IOException {
        return linux == null
                ? new OpenFile.AsOpened(attributes(name))
                : new OpenFile.ByHandle(linux, linux.openFile(descriptor, here(name)));
    }

    /** Erases a file. */
    public void erase(Path name) throws IOException {
        Path entry = entry(name);
        about(Change.ERASE, name);
        Files.delete(entry);
    }

    /** Removes an empty directory. */
    public void remove(Path name) throws IOException {
        if (!attributes(name).isDirectory()) throw new NotDirectoryException(name.toString());
        Path entry = entry(name);
        about(Change.REMOVE_FOLDER, name);
        Files.delete(entry);
    }

    /** Calls fsync: after it returns, the changes in this directory survive a power cut. */
    public void sync() throws IOException {
        about(Change.SYNC, place);
        if (!changes.syncs() || linux == null) return; // other systems cannot open a directory
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    boolean syncs() {
        return changes.syncs();
    }

    /** The path at the time of opening. */
    public Path path() {
        return path;
    }

    /** The path to pass to system calls. */
    Path entry(Path name) throws IOException {
        requireHere();
        return place.resolve(Folder.single(here(name)));
    }

    /** Calls the hook before a change. */
    void about(Change change, Path name) throws IOException {
        changes.about(change, path.resolve(here(name)));
    }

    /** Converts a name from the journal, which stores names alike for every file system. */
    private Path here(Path name) {
        return path.getFileSystem() == name.getFileSystem()
                ? name
                : path.getFileSystem().getPath(name.toString());
    }

    private void requireHere() throws IOException {
        if (linux == null && !path.toRealPath().equals(path))
            throw new NotDirectoryException(path.toString());
    }

    @Override
    public void close() {
        if (linux != null) linux.close(descriptor);
    }
}
