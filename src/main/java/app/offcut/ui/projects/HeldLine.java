package app.offcut.ui.projects;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.list.Share;
import app.offcut.ui.projects.list.Totals;
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
 * which must not move. Erasing everything that is held takes two presses in different places.
 */
final class HeldLine extends HBox {
    private final ProjectsModel model;
    private final InstantSource clock;
    private final Label words = new Label();
    private final Hyperlink ask = link("erase-held", "ui.action.erase", () -> asking(true));
    private final Hyperlink keep = link("keep-held", "ui.cancel", () -> asking(false));
    private final Hyperlink erase = link("erase-held-now", "ui.action.erase", this::erase);
    private boolean asking;

    HeldLine(ProjectsModel model, InstantSource clock) {
        super(6);
        this.model = model;
        this.clock = clock;
        getStyleClass().add("held");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("held");
        words.getStyleClass().add("small");
        Parts.collapse(this, ask, keep, erase);
        Region square = new Region();
        square.getStyleClass().addAll("key", "share-held");
        getChildren().setAll(square, words, ask, keep, erase);
        // what the question names may have changed
        model.list().totalsProperty().subscribe(_ -> asking(false));
    }

    private static Hyperlink link(String id, String key, Runnable action) {
        Hyperlink link = Parts.firm(new Hyperlink(Texts.of(key)), "small");
        link.setId(id);
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    private void asking(boolean now) {
        boolean focused = ask.isFocused() || keep.isFocused() || erase.isFocused();
        asking = now;
        show(model.list().totalsProperty().get());
        // so that a second press of the same key erases nothing
        if (focused) (now ? keep : ask).requestFocus();
    }

    private void erase() {
        asking(false);
        model.held().eraseAll();
    }

    private void show(Totals totals) {
        setVisible(totals.held() > 0 || totals.older() > 0);
        ask.setVisible(totals.held() > 0 && !asking);
        keep.setVisible(asking);
        erase.setVisible(asking);
        words.setText(asking ? question(totals) : words(totals));
    }

    private static String question(Totals totals) {
        return Texts.of("ui.held.erase", Formats.bytes(totals.heldBytes()), totals.held());
    }

    private String words(Totals totals) {
        List<String> said = new ArrayList<>();
        if (totals.held() > 0)
            said.add(
                    Texts.of(
                            "ui.held.all",
                            Share.coming(totals.heldUntil(), clock.instant()),
                            Formats.bytes(totals.heldBytes()),
                            totals.held()));
        if (totals.older() > 0)
            said.add(Texts.of("ui.held.older", Formats.bytes(totals.olderBytes()), totals.older()));
        return String.join(" ", said);
    }
}
