package app.offcut;

import app.offcut.cleanup.Cleanup;
import app.offcut.cleanup.MeasuredList;
import app.offcut.cleanup.Pins;
import app.offcut.cleanup.RunHistory;
import app.offcut.cleanup.Surveyor;
import app.offcut.library.Library;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.settings.Environment;
import app.offcut.settings.UserPreferences;
import java.nio.file.Path;

/**
 * One opened library: builds every object once, top to bottom, and closes in reverse. Everything is
 * plugged together here.
 */
public final class OpenLibrary implements AutoCloseable {

    /**
     * Blocks; never on the FX thread.
     *
     * @throws app.offcut.text.Problem if the folder is no library, or may not be one
     */
    public static OpenLibrary open(Path folder, Environment environment) {
        throw new UnsupportedOperationException();
    }

    public Library library() {
        throw new UnsupportedOperationException();
    }

    public Surveyor surveyor() {
        throw new UnsupportedOperationException();
    }

    public Cleanup cleanup() {
        throw new UnsupportedOperationException();
    }

    public MeasuredList measuredList() {
        throw new UnsupportedOperationException();
    }

    public RunHistory history() {
        throw new UnsupportedOperationException();
    }

    public Pins pins() {
        throw new UnsupportedOperationException();
    }

    public AutoCleanSetting autoCleanSetting() {
        throw new UnsupportedOperationException();
    }

    public UserPreferences preferences() {
        throw new UnsupportedOperationException();
    }

    public app.offcut.autoclean.AutoClean autoClean() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
