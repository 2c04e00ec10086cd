package app.offcut.library;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open folder, reached name by name without following a link. What is asked of it concerns that
 * very folder, even if its path now leads elsewhere. Where the system has no directory handles
 * (Windows) it works by path, and refuses links by looking first.
 */
public final class Folder implements Closeable {
    private final DirectoryStream<Path> stream;
    private final Path path;

    private Folder(DirectoryStream<Path> stream, Path path) {
        this.stream = stream;
        this.path = path;
    }

    /** Opens a folder by its real path. */
    public static Folder at(Path realPath) throws IOException {
        return new Folder(Files.newDirectoryStream(realPath), realPath);
    }

    /** Opens a folder below this one. This one stays open. */
    public Folder open(Path name) throws IOException {
        Path child = path.resolve(single(name));
        Optional<SecureDirectoryStream<Path>> handle = handle();
        if (handle.isPresent())
            return new Folder(
                    handle.get().newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), child);
        if (!isFolder(attributes(name))) throw new NotDirectoryException(child.toString());
        return new Folder(Files.newDirectoryStream(child), child);
    }

    /**
     * Opens a folder several names below this one, name by name. This one stays open.
     *
     * @param names at least one
     */
    public Folder open(List<Path> names) throws IOException {
        Folder folder = open(names.getFirst());
        for (Path name : names.subList(1, names.size())) {
            try (Folder parent = folder) {
                folder = parent.open(name);
            }
        }
        return folder;
    }

    /** The names in it, in no order. Can be asked once. */
    public List<Path> names() throws IOException {
        List<Path> names = new ArrayList<>();
        try {
            for (Path entry : stream) names.add(entry.getFileName());
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** Of this very folder. */
    public BasicFileAttributes attributes() throws IOException {
        Optional<SecureDirectoryStream<Path>> handle = handle();
        return handle.isPresent()
                ? handle.get().getFileAttributeView(BasicFileAttributeView.class).readAttributes()
                : Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Of the entry itself, not of what a link points to. */
    public BasicFileAttributes attributes(Path name) throws IOException {
        Path entry = path.resolve(single(name));
        Optional<SecureDirectoryStream<Path>> handle = handle();
        return handle.isPresent()
                ? handle.get()
                        .getFileAttributeView(
                                name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes()
                : Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * When an entry's content or attributes last changed (ctime), which no program can set; empty
     * where the system does not say. The attributes of a handle lack it, so it is read by path.
     */
    public Optional<Instant> changed(Path name) throws IOException {
        Path entry = path.resolve(single(name));
        return entry.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Optional.of(Files.getAttribute(entry, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
                        .map(time -> ((FileTime) time).toInstant())
                : Optional.empty();
    }

    public boolean has(Path name) throws IOException {
        try {
            attributes(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether the entry of this name is a symbolic link or a junction. */
    public boolean isLink(Path name) throws IOException {
        BasicFileAttributes attributes = attributes(name);
        return attributes.isSymbolicLink() || (attributes.isDirectory() && attributes.isOther());
    }

    /** Windows calls a junction a folder and something else at once. */
    public static boolean isFolder(BasicFileAttributes attributes) {
        return attributes.isDirectory() && !attributes.isOther();
    }

    /** Opens a regular file for reading. The caller has looked that it is one. */
    public SeekableByteChannel read(Path name) throws IOException {
        Path entry = path.resolve(single(name));
        Set<? extends java.nio.file.OpenOption> options =
                Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        Optional<SecureDirectoryStream<Path>> handle = handle();
        return handle.isPresent()
                ? handle.get().newByteChannel(name, options)
                : Files.newByteChannel(entry, options);
    }

    private Optional<SecureDirectoryStream<Path>> handle() {
        return stream instanceof SecureDirectoryStream<Path> secure
                ? Optional.of(secure)
                : Optional.empty();
    }

    /** Where it was when it was opened. For messages, and for systems without handles. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /**
     * A handle takes {@code ..} and absolute names as they come, so nothing but one name may pass.
     */
    public static Path single(Path name) {
        String text = name.toString();
        if (name.isAbsolute()
                || name.getNameCount() != 1
                || text.isEmpty()
                || text.equals(".")
                || text.equals(".."))
            throw new IllegalArgumentException("not a single name: " + name);
        return name;
    }
}
