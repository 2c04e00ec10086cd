package app.offcut.ui.history;

import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Showing;
import atlantafx.base.theme.Styles;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The history pane at the right: the runs by day, and below them the files of the selected run. */
public final class HistoryView extends VBox {

    private final HistoryModel model;
    private final ListView<HistoryLine> runs = new ListView<>();

    public HistoryView(HistoryModel model, Runnable onClose) {
        this.model = model;
        getStyleClass().addAll("overlay-pane", "history");
        Label said = Parts.sentence(model.saidProperty(), "small");
        said.setId("history-said");
        getChildren().setAll(title(onClose), only(), runs(), files(), said);
    }

    public void focus() {
        runs.getSelectionModel().clearSelection();
        runs.requestFocus();
    }

    private HBox title(Runnable onClose) {
        Button export =
                Parts.button("export-history", "ui.history.export", this::export, Styles.FLAT);
        export.setGraphic(new FontIcon(Feather.DOWNLOAD));

        export.disableProperty().bind(Bindings.isEmpty(model.lines()));
        Label generator = new Label(model.generator());
        generator.setId("history-generator");
        generator.getStyleClass().add("small");
        generator.setMinWidth(0);
        HBox line = Parts.title(Texts.of("ui.history"), Parts.close("close-history", onClose));
        line.getChildren().add(1, generator);
        line.getChildren().add(line.getChildren().size() - 1, export);
        return line;
    }

    /** Whose history it is, if not that of all. */
    private HBox only() {
        Label whose = new Label();
        whose.setMinWidth(0);
        Hyperlink all = new Hyperlink(Texts.of("ui.history.all"));
        all.setId("history-all");
        Parts.firm(all).setOnAction(_ -> model.ofAll());
        HBox line = new HBox(8, whose, all);
        line.setAlignment(Pos.CENTER_LEFT);
        model.ofProperty()
                .subscribe(name -> {
                    whose.setText(Texts.of("ui.history.only", name));
                    line.setVisible(!name.isEmpty());
                });
        Parts.collapse(line);
        return line;
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("ui.history.export"));
        chooser.setInitialFileName("offcut-history.csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) model.export(file.toPath());
    }

    private ListView<HistoryLine> runs() {
        runs.setId("runs");
        runs.setAccessibleText(Texts.of("ui.history"));
        runs.setItems(model.lines());
        runs.setCellFactory(_ -> new HistoryLineCell(model::undo));
        Label none = new Label();
        none.getStyleClass().add("small");
        none.setWrapText(true);
        model.readingProperty()
                .when(Showing.in(this))
                .subscribe(reading ->
                        none.setText(Texts.of(reading ? "ui.history.reading" : "ui.history.none")));
        runs.setPlaceholder(none);
        runs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> {
                    if (line instanceof HistoryLine.OfRun(var run, var _, var _)) model.look(run);
                });
        VBox.setVgrow(runs, Priority.ALWAYS);
        return runs;
    }

    private ListView<FileResult> files() {
        ListView<FileResult> files = new ListView<>(model.files());
        files.setId("run-files");
        files.setAccessibleText(Texts.of("ui.history.files"));
        files.setCellFactory(_ -> new FileCell());
        files.visibleProperty().bind(Bindings.isNotEmpty(model.files()));
        Parts.collapse(files);
        return files;
    }

    /** A list cell with a file's path, and below it the result and the reason. */
    private static final class FileCell extends ListCell<FileResult> {
        private final Label path = new Label();
        private final Label result = new Label();
        private final VBox words = new VBox(path, result);

        FileCell() {
            result.getStyleClass().add("small");
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            setPrefWidth(0); // as wide as the list, with an ellipsis
            path.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
        }

        @Override
        protected void updateItem(@Nullable FileResult file, boolean empty) {
            super.updateItem(file, empty);
            setGraphic(file == null ? null : words);
            if (file == null) return;
            path.setText(Visible.of(file.path()));
            String cause = file.cause();
            String what =
                    Texts.of(
                            "ui.history.file",
                            Formats.bytes(file.bytes()),
                            Texts.ofStored("report.file.", file.result()));
            result.setText(cause == null ? what : what + ": " + Visible.of(cause));
            setAccessibleText(path.getText() + ". " + result.getText());
        }
    }
}
