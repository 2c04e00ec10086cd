package app.offcut.ui.damage;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Reports that offcut.db is damaged and offers the recoveries. Blocks everything else until then.
 */
public final class DamageView extends StackPane {
    private final DamageModel model;

    public DamageView(DamageModel model) {
        this.model = model;
        getStyleClass().add("welcome");
        FontIcon mark = new FontIcon(Feather.ALERT_TRIANGLE);
        mark.getStyleClass().add("mark");
        Label title = Parts.wrapped(Texts.of("ui.damage"), "big-number", "centred");
        Label sentence = Parts.wrapped(model.sentence(), "centred");
        sentence.setId("damage");
        VBox page = new VBox(16, mark, title, sentence);
        model.ways().forEach(way -> page.getChildren().add(way(way)));
        page.getChildren().add(Parts.sentence(model.trouble(), "trouble", "centred"));
        page.setAlignment(Pos.CENTER);
        page.setMaxSize(520, Region.USE_PREF_SIZE);
        getChildren().setAll(page);
    }

    private Node way(DamageModel.Way way) {
        boolean best = way.equals(model.ways().getFirst());
        Button button = new Button(way.button());
        button.setId(way.id());
        if (best) button.getStyleClass().add(Styles.ACCENT);
        button.disableProperty().bind(model.busy());
        button.setOnAction(_ -> way.action().run());
        VBox box = new VBox(4, button, Parts.wrapped(way.loses(), "small", "centred"));
        box.setAlignment(Pos.CENTER);
        return box;
    }
}
