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
 * One of Offcut's own files outside any library, with one of a few fixed names. Apart from
 * condemned files, nothing else can be erased or renamed.
 */
public record OwnFile(Path path) {
    public static final String SOCKET = "offcut-window.socket";
    public static final String DESKTOP_ENTRY = "offcut.desktop";
    public static final String LAUNCH_AGENT = "app.offcut.plist";
    public static final String STARTUP_SCRIPT = "Offcut.cmd";

    /** Prefix of the SQLite driver's native library. */
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

    /** offcut.db and its copies, which are renamed but never erased. */
    private static final Pattern KEPT =
            Pattern.compile(
                    "offcut\\.db(\\.copy)?(\\.(damaged|older)-[-\\d]+)?(-journal|-wal|-shm)?");

    /** Longer than writing any such file takes. */
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

    /** A temporary name in this folder for a file that is being written. */
    public static OwnFile unfinished(Path folder) {
        return new OwnFile(folder.resolve(UNFINISHED + UUID.randomUUID()));
    }

    /** Erases unfinished files of killed processes in this folder. */
    public static void eraseUnfinished(Path folder) throws IOException {
        Instant border = Instant.now().minus(LEFT);
        for (OwnFile left : beginningWith(folder, UNFINISHED))
            if (left.changed().isBefore(border)) left.erase();
    }

    private Instant changed() throws IOException {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (NoSuchFileException _) {
            return Instant.MAX; // its writer has just renamed it
        }
    }

    /** The files with this prefix. */
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

    /** Erases the file. A link is erased itself; a folder of this name stays. */
    public void erase() throws IOException {
        if (KEPT.matcher("" + path.getFileName()).matches())
            throw new IllegalStateException(path + " is kept");
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) Files.deleteIfExists(path);
    }

    /** Renames atomically, replacing an existing file. */
    public void rename(OwnFile to) throws IOException {
        Files.move(path, to.path, StandardCopyOption.ATOMIC_MOVE);
    }
}
