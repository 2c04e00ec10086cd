package app.offcut.cleanup.journal;

import app.offcut.text.TextKey;

/** The user's rule that started a run unasked because space is short. Its word is stored. */
public enum SpaceRule implements TextKey {
    /** The library's disk has less free space than the user wants. */
    FREE_SPACE("free-space"),
    /** The library is larger than the user wants. */
    LIBRARY_SIZE("library-size");

    private final String word;

    SpaceRule(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** A sentence that says why it cleaned. */
    @Override
    public String key() {
        return "space.rule." + word;
    }
}
