package app.offcut.ui.projects;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.CleanLane.Running;
import app.offcut.ui.projects.list.SelectionTotals;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The footer: the running cleanup, else the selection and its button; and the space freed this
 * month.
 */
public final class FooterView extends HBox {
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label selected = new Label();
    private final Button cleanSelected = new Button();

    /**
     * @param clean cleans what is selected
     * @param shownAs hides the selection while no projects are shown
     */
    FooterView(ProjectsModel model, Runnable clean, ObservableValue<ShownAs> shownAs) {
        super(12);
        getStyleClass().add("strip");
        setAlignment(Pos.CENTER_LEFT);
        Node running = running(model.lane());
        selected.setId("selected");
        selected.setMinWidth(0);
        cleanSelected.setId("clean-selected");
        Parts.firm(cleanSelected, "row-action").setOnAction(_ -> clean.run());
        HBox selection = new HBox(12, selected, cleanSelected);
        selection.setAlignment(Pos.CENTER_LEFT);
        selection.setMinWidth(0);
        selection
                .visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !running.isVisible() && shownAs.getValue().ofProjects(),
                                running.visibleProperty(),
                                shownAs));
        Parts.collapse(selection, cleanSelected);
        getChildren().setAll(running, selection, Parts.space(), freed(model));
    }

    private Node running(CleanLane lane) {
        words.setId("progress-words");
        bar.setPrefWidth(160);
        bar.setMinWidth(60);
        bar.setAccessibleText(Texts.of("ui.progress"));
        Button stop = Parts.button("stop", "ui.action.stop", lane::stopAll, "row-action");
        HBox running = new HBox(12, words, bar, Parts.firm(stop));
        running.setAlignment(Pos.CENTER_LEFT);
        running.setMinWidth(0);
        Parts.collapse(running);
        lane.runningProperty().subscribe(now -> show(running, now));
        return running;
    }

    private void show(Node running, Optional<Running> now) {
        running.setVisible(now.isPresent());
        now.ifPresent(r -> {
            words.setText(words(r));
            bar.setProgress(r.projects() == 1 && r.files() == 0 ? -1 : r.share());
        });
    }

    /** What is being cleaned, how much of everything queued is done, and how long it takes. */
    public static String words(Running running) {
        String done = Formats.bytes(running.doneBytes());
        String all = Formats.bytes(running.bytes());
        String now =
                running.projects() == 1
                        ? Texts.of(
                                "ui.cleaning",
                                running.name(),
                                running.doneFiles(),
                                running.files(),
                                done,
                                all)
                        : Texts.of(
                                "ui.cleaning.several",
                                running.name(),
                                running.ended(),
                                running.projects(),
                                done,
                                all);
        Duration left = running.left();
        return left == null ? now : Texts.of("ui.cleaning.left", now, Formats.rest(left));
    }

    /** Shows nothing for fewer than two projects, whose rows say it already. */
    void show(SelectionTotals selection) {
        cleanSelected.setVisible(selection.projects() > 1 && selection.ready() > 0);
        cleanSelected.setText(Texts.of("ui.clean-all", selection.ready()));
        selected.setText(
                selection.projects() < 2
                        ? ""
                        : Texts.of(
                                "ui.selected",
                                selection.projects(),
                                Formats.bytes(selection.bytes()),
                                Formats.bytes(selection.reclaimableBytes())));
    }

    private static Node freed(ProjectsModel model) {
        Label freed = new Label();
        freed.setId("freed-this-month");
        freed.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip exact = new Tooltip();
        freed.setTooltip(exact);
        model.measurements()
                .freedThisMonthProperty()
                .subscribe(bytes -> {
                    freed.setVisible(bytes.isPresent());
                    bytes.ifPresent(b -> {
                        freed.setText(Texts.of("ui.freed-this-month", Formats.bytes(b)));
                        exact.setText(Formats.exactBytes(b));
                    });
                });
        return freed;
    }
}
