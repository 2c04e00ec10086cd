package app.offcut.library;

import app.offcut.files.FileIdentity;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link that the user has agreed to follow, in the place of a zone or of a folder above one, and
 * the folder it led to at that time. No other link is ever followed.
 *
 * @param place path from the library's root; one of {@link Layout#linkPlaces}
 * @param target real path of the folder
 * @param identity of the folder; {@link FileIdentity#UNKNOWN} where the system has none, so that
 *     only the real path counts
 */
public record TrustedLink(List<String> place, Path target, FileIdentity identity) {
    /** Whether this is the folder that the user agreed to, whatever path leads to it. */
    public boolean leadsTo(Path realPath, @Nullable FileIdentity opened) {
        return opened == null
                ? target.equals(realPath)
                : identity.equals(opened)
                        || (target.equals(realPath) && FileIdentity.mayBeFolder(identity, opened));
    }

    /** Relative to the library, with {@code /}. */
    public String word() {
        return String.join("/", place);
    }
}
