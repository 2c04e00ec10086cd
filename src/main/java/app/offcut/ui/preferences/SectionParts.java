package app.offcut.ui.preferences;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Common controls of the preferences' sections. */
final class SectionParts {
    private SectionParts() {}

    static Label name(String key) {
        return Parts.firm(new Label(Texts.of(key)), "preference-name");
    }

    static Label small(String words) {
        return Parts.wrapped(words, "small");
    }

    static HBox line(Node left, Node right) {
        HBox line = new HBox(8, left, Parts.space(), right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
