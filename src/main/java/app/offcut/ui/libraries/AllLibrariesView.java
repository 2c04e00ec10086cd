package app.offcut.ui.libraries;

import app.offcut.library.KnownLibraries.Measured;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.fx.Paths;
import app.offcut.ui.fx.Showing;
import app.offcut.ui.preferences.LibrariesModel;
import app.offcut.ui.preferences.LibrariesModel.Line;
import app.offcut.ui.preferences.LibrariesModel.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The pane at the right with every known library, what it contained when it was last measured, and
 * their sum. A double click or Enter opens one.
 */
public final class AllLibrariesView extends VBox {
    private final LibrariesModel model;
    private final InstantSource clock;
    private final ListView<Line> list;
    private final Label sum = Parts.wrapped("");
    private final Runnable onClose;

    public AllLibrariesView(LibrariesModel model, InstantSource clock, Runnable onClose) {
        this.model = model;
        this.clock = clock;
        this.onClose = onClose;
        list = new ListView<>(model.lines());
        getStyleClass().add("overlay-pane");
        list.setId("library-list");
        list.setAccessibleText(Texts.of("ui.libraries.all.title"));
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) open(list.getSelectionModel().getSelectedItem());
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        sum.setId("libraries-sum");
        getChildren()
                .setAll(
                        Parts.title(
                                Texts.of("ui.libraries.all.title"),
                                Parts.close("close-libraries", onClose)),
                        sum,
                        list,
                        Parts.trouble(model.troubleProperty()));
        Showing.follow(this, model.lines(), () -> sum.setText(sum(model.lines())));
    }

    public void focus() {
        list.requestFocus();
    }

    private static String sum(List<Line> lines) {
        List<Measured> measured =
                lines.stream().map(Line::measured).filter(Objects::nonNull).toList();
        return Texts.of(
                "ui.libraries.sum",
                lines.size(),
                Formats.bytes(measured.stream().mapToLong(Measured::bytes).sum()),
                Formats.bytes(measured.stream().mapToLong(Measured::reclaimableBytes).sum()));
    }

    private void open(@Nullable Line line) {
        if (line == null || line.place() == Place.AWAY) return;
        onClose.run();
        if (line.place() != Place.OPEN) model.open(line.library().root());
    }

    /** A line with a library's name and what can be freed, and below them its place and size. */
    private final class Cell extends ListCell<Line> {
        private final Label name = new Label();
        private final Label free = Parts.firm(new Label());
        private final Label place = new Label();
        private final Label size = Parts.firm(new Label(), "small");
        private final VBox words;

        Cell() {
            place.getStyleClass().add("small");
            place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            place.setMinWidth(0);
            name.setMinWidth(0);
            words =
                    new VBox(
                            2,
                            new HBox(8, name, Parts.space(), free),
                            new HBox(8, place, Parts.space(), size));
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            setPrefWidth(0); // as wide as the list, with an ellipsis
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2) open(getItem());
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(line == null ? null : words);
            setTooltip(null);
            if (line == null) return;
            Measured measured = line.measured();
            name.setText(Visible.of(line.library().name()));
            place.setText(
                    switch (line.place()) {
                        case AWAY -> Texts.of("ui.libraries.away");
                        case OPEN ->
                                Texts.of(
                                        "ui.library.of",
                                        Paths.shown(line.library().root()),
                                        Texts.of("ui.libraries.is-open"));
                        case LOOKING, THERE -> Paths.shown(line.library().root());
                    });
            free.setText(measured == null ? "" : free(measured));
            size.setText(
                    measured == null
                            ? Texts.of("ui.libraries.unmeasured")
                            : size(measured, clock.instant()));
            setTooltip(new Tooltip(line.library().root().toString()));
            setAccessibleText(
                    String.join(
                            ". ", name.getText(), place.getText(), free.getText(), size.getText()));
        }
    }

    private static String free(Measured measured) {
        return measured.reclaimableBytes() == 0
                ? Texts.of("ui.libraries.nothing")
                : Texts.of("ui.libraries.can-free", Formats.bytes(measured.reclaimableBytes()));
    }

    private static String size(Measured measured, Instant now) {
        return Texts.of(
                "ui.libraries.measured",
                Formats.bytes(measured.bytes()),
                Formats.ago(Duration.between(measured.at(), now)));
    }
}
