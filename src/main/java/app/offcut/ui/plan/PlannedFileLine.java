package app.offcut.ui.plan;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.plan.PlannedFile.Progress;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file with its fate: a check box, or a symbol for a file that stays, is gone or failed. */
public final class PlannedFileLine extends HBox {
    private static final PseudoClass STAYS = PseudoClass.getPseudoClass("stays");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final CheckBox box = new CheckBox();
    private final HBox sign = new HBox();
    private final Label name = new Label();
    private final Label why = new Label();
    private final Label size = new Label();
    private final Tooltip tooltip = new Tooltip();
    private Subscription shown = Subscription.EMPTY;
    private @Nullable BooleanProperty ticked;

    public PlannedFileLine() {
        super(8);
        getStyleClass().add("planned-file");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        why.getStyleClass().add("small");
        size.getStyleClass().add("file-size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(name, why);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        sign.setAlignment(Pos.CENTER);
        sign.setMinWidth(22);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(sign, words, size);
        box.setFocusTraversable(false); // the list is one Tab stop; Space ticks
        Tooltip.install(this, tooltip);
    }

    public void show(@Nullable PlannedFile file) {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        if (ticked != null) box.selectedProperty().unbindBidirectional(ticked);
        ticked = null;
        if (file == null) return;
        name.setText(Visible.of(file.name()));
        size.setText(Formats.onDisk(file.item().bytes(), file.item().allocatedBytes()));
        ticked = file.tickedProperty();
        box.selectedProperty().bindBidirectional(file.tickedProperty());
        shown =
                Subscription.combine(
                        file.progressProperty().subscribe(_ -> update(file)),
                        file.tickedProperty().subscribe(_ -> update(file)));
    }

    private void update(PlannedFile file) {
        Progress progress = file.progressProperty().get();
        String words = words(file, progress);
        why.setText(words);
        pseudoClassStateChanged(STAYS, !file.goes());
        pseudoClassStateChanged(FAILED, progress instanceof Progress.Failed);
        sign.getChildren().setAll(sign(file, progress));
        tooltip.setText(
                Visible.of(file.item().path())
                        + "\n"
                        + words
                        + "\n"
                        + Formats.exactBytes(file.item().bytes()));
        box.setAccessibleText(name.getText());
        setAccessibleText(name.getText() + ", " + size.getText() + ". " + words);
    }

    private static String words(PlannedFile file, Progress progress) {
        return switch (progress) {
            case Progress.Failed(String cause) -> Texts.of("ui.detail.failed", cause);
            case Progress.Done _ -> Texts.of("ui.detail.done");
            case Progress.None _ -> file.fate();
        };
    }

    private Node sign(PlannedFile file, Progress progress) {
        return switch (progress) {
            case Progress.Done _ -> new FontIcon(Feather.CHECK);
            case Progress.Failed _ -> new FontIcon(Feather.ALERT_TRIANGLE);
            case Progress.None _ -> file.mayGo() ? box : new FontIcon(Feather.LOCK);
        };
    }
}
