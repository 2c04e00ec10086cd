package app.offcut.ui.projects;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.Share;
import app.offcut.ui.projects.list.Totals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The line about held files. It is below the list, because it comes and goes with a click on a row,
 * which must not move.
 */
final class HeldLine extends HBox {
    private final Label words = new Label();
    private final Hyperlink erase = new Hyperlink(Texts.of("ui.action.erase"));

    HeldLine(ProjectsModel model, InstantSource clock) {
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
        Region square = new Region();
        square.getStyleClass().addAll("key", "share-held");
        getChildren().setAll(square, words, erase);
        model.list().totalsProperty().subscribe(now -> show(now, clock.instant()));
    }

    private void show(Totals totals, Instant now) {
        setVisible(totals.held() > 0 || totals.older() > 0);
        erase.setVisible(totals.held() > 0);
        List<String> said = new ArrayList<>();
        if (totals.held() > 0)
            said.add(
                    Texts.of(
                            "ui.held.all",
                            Share.coming(totals.heldUntil(), now),
                            Formats.bytes(totals.heldBytes()),
                            totals.held()));
        if (totals.older() > 0)
            said.add(Texts.of("ui.held.older", Formats.bytes(totals.olderBytes()), totals.older()));
        words.setText(String.join(" ", said));
    }
}
