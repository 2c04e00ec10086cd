package app.offcut.files;

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
 * An open folder for reading, reached name by name without following a link. Reads apply to this
 * very folder, even if its path now leads elsewhere. Where the system has no directory handles
 * (Windows), it works by path and checks for links first.
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
     * Opens a folder several levels below this one, name by name. This one stays open.
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

    /** The names of its entries, unordered. Can be called once only. */
    public List<Path> names() throws IOException {
        List<Path> names = new ArrayList<>();
        try {
            for (Path entry : stream) names.add(entry.getFileName());
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** Attributes of this folder. */
    public BasicFileAttributes attributes() throws IOException {
        Optional<SecureDirectoryStream<Path>> handle = handle();
        return handle.isPresent()
                ? handle.get().getFileAttributeView(BasicFileAttributeView.class).readAttributes()
                : Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Attributes of the entry itself, not of a link's target. */
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
     * where the system does not report it. A handle's attributes lack it, so it is read by path.
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

    /**
     * Whether it is a real folder. Windows reports a junction as a folder and as something else at
     * once.
     */
    public static boolean isFolder(BasicFileAttributes attributes) {
        return attributes.isDirectory() && !attributes.isOther();
    }

    /** Opens a regular file for reading. The caller has checked that it is one. */
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

    /** Its path when it was opened; for messages, and for systems without handles. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /**
     * Checks that it is one single name, because a handle also accepts {@code ..} and absolute
     * paths.
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
