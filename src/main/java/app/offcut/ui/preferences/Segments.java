package app.offcut.ui.preferences;

import app.offcut.ui.fx.Showing;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/** A button for each value of a choice, one of them pressed. */
final class Segments extends SegmentedButton {
    <T extends Enum<T>> Segments(
            String id, T[] values, Function<T, String> words, Choice<T> choice) {
        for (T value : values) {
            ToggleButton button = new ToggleButton(words.apply(value));
            button.setId(id + "-" + value.name().toLowerCase(Locale.ROOT));
            getButtons().add(button);
        }
        Consumer<T> show = value -> getButtons().get(value.ordinal()).setSelected(true);
        choice.chosenProperty().when(Showing.in(this)).subscribe(show);
        getToggleGroup()
                .selectedToggleProperty()
                .subscribe((_, now) -> {
                    if (now != null)
                        choice.choose(values[getButtons().indexOf((ToggleButton) now)]);
                    // shows what holds if it could not even be asked for
                    show.accept(choice.chosenProperty().get());
                });
        setMinWidth(Region.USE_PREF_SIZE);
    }
}
