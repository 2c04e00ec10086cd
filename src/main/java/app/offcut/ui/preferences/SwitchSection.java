package app.offcut.ui.preferences;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;

/** A switch in the preferences: its name, its explanation, and why it could not be set. */
final class SwitchSection extends VBox {
    private final ToggleSwitch control = new ToggleSwitch();

    SwitchSection(String id, String name, String explained, Choice<Boolean> choice) {
        super(8);
        control.setId(id);
        control.setAccessibleText(Texts.of(name));
        choice.chosenProperty().when(Showing.in(this)).subscribe(control::setSelected);
        control.selectedProperty()
                .subscribe((_, chosen) -> {
                    choice.choose(chosen);
                    // resets the control if the choice could not even be submitted
                    control.setSelected(choice.chosenProperty().get());
                });
        Label trouble = Parts.trouble(choice.troubleProperty());
        trouble.setId(id + "-trouble");
        getChildren()
                .setAll(
                        SectionParts.line(SectionParts.name(name), control),
                        SectionParts.small(Texts.of(explained)),
                        trouble);
    }

    ToggleSwitch control() {
        return control;
    }
}
