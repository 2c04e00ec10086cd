package app.offcut.ui.preferences;

import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** An on/off preference; shows only what is stored. */
public final class SwitchModel {
    private final Background background;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable Stored stored;
    private long choices;

    public SwitchModel(Background background) {
        this.background = background;
    }

    /** Reads and writes the stored value; both are blocking. */
    public record Stored(BooleanSupplier read, Consumer<Boolean> write) {}

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** Whether it is disabled, because it is not read yet or unreadable. */
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /** Why it could not be read or saved; empty if it could. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Reads and shows the stored value. */
    public void read(Stored place) {
        stored = place;
        long number = choices;
        background.run(
                Lane.ANSWER,
                place.read()::getAsBoolean,
                now -> {
                    locked.set(false);
                    if (number != choices) return;
                    on.set(now);
                    trouble.set("");
                },
                problem -> {
                    locked.set(true);
                    trouble.set(ErrorText.sentence(problem));
                });
    }

    /** Saves the choice; reverts with a reason if that fails. */
    public void choose(boolean chosen) {
        Stored place = stored;
        if (chosen == on.get() || locked.get() || place == null) return;
        long number = ++choices;
        on.set(chosen);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                () -> {
                    place.write().accept(chosen);
                    return place.read().getAsBoolean();
                },
                now -> show(now, number),
                problem -> {
                    String sentence = ErrorText.sentence(problem);
                    // a later choice takes precedence
                    if (number != choices) return;
                    trouble.set(sentence);
                    background.run(
                            Lane.ANSWER,
                            place.read()::getAsBoolean,
                            now -> show(now, number),
                            _ -> show(!chosen, number));
                });
    }

    private void show(boolean now, long number) {
        if (number == choices) on.set(now);
    }
}
