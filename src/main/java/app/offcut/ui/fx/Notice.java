package app.offcut.ui.fx;

import app.offcut.text.Visible;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A transient notice for the user.
 *
 * @param title a few words
 * @param text one sentence or less; may be empty
 * @param about its subject: a newer notice about the same subject replaces it; null for none
 * @param shown whether the window shows it anyway, so that it need not appear over the visible
 *     window
 * @param actions what the user can do about it, the usual first
 */
public record Notice(
        Kind kind,
        String title,
        String text,
        @Nullable String about,
        boolean shown,
        List<Action> actions) {
    public Notice {
        actions = List.copyOf(actions);
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

    /** The usual action, for where there is room for one; null if there is none. */
    public @Nullable Action action() {
        return actions.isEmpty() ? null : actions.getFirst();
    }

    public boolean asks() {
        return actions.stream().anyMatch(Action::asks);
    }

    public static Notice done(String title, String text) {
        return new Notice(Kind.DONE, title, text, null, false, List.of());
    }

    public static Notice trouble(String title, String text) {
        return new Notice(Kind.TROUBLE, title, text, null, false, List.of());
    }

    public Notice about(@Nullable String what) {
        return new Notice(kind, title, text, what, shown, actions);
    }

    public Notice offering(Action offered) {
        List<Action> all = Stream.concat(actions.stream(), Stream.of(offered)).toList();
        return new Notice(kind, title, text, about, shown, all);
    }

    public Notice shownAlready() {
        return new Notice(kind, title, text, about, true, actions);
    }
}
