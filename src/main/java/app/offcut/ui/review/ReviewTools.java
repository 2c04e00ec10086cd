package app.offcut.ui.review;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.DisplayOnly;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.review.ReviewModel.Expected;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The line above the projects of a review: how much is ticked, all or none, and their order. */
final class ReviewTools extends HBox {
    ReviewTools(ReviewModel model) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        int all = model.candidates().size();
        Label sum = Parts.firm(new Label());
        sum.setId("review-sum");
        model.expectedProperty().subscribe(now -> sum.setText(words(now, all)));
        Button every = button("tick-all", "ui.review.all", model, true);
        Button none = button("tick-none", "ui.review.none", model, false);
        ChoiceBox<ReviewOrder> order = new ChoiceBox<>();
        order.setId("review-order");
        order.getItems().setAll(ReviewOrder.values());
        order.setConverter(new DisplayOnly<>(Texts::of));
        order.setValue(model.orderProperty().get());
        order.valueProperty().subscribe((_, now) -> model.orderProperty().set(now));
        order.setAccessibleText(Texts.of("ui.review.order"));
        getChildren().setAll(sum, Parts.space(), every, none, Parts.firm(order));
    }

    private static Button button(String id, String key, ReviewModel model, boolean on) {
        return Parts.firm(
                Parts.button(id, key, () -> model.tickAll(on), Styles.FLAT, Styles.SMALL));
    }

    private static String words(Expected now, int all) {
        String key = now.unplanned() > 0 ? "ui.review.sum.about" : "ui.review.sum";
        return Texts.of(key, now.projects(), all, Formats.bytes(now.bytes()));
    }
}
