package app.offcut.library.links;

import app.offcut.text.TextKey;
import java.util.Locale;

/** What stands in the way of a folder of the library. */
public enum Obstacle implements TextKey {
    MISSING,
    UNREADABLE,
    NO_FOLDER,
    OTHER_DEVICE,
    /** One that the user could agree to follow. */
    LINK,
    /** One where none is ever followed. */
    LINK_ELSEWHERE,
    /** The user agreed to it, but it leads to another folder now. */
    LINK_CHANGED,
    DANGLING;

    /** Of the text {@code zone.{word}}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String key() {
        return "zone." + word();
    }
}
