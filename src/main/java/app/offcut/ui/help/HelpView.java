package app.offcut.ui.help;

import app.offcut.settings.InstalledVersion;
import app.offcut.text.Texts;
import app.offcut.ui.fx.FocusScroll;
import app.offcut.ui.fx.Mark;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Paths;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Separator;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The pane at the right that lists the shortcuts, and tells what this Offcut is. */
public final class HelpView extends VBox {
    /** Keys, and what they do. */
    private record Shortcut(String keys, String does) {}

    private static final List<Shortcut> SHORTCUTS =
            List.of(
                    new Shortcut("ui.help.keys.search", "ui.help.search"),
                    new Shortcut("ui.help.keys.all", "ui.help.all"),
                    new Shortcut("ui.help.keys.details", "ui.help.details"),
                    new Shortcut("ui.help.keys.act", "ui.help.act"),
                    new Shortcut("ui.help.keys.menu", "ui.help.menu"),
                    new Shortcut("ui.help.keys.clean", "ui.help.clean"),
                    new Shortcut("ui.help.keys.undo", "ui.help.undo"),
                    new Shortcut("ui.help.keys.erase", "ui.help.erase"),
                    new Shortcut("ui.help.keys.sort", "ui.help.sort"),
                    new Shortcut("ui.help.keys.views", "ui.help.views"),
                    new Shortcut("ui.help.keys.history", "ui.help.history"),
                    new Shortcut("ui.help.keys.preferences", "ui.help.preferences"),
                    new Shortcut("ui.help.keys.open", "ui.help.open"),
                    new Shortcut("ui.help.keys.measure", "ui.help.measure"),
                    new Shortcut("ui.help.keys.close", "ui.help.close"),
                    new Shortcut("ui.help.keys.quit", "ui.help.quit"));

    private final Button close;

    /**
     * @param open shows a folder in the desktop's file manager
     */
    public HelpView(HelpModel model, Consumer<Path> open, Runnable onClose) {
        getStyleClass().addAll("preferences", "help");
        close = Parts.close("close-help", onClose);
        VBox content =
                new VBox(
                        16,
                        shortcuts(),
                        new Separator(),
                        version(),
                        folder(model.stateFolder(), open),
                        licences(model));
        content.getStyleClass().add("choices");
        FocusScroll scroll = new FocusScroll(content);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(Parts.title(Texts.of("ui.help"), close), scroll);
    }

    public void focus() {
        close.requestFocus();
    }

    private static Node shortcuts() {
        GridPane grid = new GridPane();
        grid.setId("shortcuts");
        grid.getStyleClass().add("shortcuts");
        for (Shortcut shortcut : SHORTCUTS) {
            Label keys = Parts.firm(new Label(Texts.of(shortcut.keys)), "keys");
            Label does = Parts.wrapped(Texts.of(shortcut.does));
            keys.setLabelFor(does);
            GridPane.setValignment(keys, VPos.TOP);
            GridPane.setHgrow(does, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), keys, does);
        }
        return grid;
    }

    private static Node version() {
        ImageView mark = new ImageView(new Image(Mark.url(64).toExternalForm()));
        mark.setFitWidth(40);
        mark.setPreserveRatio(true);
        mark.setAccessibleText(Texts.of("ui.title"));
        Label name = new Label(Texts.of("ui.help.version", InstalledVersion.number()));
        name.getStyleClass().add("preference-name");
        Label made =
                Parts.wrapped(
                        Texts.of(
                                "ui.help.java",
                                Runtime.version().toString(),
                                System.getProperty("javafx.runtime.version", "")),
                        "small");
        HBox line = new HBox(12, mark, new VBox(2, name, made));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node folder(Path stateFolder, Consumer<Path> open) {
        Label place = Parts.wrapped(Texts.of("ui.help.folder", Paths.shown(stateFolder)));
        place.setId("state-folder");
        Button opens =
                Parts.button(
                        "open-state-folder", "ui.help.folder.open", () -> open.accept(stateFolder));
        return new VBox(8, place, Parts.firm(opens));
    }

    private static Node licences(HelpModel model) {
        Button shows = Parts.button("show-licences", "ui.help.licences.show", model::readLicences);
        shows.visibleProperty().bind(Bindings.isEmpty(model.licences()));
        ListView<String> list = new ListView<>(model.licences());
        list.setId("licences");
        list.getStyleClass().add("licences");
        list.setAccessibleText(Texts.of("ui.help.licences.show"));
        list.setCellFactory(_ -> new Paragraph());
        list.visibleProperty().bind(Bindings.isNotEmpty(model.licences()));
        Parts.collapse(shows, list);
        return new VBox(
                8, Parts.wrapped(Texts.of("ui.help.licences"), "small"), Parts.firm(shows), list);
    }

    /** Wraps at the width of the list. */
    private static final class Paragraph extends ListCell<String> {
        Paragraph() {
            setWrapText(true);
            setPrefWidth(0);
            getStyleClass().add("small");
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }
}
