package app.offcut.ui.fx;

/**
 * Something the window tells the user in passing.
 *
 * @param title a few words
 * @param text one sentence or less; may be empty
 */
public record Notice(Kind kind, String title, String text) {
    /** How it looks. */
    public enum Kind {
        DONE,
        TROUBLE
    }

    public static Notice done(String title, String text) {
        return new Notice(Kind.DONE, title, text);
    }

    public static Notice trouble(String title, String text) {
        return new Notice(Kind.TROUBLE, title, text);
    }
}
