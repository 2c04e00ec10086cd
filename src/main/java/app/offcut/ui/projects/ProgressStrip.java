package app.offcut.ui.projects;

import app.offcut.text.Texts;
import app.offcut.ui.projects.CleanLane.Running;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** The bar at the bottom while a cleanup runs. */
final class ProgressStrip extends HBox {
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(0);

    ProgressStrip(CleanLane lane) {
        super(12);
        getStyleClass().add("strip");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("progress-words");
        bar.setPrefWidth(180);
        bar.setAccessibleText(Texts.of("ui.progress"));
        Button stop = new Button(Texts.of("ui.action.stop"));
        stop.setId("stop");
        stop.getStyleClass().add("row-action");
        stop.setOnAction(_ -> lane.stopAll());
        getChildren().setAll(words, bar, stop);
        managedProperty().bind(visibleProperty());
        lane.runningProperty().subscribe(this::show);
    }

    private void show(Optional<Running> running) {
        setVisible(running.isPresent());
        running.ifPresent(r -> {
            String now = Texts.of("ui.cleaning", r.name(), r.doneFiles(), r.files());
            words.setText(r.waiting() == 0 ? now : Texts.of("ui.waiting", now, r.waiting()));
            bar.setProgress(r.files() == 0 ? -1 : (double) r.doneFiles() / r.files());
        });
    }
}
