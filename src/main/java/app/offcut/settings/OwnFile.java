package app.offcut.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file of Offcut's own that lies in no library, by one of a few names. Beside what a cleanup has
 * condemned, nothing else can be erased.
 */
public record OwnFile(Path path) {
    public static final String SOCKET = "offcut-window.socket";
    public static final String DESKTOP_ENTRY = "offcut.desktop";
    public static final String LAUNCH_AGENT = "app.offcut.plist";
    public static final String STARTUP_SCRIPT = "Offcut.cmd";
    private static final Set<String> NAMES =
            Set.of(SOCKET, DESKTOP_ENTRY, LAUNCH_AGENT, STARTUP_SCRIPT);

    public OwnFile {
        Path name = path.getFileName();
        if (name == null || !NAMES.contains(name.toString()))
            throw new IllegalArgumentException(path + " is no file of Offcut's own");
    }

    /** A link is erased itself; a folder by this name stays. */
    public void erase() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) Files.deleteIfExists(path);
    }
}
