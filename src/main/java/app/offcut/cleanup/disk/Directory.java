package app.offcut.cleanup.disk;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.disk.ChangeHook.Look;
import app.offcut.failure.Cause;
import app.offcut.library.Folder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open directory in which something may be changed. Every act takes one single name, follows no
 * link and replaces nothing. On Linux it is a descriptor, and names are looked up below {@code
 * /proc/self/fd/N}: that very directory, wherever it has been moved. Elsewhere it is a path, and
 * each act makes sure before and after that the path still leads here.
 */
public final class Directory implements Closeable {
    private static final int NONE = -1;

    private final Path path;
    private final Path place;
    private final int descriptor;
    private final ChangeHook changes;

    private Directory(Path path, int descriptor, ChangeHook changes) {
        this.path = path;
        this.place = descriptor == NONE ? path : Path.of("/proc/self/fd/" + descriptor);
        this.descriptor = descriptor;
        this.changes = changes;
    }

    /** Opens one and the same directory whenever it is needed. */
    public interface Opener {
        Directory open() throws IOException;
    }

    /** Opens a directory by its real path. */
    public static Directory at(Path realPath, ChangeHook changes) throws IOException {
        changes.about(Look.OPEN, realPath);
        LinuxCalls linux = linux(realPath);
        if (linux != null) return new Directory(realPath, linux.openDirectory(realPath), changes);
        if (!Files.isDirectory(realPath, LinkOption.NOFOLLOW_LINKS))
            throw new NotDirectoryException(realPath.toString());
        return new Directory(realPath, NONE, changes);
    }

    /** Opens a directory in this one. This one stays open. */
    public Directory open(Path name) throws IOException {
        Path child = path.resolve(Folder.single(name));
        changes.about(Look.OPEN, child);
        LinuxCalls linux = descriptor == NONE ? null : LinuxCalls.found();
        if (linux != null)
            return new Directory(child, linux.openDirectory(descriptor, name), changes);
        BasicFileAttributes attributes = attributes(name);
        if (!attributes.isDirectory() || attributes.isOther())
            throw new NotDirectoryException(child.toString());
        return new Directory(child, NONE, changes);
    }

    /** Opens a directory several names below this one, this one itself for none. */
    public Directory open(List<Path> names) throws IOException {
        return walk(names, Directory::open);
    }

    /** The same, making what is missing on the way. */
    public Directory openOrMake(List<Path> names) throws IOException {
        return walk(
                names,
                (folder, name) -> {
                    if (!folder.has(name)) folder.make(name, false);
                    return folder.open(name);
                });
    }

    private interface Step {
        Directory from(Directory folder, Path name) throws IOException;
    }

    private Directory walk(List<Path> names, Step step) throws IOException {
        Directory here = this;
        try {
            for (Path name : names) {
                Directory next = step.from(here, name);
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
        LinuxCalls linux = descriptor == NONE ? null : LinuxCalls.found();
        return linux == null
                ? new Directory(path, NONE, changes)
                : new Directory(path, linux.openDirectory(descriptor, Path.of(".")), changes);
    }

    /** Of the entry itself, not of what a link points to. */
    public BasicFileAttributes attributes(Path name) throws IOException {
        changes.about(Look.STAT, path.resolve(here(name)));
        return Files.readAttributes(
                entry(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Of this very directory. */
    public BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(place, BasicFileAttributes.class);
    }

    /** Whether an entry has this name, whatever it is. */
    public boolean has(Path name) throws IOException {
        try {
            attributes(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Opens a regular file to read it. A link is refused. */
    FileChannel openFile(Path name) throws IOException {
        changes.about(Look.OPEN, path.resolve(here(name)));
        return FileChannel.open(
                entry(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** How many names a file has; 1 where the system does not tell. */
    public int links(Path name) throws IOException {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("unix")) return 1;
        Object links = Files.getAttribute(entry(name), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        return links instanceof Integer count ? count : 1;
    }

    /** The names in it, sorted. */
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
     * @param ownerOnly mode 0700; else what the user's files have
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    public void make(Path name, boolean ownerOnly) throws IOException {
        Path entry = entry(name);
        about(Change.MAKE_FOLDER, name);
        FileAttribute<?>[] mode =
                ownerOnly && place.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createDirectory(entry, mode);
    }

    /**
     * Moves a file into a directory of Offcut's own on the same disk. Where the disk cannot rename
     * without replacing this renames all the same: nobody else puts anything there, while a link
     * would leave a moment in which the old name may come to mean another file.
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

    /**
     * Moves a file of a directory of Offcut's own to where others are at work.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken there
     */
    public void moveOut(Path name, Directory target, PlaceholderNotes notes) throws IOException {
        moveOut(name, target, name, notes);
    }

    private void moveOut(Path name, Directory target, Path newName, PlaceholderNotes notes)
            throws IOException {
        entry(name);
        about(Change.MOVE, name);
        Placeholder placeholder = new Placeholder(target, newName, notes);
        try {
            if (renamed(name, target, newName) || linked(name, target, newName)) return;
        } catch (FileAlreadyExistsException e) {
            if (!placeholder.isLeft()) throw e;
        }
        placeholder.become(this, name);
    }

    /** Returns false if this disk has no hard links. */
    private boolean linked(Path name, Directory target, Path newName) throws IOException {
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

    /** Renames over what has the name there. */
    void replace(Path name, Directory target, Path newName) throws IOException {
        Files.move(
                entry(name),
                target.entry(newName),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** A file that stays open, and so the very same whatever becomes of its name. */
    interface OpenFile extends Closeable {
        BasicFileAttributes attributes() throws IOException;
    }

    /**
     * Makes an empty file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    OpenFile createFile(Path name) throws IOException {
        Path entry = entry(name);
        about(Change.CREATE, name);
        LinuxCalls linux = descriptor == NONE ? null : LinuxCalls.found();
        if (linux != null) return open(linux, linux.createFile(descriptor, here(name)));
        Files.createFile(entry);
        return openToLook(name);
    }

    /** Opens a file for looking at it; a link is refused. */
    OpenFile openToLook(Path name) throws IOException {
        LinuxCalls linux = descriptor == NONE ? null : LinuxCalls.found();
        if (linux != null) return open(linux, linux.openFile(descriptor, here(name)));
        BasicFileAttributes attributes = attributes(name);
        return new OpenFile() {
            @Override
            public BasicFileAttributes attributes() {
                return attributes; // as it was: others keep no hold of a file by looking
            }

            @Override
            public void close() {}
        };
    }

    private static OpenFile open(LinuxCalls linux, int file) {
        return new OpenFile() {
            @Override
            public BasicFileAttributes attributes() throws IOException {
                return Files.readAttributes(
                        Path.of("/proc/self/fd/" + file), BasicFileAttributes.class);
            }

            @Override
            public void close() {
                linux.close(file);
            }
        };
    }

    /** Whether files of a directory could be put back where they came from. */
    public enum WayBack {
        THERE,
        /** A call failed that may work the next time. */
        NOT_NOW,
        /** Its disk can do nothing of the kind. */
        NONE
    }

    /**
     * Whether a file of this directory could be given back without replacing one. Some disks cannot
     * rename at all.
     *
     * @param probe a name that nobody else uses here
     * @throws IOException if there is no room to try it
     */
    public WayBack givesBack(Path probe, PlaceholderNotes notes) throws IOException {
        Path before = probe.resolveSibling(probe + ".new");
        try {
            if (has(before)) erase(before);
            createFile(before).close();
            moveOut(before, this, probe, notes);
            return WayBack.THERE;
        } catch (FileSystemException e) {
            if (FileFailure.noSpace(e)) throw e;
            return switch (Cause.of(e)) {
                case NOT_PERMITTED, OTHER -> WayBack.NONE;
                default -> WayBack.NOT_NOW;
            };
        } finally {
            new WholeFile(this, probe).erase();
        }
    }

    private boolean renamed(Path name, Directory target, Path newName) throws IOException {
        LinuxCalls linux = descriptor == NONE ? null : LinuxCalls.found();
        return linux != null && linux.rename(descriptor, name, target.descriptor, newName);
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

    /** Returns when what was changed in this directory would outlive a power cut. */
    public void sync() throws IOException {
        about(Change.SYNC, place);
        if (!changes.syncs() || descriptor == NONE) return; // others cannot open a directory
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    boolean syncs() {
        return changes.syncs();
    }

    /** Where it was when it was opened. */
    public Path path() {
        return path;
    }

    /** What the system is asked for. */
    Path entry(Path name) throws IOException {
        requireHere();
        return place.resolve(Folder.single(here(name)));
    }

    /** To be told before each change. */
    void about(Change change, Path name) throws IOException {
        changes.about(change, path.resolve(here(name)));
    }

    /** The journal's names are the same on every file system. */
    private Path here(Path name) {
        return path.getFileSystem() == name.getFileSystem()
                ? name
                : path.getFileSystem().getPath(name.toString());
    }

    private void requireHere() throws IOException {
        if (descriptor == NONE && !path.toRealPath().equals(path))
            throw new NotDirectoryException(path.toString());
    }

    private static @Nullable LinuxCalls linux(Path path) {
        return path.getFileSystem() == java.nio.file.FileSystems.getDefault()
                ? LinuxCalls.found()
                : null;
    }

    @Override
    public void close() {
        LinuxCalls linux = LinuxCalls.found();
        if (descriptor != NONE && linux != null) linux.close(descriptor);
    }
}
