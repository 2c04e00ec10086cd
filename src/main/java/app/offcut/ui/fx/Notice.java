package app.offcut.ui.fx;

import app.offcut.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * A transient notice for the user.
 *
 * @param title a few words
 * @param text one sentence or less; may be empty
 * @param about its subject: a newer notice about the same subject replaces it; null for none
 * @param shown whether the window shows it anyway, so that it need not appear over the visible
 *     window
 * @param action what the user can do about it; null for nothing
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

    public enum Kind {
        DONE,
        TROUBLE
    }

    /**
     * @param asks whether a person must look at something in the window afterwards
     */
    public record Action(String words, Runnable run, boolean asks) {
        public Action(String words, Runnable run) {
            this(words, run, false);
        }

        public static Action asking(String words, Runnable run) {
            return new Action(words, run, true);
        }
    }

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
