package app.offcut.ui.presence;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import app.offcut.ui.fx.Parts;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Explains, before the window is hidden for the first time, how to bring it back. */
public final class HidingView {
    private HidingView() {}

    public static Node of(Runnable hide, Runnable quit) {
        Label words = Parts.wrapped(Texts.of("ui.hiding.words"));
        Label how = Parts.wrapped(Texts.of("ui.hiding.quit"), "small");
        Button quits = Parts.button("quit-instead", "ui.hiding.end", quit);
        Button hides = Parts.button("hide-window", "ui.hiding.hide", hide, Styles.ACCENT);
        hides.setDefaultButton(true);
        return new Card(
                Texts.of("ui.hiding.title"), new VBox(12, words, how), List.of(quits, hides));
    }
}
