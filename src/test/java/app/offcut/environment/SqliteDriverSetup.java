package app.offcut.environment;

import app.offcut.database.DriverLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sets up what all tests share. It loads the SQLite driver's library before the first test: else
 * each test process unpacks its own into the temporary folder, and one that is killed leaves it
 * there. And it lets every wait for a condition last long enough for a busy machine.
 */
public final class SqliteDriverSetup implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = Path.of(cache == null ? "target/test-cache" : cache).toAbsolutePath();
        DriverLibrary.lookIn(List.of(folder.resolve("offcut")));
        DriverLibrary.load();
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // however busy the machine is
    }
}
