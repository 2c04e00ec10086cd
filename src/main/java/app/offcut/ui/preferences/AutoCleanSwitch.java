package app.offcut.ui.preferences;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Showing;
import org.controlsfx.control.ToggleSwitch;

/**
 * The switch for auto-clean; always shows the model's state, even if a choice could not be saved.
 */
public final class AutoCleanSwitch extends ToggleSwitch {
    public AutoCleanSwitch(AutoCleanModel model) {
        setAccessibleText(Texts.of("ui.auto"));
        model.onProperty().when(Showing.in(this)).subscribe(this::setSelected);
        selectedProperty().subscribe((_, chosen) -> model.choose(chosen));
        disableProperty().bind(model.lockedProperty());
    }
}
