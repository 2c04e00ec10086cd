package app.offcut.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The licences of everything in this Offcut, as the build wrote them into the jar. */
public final class InstalledLicences {
    private static final String WRITTEN_BY_THE_BUILD = "/app/offcut/licences.txt";

    private InstalledLicences() {}

    /** Their whole text; empty when not run from a jar. Blocking. */
    public static String text() {
        try (InputStream written =
                InstalledLicences.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
            if (written == null) return "";
            return new String(written.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
