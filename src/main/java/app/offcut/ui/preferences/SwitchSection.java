package app.offcut.ui.preferences;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;

/** A switch of the pane: its name, what it does, and why it could not be set. */
final class SwitchSection extends VBox {
    SwitchSection(String id, String name, String explained, SwitchModel model) {
        super(8);
        ToggleSwitch choice = new ToggleSwitch();
        choice.setId(id);
        choice.setAccessibleText(name);
        model.onProperty().subscribe(choice::setSelected);
        choice.selectedProperty()
                .subscribe((_, chosen) -> {
                    model.choose(chosen);
                    // shows what holds if it could not even be asked for
                    choice.setSelected(model.onProperty().get());
                });
        choice.disableProperty().bind(model.lockedProperty());
        Label explanation = PreferencesView.wrapped("small");
        explanation.setText(explained);
        Label trouble = PreferencesView.trouble(model.troubleProperty());
        trouble.setId(id + "-trouble");
        getChildren()
                .setAll(
                        PreferencesView.line(PreferencesView.named(name), choice),
                        explanation,
                        trouble);
    }
}
