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
 * One preference of the user, stored in offcut.db. Shows only what is stored, because the engine
 * reads that.
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

    /** The last known stored value. */
    private T known;

    /**
     * @param unread the value until the stored one is read
     * @param stored blocking
     * @param save blocking
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

    /** Sets a listener for saved choices. */
    public void onSaved(Runnable listener) {
        saved = listener;
    }

    /**
     * Reads the stored value. Blocking.
     *
     * @return shows it; run on the window's thread
     */
    public Runnable read(UserPreferences opened) {
        T now = stored.apply(opened);
        return () -> {
            preferences = opened;
            known = now;
            chosen.set(now);
        };
    }

    /** Saves the choice; reverts with a reason if that fails. */
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
                    // a later choice takes precedence
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
