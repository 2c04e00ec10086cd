package app.offcut.ui.preferences;

import app.offcut.settings.UserPreferences;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One choice of the user that is kept in offcut.db. The engine reads what is stored, so this shows
 * nothing else.
 *
 * @param <T> immutable
 */
public final class ChoiceModel<T> {
    private final Background background;
    private final Function<UserPreferences, T> stored;
    private final BiConsumer<UserPreferences, T> save;
    private final ReadOnlyObjectWrapper<T> chosen;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Runnable saved = () -> {};
    private @Nullable UserPreferences preferences;
    private long choices;

    /** What was stored when that was last known. */
    private T known;

    /**
     * @param unread what holds until the stored choice was read
     * @param stored blocks
     * @param save blocks
     */
    public ChoiceModel(
            Background background,
            T unread,
            Function<UserPreferences, T> stored,
            BiConsumer<UserPreferences, T> save) {
        this.background = background;
        this.stored = stored;
        this.save = save;
        this.chosen = new ReadOnlyObjectWrapper<>(unread);
        this.known = unread;
    }

    public ReadOnlyObjectProperty<T> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why the last choice could not be saved; empty if it was. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Called when a new choice holds. */
    public void onSaved(Runnable listener) {
        saved = listener;
    }

    /**
     * Reads what is stored. Blocks.
     *
     * @return shows it, on the window's thread
     */
    public Runnable read(UserPreferences opened) {
        T now = stored.apply(opened);
        return () -> {
            preferences = opened;
            known = now;
            chosen.set(now);
        };
    }

    /** Jumps back with a reason if it cannot be saved. */
    public void choose(T choice) {
        UserPreferences open = preferences;
        if (choice.equals(chosen.get())) return;
        if (open == null) {
            trouble.set(Texts.of("ui.preferences.unread"));
            return;
        }
        long number = ++choices;
        chosen.set(choice);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                () -> save.accept(open, choice),
                () -> {
                    known = choice;
                    saved.run();
                },
                problem -> {
                    String sentence = ErrorText.sentence(problem);
                    // a later choice has been made: that one decides what holds
                    if (number != choices) return;
                    trouble.set(sentence);
                    readAgain(open, number);
                });
    }

    private void readAgain(UserPreferences open, long number) {
        background.run(
                Lane.ANSWER,
                () -> stored.apply(open),
                now -> {
                    known = now;
                    if (number == choices) chosen.set(now);
                },
                _ -> {
                    if (number == choices) chosen.set(known);
                });
    }
}
