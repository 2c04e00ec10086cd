package app.offcut.ui.projects.table;

import app.offcut.text.Texts;
import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The switch in the header of the bar column: compare projects, or show their parts. */
public final class BarSwitch extends ToggleButton {
    private final Tooltip tooltip = new Tooltip();

    public BarSwitch(ObservableValue<Boolean> full, Consumer<Boolean> choose) {
        setId("full-bars");
        getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "bar-switch");
        setTooltip(tooltip);
        full.subscribe(this::show);
        setOnAction(_ -> {
            choose.accept(!full.getValue());
            // resets the control if the choice could not even be submitted
            show(full.getValue());
        });
    }

    private void show(boolean full) {
        setSelected(full);
        setGraphic(new FontIcon(full ? Feather.ALIGN_JUSTIFY : Feather.ALIGN_LEFT));
        tooltip.setText(Texts.of(full ? "ui.bars.full" : "ui.bars.compared"));
        setAccessibleText(tooltip.getText());
    }
}
