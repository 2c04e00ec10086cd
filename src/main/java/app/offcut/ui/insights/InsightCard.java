package app.offcut.ui.insights;

import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A figure with its drawing, and a switch that shows the drawing's numbers as a table instead. */
final class InsightCard extends VBox {
    private final Label title;
    private final Label headline = Parts.wrapped("", "insight-headline");
    private final Label below = Parts.wrapped("", "small");
    private final ToggleButton asTable = new ToggleButton(null, new FontIcon(Feather.LIST));
    private final StackPane body = new StackPane();
    private final FontIcon nothing;
    private Picture shown = Picture.none("", "");

    /**
     * @param word the card's id
     * @param sign in the place of the drawing while there is none
     */
    InsightCard(String word, String title, Feather sign) {
        this.title = new Label(title);
        nothing = new FontIcon(sign);
        nothing.getStyleClass().add("insight-nothing");
        body.getStyleClass().add("insight-body");
        setId("insight-" + word);
        getStyleClass().add("insight");
        this.title.getStyleClass().add("insight-title");
        this.title.setMinWidth(0);
        asTable.setId("table-" + word);
        asTable.getStyleClass().addAll(Styles.BUTTON_ICON, "as-table");
        asTable.setAccessibleText(Texts.of("ui.insights.table", title));
        asTable.setTooltip(new Tooltip(Texts.of("ui.insights.table", title)));
        asTable.setOnAction(_ -> draw());
        HBox top = new HBox(8, this.title, Parts.space(), asTable);
        top.setAlignment(Pos.CENTER_LEFT);
        Parts.collapse(headline, below);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(top, headline, below, body);
    }

    void show(Picture picture) {
        shown = picture;
        headline.setText(picture.headline());
        headline.setVisible(!picture.headline().isEmpty());
        below.setText(picture.below());
        below.setVisible(!picture.below().isEmpty());
        asTable.setVisible(picture.drawing() != null);
        draw();
    }

    private void draw() {
        Node drawing = shown.drawing();
        if (drawing == null) {
            body.getChildren().setAll(nothing);
            return;
        }
        drawing.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        drawing.setAccessibleText(
                Texts.of("ui.insights.spoken", title.getText(), shown.headline(), shown.below()));
        body.getChildren()
                .setAll(
                        asTable.isSelected()
                                ? shown.cells().get().table(title.getText())
                                : drawing);
    }
}
