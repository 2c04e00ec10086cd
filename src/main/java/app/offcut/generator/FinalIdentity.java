package app.offcut.generator;

import app.offcut.files.FileIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which final video a project had when it was cleaned.
 *
 * @param path relative to the library, with {@code /}
 * @param identity null where the file system has none
 */
public record FinalIdentity(
        String path, @Nullable FileIdentity identity, long bytes, Instant modified) {}
