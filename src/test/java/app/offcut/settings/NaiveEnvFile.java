package app.offcut.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A control: reads of a {@code .env} file what it can, and takes what it cannot read for nothing.
 */
record NaiveEnvFile(Path path) {
    private static final int LIMIT = 1 << 18;

    boolean switchesOff() {
        return text().lines().anyMatch("AUTO_CLEANUP_ENABLED=false"::equals);
    }

    private String text() {
        if (!Files.isRegularFile(path)) return "";
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException _) {
            return "";
        }
    }
}
