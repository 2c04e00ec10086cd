package app.offcut.ui.preferences;

import app.offcut.ui.fx.Showing;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;

/** A switch in the preferences: its name, its explanation, and why it could not be set. */
final class SwitchSection extends VBox {
    private final ToggleSwitch choice = new ToggleSwitch();

    /**
     * @param on the current value
     * @param choose requests another value
     */
    SwitchSection(
            String id,
            String name,
            String explained,
            ObservableValue<Boolean> on,
            Consumer<Boolean> choose,
            ReadOnlyStringProperty troubles) {
        super(8);
        choice.setId(id);
        choice.setAccessibleText(name);
        on.when(Showing.in(this)).subscribe(choice::setSelected);
        choice.selectedProperty()
                .subscribe((_, chosen) -> {
                    choose.accept(chosen);
                    // resets the control if the choice could not even be submitted
                    choice.setSelected(on.getValue());
                });
        Label explanation = PreferencesView.wrapped("small");
        explanation.setText(explained);
        Label trouble = PreferencesView.trouble(troubles);
        trouble.setId(id + "-trouble");
        getChildren()
                .setAll(
                        PreferencesView.line(PreferencesView.named(name), choice),
                        explanation,
                        trouble);
    }

    ToggleSwitch choice() {
        return choice;
    }
}
