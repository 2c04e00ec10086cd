package app.offcut.ui.presence;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Explains, before the window is hidden for the first time, how to bring it back. */
public final class HidingView {
    private HidingView() {}

    public static Node of(Runnable hide, Runnable quit) {
        Label words = new Label(Texts.of("ui.hiding.words"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Label how = new Label(Texts.of("ui.hiding.quit"));
        how.getStyleClass().add("small");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        Button quits = new Button(Texts.of("ui.hiding.end"));
        quits.setId("quit-instead");
        quits.setOnAction(_ -> quit.run());
        Button hides = new Button(Texts.of("ui.hiding.hide"));
        hides.setId("hide-window");
        hides.getStyleClass().add(Styles.ACCENT);
        hides.setDefaultButton(true);
        hides.setOnAction(_ -> hide.run());
        return new Card(
                Texts.of("ui.hiding.title"), new VBox(12, words, how), List.of(quits, hides));
    }
}
