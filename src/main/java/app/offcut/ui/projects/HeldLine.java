package app.offcut.ui.projects;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.Totals;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The line about held files. It is below the list, because it comes and goes with a click on a row,
 * which must not move.
 */
final class HeldLine extends HBox {
    private final Label words = new Label();
    private final Hyperlink erase = new Hyperlink(Texts.of("ui.action.erase"));

    HeldLine(ProjectsModel model) {
        super(6);
        getStyleClass().add("held");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("held");
        words.getStyleClass().add("small");
        erase.setId("erase-held");
        Parts.firm(erase, "small")
                .setOnAction(_ -> {
                    erase.setVisited(false);
                    model.held().eraseAll();
                });
        Parts.collapse(this);
        getChildren().setAll(new FontIcon(Feather.CLOCK), words, erase);
        model.list().totalsProperty().subscribe(this::show);
    }

    private void show(Totals totals) {
        setVisible(totals.held() > 0 || totals.older() > 0);
        erase.setVisible(totals.held() > 0);
        List<String> said = new ArrayList<>();
        if (totals.held() > 0)
            said.add(Texts.of("ui.held.all", Formats.bytes(totals.heldBytes()), totals.held()));
        if (totals.older() > 0)
            said.add(Texts.of("ui.held.older", Formats.bytes(totals.olderBytes()), totals.older()));
        words.setText(String.join(" ", said));
    }
}
