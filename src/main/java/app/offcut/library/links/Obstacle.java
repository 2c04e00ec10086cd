package app.offcut.library.links;

import app.offcut.text.TextKey;
import java.util.Locale;

/** What prevents opening a folder of the library. */
public enum Obstacle implements TextKey {
    MISSING,
    UNREADABLE,
    NO_FOLDER,
    OTHER_DEVICE,
    /** A link that the user could agree to follow. */
    LINK,
    /** A link in a place where none is ever followed. */
    LINK_ELSEWHERE,
    /** A trusted link that now leads to another folder. */
    LINK_CHANGED,
    DANGLING;

    @Override
    public String key() {
        return "zone." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
