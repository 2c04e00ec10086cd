package app.offcut.environment;

import app.offcut.database.DriverLibrary;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Loads the SQLite driver's library before the first test. Else each test process unpacks its own
 * into the temporary folder, and one that is killed leaves it there.
 */
public final class SqliteDriverSetup implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = Path.of(cache == null ? "target/test-cache" : cache).toAbsolutePath();
        DriverLibrary.lookIn(List.of(folder.resolve("offcut")));
        DriverLibrary.load();
    }
}
