package app.offcut.ui.preferences;

import app.offcut.ui.fx.Showing;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;

/** A switch of the pane: its name, what it does, and why it could not be set. */
final class SwitchSection extends VBox {
    private final ToggleSwitch choice = new ToggleSwitch();

    /**
     * @param on what holds
     * @param choose asks for something else to hold
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
                    // shows what holds if it could not even be asked for
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
