package app.offcut.library.links;

import app.offcut.library.FileIdentity;

import java.nio.file.Path;

/**
 * Whether a zone is available. Absent is not empty: a zone that existed before must still exist.
 *
 * <p>8
 *
 * @param realPath its real path, which is elsewhere behind a link
 * @param linked whether a trusted link leads there
 */
public sealed interface ZoneState {
    /**
     * @param realPath where it is, which is elsewhere behind a link
     * @param linked whether a link that the user has agreed to leads there
     */
    record Present(FileIdentity identity, Path realPath, boolean linked) implements ZoneState {}

    /**
     * Does not exist and never did.
     *
     * <p>17
     *
     * @param why sentence for the user: what is wrong, and what to do now
     */
    record Absent() implements ZoneState {}

    /**
     * @param why for the user: what is wrong, and what to do now
     */
    record Unavailable(String why) implements ZoneState {}
}
