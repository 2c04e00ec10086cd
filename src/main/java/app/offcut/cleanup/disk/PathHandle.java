package app.offcut.cleanup.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A directory by its path, for systems without handles: each operation first checks that the path
 * still leads to the same directory.
 */
record PathHandle(Path place) implements DirectoryHandle {
    static PathHandle at(Path realPath) throws IOException {
        if (!Files.isDirectory(realPath, LinkOption.NOFOLLOW_LINKS))
            throw new NotDirectoryException(realPath.toString());
        return new PathHandle(realPath);
    }

    @Override
    public void requireHere() throws IOException {
        if (!place.toRealPath().equals(place)) throw new NotDirectoryException(place.toString());
    }

    private Path here(Path name) throws IOException {
        requireHere();
        return place.resolve(name);
    }

    private boolean reports(String view) {
        return place.getFileSystem().supportedFileAttributeViews().contains(view);
    }

    @Override
    public DirectoryHandle open(Path name) throws IOException {
        BasicFileAttributes attributes = attributes(name);
        Path child = place.resolve(name);
        if (!attributes.isDirectory() || attributes.isOther())
            throw new NotDirectoryException(child.toString());
        return new PathHandle(child);
    }

    @Override
    public DirectoryHandle again() {
        return new PathHandle(place);
    }

    @Override
    public DirectoryHandle openBelow(List<Path> names) {
        return this;
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return Files.readAttributes(
                here(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(place, BasicFileAttributes.class);
    }

    /** 1 where the system does not report it. */
    @Override
    public int links(Path name, BasicFileAttributes attributes) throws IOException {
        if (!reports("unix")) return 1;
        Object links = Files.getAttribute(here(name), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        return links instanceof Integer count ? count : 1;
    }

    @Override
    public void make(Path name, boolean ownerOnly) throws IOException {
        Path entry = here(name);
        if (ownerOnly && reports("posix"))
            Files.createDirectory(
                    entry,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        else Files.createDirectory(entry);
    }

    @Override
    public boolean rename(Path name, DirectoryHandle target, Path newName) {
        return false;
    }

    @Override
    public OpenFile createFile(Path name) throws IOException {
        Files.createFile(here(name));
        return openToLook(name);
    }

    @Override
    public OpenFile openToLook(Path name) throws IOException {
        return new AsOpened(attributes(name));
    }

    @Override
    public void erase(Path name) throws IOException {
        Files.delete(here(name));
    }

    @Override
    public void remove(Path name) throws IOException {
        Files.delete(here(name));
    }

    /** Other systems cannot open a directory to sync it. */
    @Override
    public void sync() {}

    @Override
    public void close() {}

    /** The attributes of a file as they were when it was opened. */
    record AsOpened(BasicFileAttributes attributes) implements OpenFile {
        @Override
        public void close() {}
    }
}
