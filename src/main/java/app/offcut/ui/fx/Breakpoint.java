package app.offcut.ui.fx;

import app.offcut.settings.UserPreferences.TextSize;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;

/**
 * A responsive breakpoint that scales with the chosen text size; lengths in pixels at the default
 * size.
 */
public final class Breakpoint {
    private Breakpoint() {}

    public static BooleanBinding below(
            double least, ReadOnlyDoubleProperty length, ObservableValue<TextSize> text) {
        return Bindings.createBooleanBinding(
                () -> length.get() * 100 / text.getValue().percent() < least, length, text);
    }
}
