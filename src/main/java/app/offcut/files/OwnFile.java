package app.offcut.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file of Offcut's own that lies in no library, by one of a few names. Beside what a cleanup has
 * condemned, nothing else can be erased or renamed.
 */
public record OwnFile(Path path) {
    public static final String SOCKET = "offcut-window.socket";
    public static final String DESKTOP_ENTRY = "offcut.desktop";
    public static final String LAUNCH_AGENT = "app.offcut.plist";
    public static final String STARTUP_SCRIPT = "Offcut.cmd";

    /** What the native library of the SQLite driver begins with. */
    public static final String DRIVER = "offcut-sqlite-";

    private static final Set<String> NAMES =
            Set.of(SOCKET, DESKTOP_ENTRY, LAUNCH_AGENT, STARTUP_SCRIPT);
    private static final String UNFINISHED = ".offcut-unfinished-";
    private static final Pattern OTHERS =
            Pattern.compile(
                    Pattern.quote(UNFINISHED)
                            + "[-0-9a-f]{36}(-journal|-wal|-shm)?|"
                            + Pattern.quote(DRIVER)
                            + "[-.\\w]+");

    /** The memory and its copies get other names, and are never erased. */
    private static final Pattern KEPT =
            Pattern.compile(
                    "offcut\\.db(\\.copy)?(\\.(damaged|older)-[-\\d]+)?(-journal|-wal|-shm)?");

    /** Longer than the writing of any such file takes. */
    private static final Duration LEFT = Duration.ofHours(1);

    public OwnFile {
        Path name = path.getFileName();
        if (name == null || !isOwn(name.toString()))
            throw new IllegalArgumentException(path + " is no file of Offcut's own");
    }

    private static boolean isOwn(String name) {
        return NAMES.contains(name)
                || OTHERS.matcher(name).matches()
                || KEPT.matcher(name).matches();
    }

    /** A name for what is being written into this folder, until it gets its own. */
    public static OwnFile unfinished(Path folder) {
        return new OwnFile(folder.resolve(UNFINISHED + UUID.randomUUID()));
    }

    /** Erases what killed processes have left of their writing in this folder. */
    public static void eraseUnfinished(Path folder) throws IOException {
        Instant border = Instant.now().minus(LEFT);
        for (OwnFile left : beginningWith(folder, UNFINISHED))
            if (left.changed().isBefore(border)) left.erase();
    }

    private Instant changed() throws IOException {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (NoSuchFileException _) {
            return Instant.MAX; // its writer has just given it its name
        }
    }

    /** Those whose names begin with this. */
    public static List<OwnFile> beginningWith(Path folder, String beginning) throws IOException {
        List<OwnFile> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(beginning) && isOwn(name)) found.add(new OwnFile(entry));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /** A link is erased itself; a folder by this name stays. */
    public void erase() throws IOException {
        if (KEPT.matcher("" + path.getFileName()).matches())
            throw new IllegalStateException(path + " is kept");
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) Files.deleteIfExists(path);
    }

    /** In one step; replaces what has that name. */
    public void rename(OwnFile to) throws IOException {
        Files.move(path, to.path, StandardCopyOption.ATOMIC_MOVE);
    }
}
