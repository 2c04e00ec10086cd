package app.offcut.library.links;

import app.offcut.library.FileIdentity;
import java.nio.file.Path;

/** Whether a zone is there. Absent is not empty: a zone that was there before must be there. */
public sealed interface ZoneState {
    /**
     * @param realPath where it is, which is elsewhere behind a link
     * @param linked whether a link that the user has agreed to leads there
     */
    record Present(FileIdentity identity, Path realPath, boolean linked) implements ZoneState {}

    /** Not there, and never was. */
    record Absent() implements ZoneState {}

    /**
     * @param why for the user: what is wrong, and what to do now
     */
    record Unavailable(String why) implements ZoneState {}
}
