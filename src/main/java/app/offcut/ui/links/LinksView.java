package app.offcut.ui.links;

import app.offcut.library.links.ZoneLink;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The question about a cache folder, as a strip in the place of the banner. */
public final class LinksView extends HBox {
    private final LinksModel model;
    private final Label words = Parts.wrapped("");
    private final Button use;

    public LinksView(LinksModel model) {
        super(12);
        this.model = model;
        getStyleClass().addAll("banner", "question");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("link-question");

        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        use = Parts.firm(Parts.button("use-link", "ui.link.use", model::use, Styles.ACCENT));
        Button notNow = Parts.firm(Parts.button("leave-link", "ui.link.not-now", model::notNow));

        getChildren().setAll(new FontIcon(Feather.LINK), words, use, notNow);
        Parts.collapse(this);
        model.askedProperty().subscribe(_ -> show());
        model.troubleProperty().subscribe(_ -> show());
    }

    private void show() {
        String trouble = model.troubleProperty().get();
        setVisible(model.askedProperty().get().isPresent());
        use.setDisable(!trouble.isEmpty());
        model.askedProperty()
                .get()
                .ifPresent(link -> words.setText(trouble.isEmpty() ? question(link) : trouble));
    }

    private static String question(ZoneLink link) {
        String key = link.state() == ZoneLink.State.MOVED ? "ui.link.ask-moved" : "ui.link.ask";
        return Texts.of(key, link.word(), link.target());
    }
}
