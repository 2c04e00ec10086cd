package app.offcut.ui.fx;

import app.offcut.settings.UserPreferences.TextSize;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;

/** How much room there is for text of the chosen size; lengths in pixels at its usual size. */
public final class Breakpoint {
    private Breakpoint() {}

    /** Whether less than that is left of this width or height. */
    public static BooleanBinding below(
            double least, ReadOnlyDoubleProperty length, ObservableValue<TextSize> text) {
        return Bindings.createBooleanBinding(
                () -> length.get() * 100 / text.getValue().percent() < least, length, text);
    }
}
