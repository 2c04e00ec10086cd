package app.offcut.ui.fx;

import app.offcut.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * Something the window tells the user in passing.
 *
 * @param title a few words
 * @param text one sentence or less; may be empty
 * @param about what it is about: a newer notice about the same takes its place; null for nothing
 * @param shown whether who sees the window sees it there anyway, and needs not be told
 * @param action what can be done about it; null for nothing
 */
public record Notice(
        Kind kind,
        String title,
        String text,
        @Nullable String about,
        boolean shown,
        @Nullable Action action) {
    public Notice {
        title = Visible.of(title);
        text = Visible.of(text);
    }

    /** How it looks. */
    public enum Kind {
        DONE,
        TROUBLE
    }

    /**
     * A button with its words.
     *
     * @param asks whether a person is to look at something in the window then
     */
    public record Action(String words, Runnable run, boolean asks) {
        public Action(String words, Runnable run) {
            this(words, run, false);
        }

        public static Action asking(String words, Runnable run) {
            return new Action(words, run, true);
        }
    }

    /** Whether a person has to decide something, so that it must not be lost among others. */
    public boolean asks() {
        return action != null && action.asks();
    }

    public static Notice done(String title, String text) {
        return new Notice(Kind.DONE, title, text, null, false, null);
    }

    public static Notice trouble(String title, String text) {
        return new Notice(Kind.TROUBLE, title, text, null, false, null);
    }

    public Notice about(@Nullable String what) {
        return new Notice(kind, title, text, what, shown, action);
    }

    public Notice offering(Action offered) {
        return new Notice(kind, title, text, about, shown, offered);
    }

    public Notice shownAlready() {
        return new Notice(kind, title, text, about, true, action);
    }
}
