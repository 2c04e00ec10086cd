package app.offcut.ui.preferences;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One choice of the user. It shows at once what is chosen; but what is stored is what holds, so it
 * jumps back with a reason if the choice could not be saved.
 *
 * @param <T> immutable
 */
public final class Choice<T> {
    private final Background background;
    private final ReadOnlyObjectWrapper<T> chosen;
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Runnable saved = () -> {};
    private @Nullable Stored<T> stored;

    /** What was stored when that was last known. */
    private T known;

    /** How often a choice was made. */
    private long choices;

    /** Where a choice is kept; both block. */
    public record Stored<T>(Supplier<T> read, Consumer<T> write) {}

    /**
     * @param unread what holds until the stored choice was read
     */
    public Choice(Background background, T unread) {
        this.background = background;
        this.chosen = new ReadOnlyObjectWrapper<>(unread);
        this.known = unread;
    }

    public ReadOnlyObjectProperty<T> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Nobody can choose: it has not been read yet, or cannot be. */
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /** Why it could not be read, or the last choice not be saved; empty if it was. */
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
    Runnable readNow(Supplier<T> read, Consumer<T> write) {
        T now = read.get();
        return () -> {
            stored = new Stored<>(read, write);
            locked.set(false);
            show(now, choices);
        };
    }

    /** Shows what is stored now, and says no more why the last choice could not be saved. */
    public void read(Stored<T> place) {
        trouble.set("");
        follow(place);
    }

    /** Shows what is stored now: somebody else may have changed it. */
    void follow(Stored<T> place) {
        stored = place;
        long number = choices;
        background.run(
                Lane.ANSWER,
                place.read::get,
                now -> {
                    locked.set(false);
                    show(now, number);
                },
                problem -> {
                    locked.set(true);
                    trouble.set(ErrorText.sentence(problem));
                });
    }

    public void choose(T choice) {
        Stored<T> place = stored;
        if (choice.equals(chosen.get())) return;
        if (place == null) trouble.set(Texts.of("ui.preferences.unread"));
        if (place == null || locked.get()) return;
        long number = ++choices;
        chosen.set(choice);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                () -> {
                    place.write.accept(choice);
                    return place.read.get();
                },
                now -> {
                    show(now, number);
                    saved.run();
                },
                problem -> {
                    String sentence = ErrorText.sentence(problem);
                    // a later choice has been made: that one decides what holds
                    if (number != choices) return;
                    chosen.set(known);
                    trouble.set(sentence);
                    background.run(Lane.ANSWER, place.read::get, now -> show(now, number), _ -> {});
                });
    }

    /** What was read before the last choice does not hold any more. */
    private void show(T now, long number) {
        known = now;
        if (number == choices) chosen.set(now);
    }
}
