package app.offcut.library.links;

import app.offcut.files.FileIdentity;
import java.nio.file.Path;

/**
 * Whether a zone is available. Absent is not empty: a zone that existed before must still exist.
 */
public sealed interface ZoneState {
    /**
     * @param realPath its real path, which is elsewhere behind a link
     * @param linked whether a trusted link leads there
     */
    record Present(FileIdentity identity, Path realPath, boolean linked) implements ZoneState {}

    /** Does not exist and never did. */
    record Absent() implements ZoneState {}

    /**
     * @param why sentence for the user: what is wrong, and what to do now
     */
    record Unavailable(String why) implements ZoneState {}
}
