package app.offcut.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, as Maven wrote it into the jar. */
final class Version implements IVersionProvider {
    private static final String WRITTEN_BY_MAVEN =
            "/META-INF/maven/app.offcut/offcut/pom.properties";

    @Override
    public String[] getVersion() {
        return new String[] {"offcut " + number() + " (Java " + Runtime.version().feature() + ")"};
    }

    /** {@code development} when not run from a jar. */
    static String number() {
        try (InputStream written = Version.class.getResourceAsStream(WRITTEN_BY_MAVEN)) {
            if (written == null) return "development";
            Properties properties = new Properties();
            properties.load(written);
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
