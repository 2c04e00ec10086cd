package app.offcut.library.links;

import app.offcut.library.TrustedLink;
import java.util.List;

/**
 * One of {@link TrustedLink#PLACES} whose folder is elsewhere.
 *
 * @param target where it is now, for display only
 */
public record ZoneLink(List<String> place, String target, State state) {
    /** Whether the user has agreed to this very folder. */
    public enum State {
        /** A link with consent. */
        TRUSTED,
        /** A link without consent. */
        UNTRUSTED,
        /** Not a link, but a folder on another disk than before. */
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
