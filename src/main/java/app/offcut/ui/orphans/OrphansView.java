package app.offcut.ui.orphans;

import app.offcut.cleanup.survey.Survey;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Parts;
import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The pane at the right with the orphans: which, how large, seen since when, and why one stays. */
public final class OrphansView extends VBox {
    private final InstantSource clock;
    private final ListView<Survey.Orphan> list;

    /**
     * @param review opens the review of what may go
     */
    public OrphansView(OrphansModel model, InstantSource clock, Runnable review, Runnable onClose) {
        this.clock = clock;
        list = new ListView<>(model.orphans());
        getStyleClass().add("overlay-pane");
        list.setId("orphans");
        list.setAccessibleText(Texts.of("area.orphans"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Parts.wrapped(Texts.of("ui.orphans.none"), "small"));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label sum = Parts.sentence(model.sumProperty());
        sum.setId("orphans-sum");
        getChildren()
                .setAll(
                        Parts.title(
                                Texts.of("area.orphans"), Parts.close("close-orphans", onClose)),
                        sum,
                        Parts.wrapped(Texts.of("ui.orphans.rule"), "small"),
                        list,
                        buttons(model, review));
    }

    public void focus() {
        list.requestFocus();
    }

    private static HBox buttons(OrphansModel model, Runnable review) {
        Button clean = Parts.button("clean-orphans", "ui.orphans.review", review, Styles.ACCENT);
        clean.disableProperty().bind(model.cleanableProperty().not());
        HBox line = new HBox(clean);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    /**
     * A line with the folder and its size, and below it since when it is seen and what it may do.
     */
    private final class Cell extends ListCell<Survey.Orphan> {
        private final Label path = new Label();
        private final Label size = Parts.firm(new Label());
        private final Label about = new Label();
        private final VBox words;

        Cell() {
            about.getStyleClass().add("small");
            path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            path.setMinWidth(0);
            HBox first = new HBox(8, path, Parts.space(), size);
            words = new VBox(first, about);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            setPrefWidth(0); // as wide as the list, with an ellipsis
        }

        @Override
        protected void updateItem(Survey.@Nullable Orphan orphan, boolean empty) {
            super.updateItem(orphan, empty);
            setGraphic(orphan == null ? null : words);
            setTooltip(null);
            if (orphan == null) return;
            path.setText(Visible.of(orphan.path()));
            size.setText(Formats.bytes(orphan.amount().bytes()));
            String said = about(orphan, clock.instant());
            about.setText(said);
            setTooltip(new Tooltip(path.getText() + "\n" + said));
            setAccessibleText(path.getText() + ". " + size.getText() + ". " + said);
        }
    }

    private static String about(Survey.Orphan orphan, Instant now) {
        String fate = Texts.of(orphan.stays() == null ? "ui.orphans.goes" : orphan.stays().key());
        Instant seen = orphan.firstSeen();
        return seen == null
                ? fate
                : Texts.of(
                        "ui.orphans.about",
                        orphan.amount().files(),
                        Formats.ago(Duration.between(seen, now)),
                        fate);
    }
}
