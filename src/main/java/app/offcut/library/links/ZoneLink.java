package app.offcut.library.links;

import app.offcut.library.TrustedLink;
import java.util.List;

/**
 * A place of {@link TrustedLink#PLACES} whose folder is elsewhere.
 *
 * @param target where it is now, for the user's eyes
 */
public record ZoneLink(List<String> place, String target, State state) {
    /** Whether the user has agreed to that very folder. */
    public enum State {
        /** A link that is followed. */
        TRUSTED,
        /** A link that is not. */
        UNTRUSTED,
        /** No link, but a folder on another disk than before. */
        MOVED
    }

    public boolean trusted() {
        return state == State.TRUSTED;
    }

    /** Relative to the library, with {@code /}. */
    public String word() {
        return String.join("/", place);
    }
}
