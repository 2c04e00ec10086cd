package app.offcut.library;

import app.offcut.settings.Environment;
import java.nio.file.Path;

/**
 * One generator's folder, opened by the user.
 *
 * @param root real path
 */
public record Library(Path root, FileIdentity identity) {
    public static final String DATABASE = "ai-video-generator.db";

    /**
     * @throws app.offcut.text.Problem NOT_A_LIBRARY, REFUSED_ROOT or UNAVAILABLE
     */
    public static Library open(Path folder, Environment environment) {
        throw new UnsupportedOperationException();
    }

    public Path databaseFile() {
        return root.resolve(DATABASE);
    }

    /** Its last name, for titles. */
    public String name() {
        return String.valueOf(root.getFileName());
    }
}
