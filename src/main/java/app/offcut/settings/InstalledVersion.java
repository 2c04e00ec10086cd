package app.offcut.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this Offcut, as Maven wrote it into the jar. */
public final class InstalledVersion {
    private static final String WRITTEN_BY_MAVEN =
            "/META-INF/maven/app.offcut/offcut/pom.properties";

    private InstalledVersion() {}

    /** {@code development} when not run from a jar. */
    public static String number() {
        try (InputStream written = InstalledVersion.class.getResourceAsStream(WRITTEN_BY_MAVEN)) {
            if (written == null) return "development";
            Properties properties = new Properties();
            properties.load(written);
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
