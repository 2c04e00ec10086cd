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
 * One preference of the user. Shows a new value at once; reverts with a reason if it could not be
 * saved, because only the stored value takes effect.
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

    private T known;

    /** The number of choices made, to detect outdated results. */
    private long choices;

    /** Reads and writes the stored value; both are blocking. */
    public record Stored<T>(Supplier<T> read, Consumer<T> write) {}

    public Choice(Background background, T unread) {
        this.background = background;
        this.chosen = new ReadOnlyObjectWrapper<>(unread);
        this.known = unread;
    }

    public ReadOnlyObjectProperty<T> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether it is disabled, because it is not read yet or unreadable. */
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /** Why it could not be read, or the last choice could not be saved; empty if neither failed. */
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
    Runnable readNow(Supplier<T> read, Consumer<T> write) {
        T now = read.get();
        return () -> {
            stored = new Stored<>(read, write);
            locked.set(false);
            show(now, choices);
        };
    }

    /** Reads and shows the stored value, and clears the reason of an earlier failure. */
    public void read(Stored<T> place) {
        trouble.set("");
        follow(place);
    }

    /** Reads and shows the stored value, which another program may have changed. */
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
                    // a later choice takes precedence
                    if (number != choices) return;
                    chosen.set(known);
                    trouble.set(sentence);
                    background.run(Lane.ANSWER, place.read::get, now -> show(now, number), _ -> {});
                });
    }

    /** Shows a value, unless a choice was made after it was read. */
    private void show(T now, long number) {
        known = now;
        if (number == choices) chosen.set(now);
    }
}
