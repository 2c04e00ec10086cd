package app.offcut.ui.history;

import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.session.Session.HeldFiles;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Parts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A list cell for a day, or for a run with its undo button while it is held. */
final class HistoryLineCell extends ListCell<HistoryLine> {
    private static final PseudoClass DAY = PseudoClass.getPseudoClass("day");
    private final DateTimeFormatter dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
    private final DateTimeFormatter times =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault());
    private final Label day = new Label();
    private final Label sum = new Label();
    private final Label name = new Label();
    private final Label details = new Label();
    private final FontIcon by = new FontIcon();
    private final Button undo = new Button(Texts.of("ui.action.undo"));
    private final HBox dayLine = line(day, sum);
    private final HBox runLine;

    HistoryLineCell(Consumer<Run> undone) {
        details.getStyleClass().add("small");
        sum.getStyleClass().add("small");
        day.getStyleClass().add("history-day");
        name.setMinWidth(0);
        VBox words = new VBox(name, details);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        runLine = line(words, undo);
        runLine.getChildren().addFirst(by);
        Parts.firm(undo, "row-action");
        Parts.collapse(undo);
        undo.setOnAction(_ -> {
            if (getItem() instanceof HistoryLine.OfRun(var run, var _, var _)) undone.accept(run);
        });
        setPrefWidth(0); // as wide as the list, with an ellipsis
    }

    private static HBox line(Region left, Region right) {
        HBox line = new HBox(10, left, Parts.space(), right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    protected void updateItem(@Nullable HistoryLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(DAY, line instanceof HistoryLine.Day);
        setGraphic(
                switch (line) {
                    case null -> null;
                    case HistoryLine.Day shown -> show(shown);
                    case HistoryLine.OfRun shown -> show(shown);
                });
    }

    private HBox show(HistoryLine.Day shown) {
        day.setText(dates.format(shown.date()));
        sum.setText(
                shown.freedBytes() == 0
                        ? ""
                        : Texts.of("ui.history.freed", Formats.bytes(shown.freedBytes())));
        setAccessibleText(day.getText() + ". " + sum.getText());
        return dayLine;
    }

    private HBox show(HistoryLine.OfRun shown) {
        Run run = shown.run();
        Optional<HeldFiles> held = shown.held();
        name.setText(Visible.of(run.projectName()));
        by.setIconCode(
                switch (run.startedBy()) {
                    case "auto" -> Feather.ZAP;
                    case "command" -> Feather.TERMINAL;
                    default -> Feather.USER;
                });
        HeldFiles files = held.orElse(new HeldFiles(run.deletedFiles(), run.freedBytes()));
        String words =
                Texts.of(
                        files.files() == 0 ? "ui.history.run.nothing" : "ui.history.run",
                        times.format(run.startedAt()),
                        Texts.ofStored("report.by.", run.by()),
                        Texts.ofStored("report.outcome.", run.outcome()),
                        files.files(),
                        Formats.bytes(files.bytes()));
        details.setText(
                shown.older()
                        .map(some ->
                                Texts.of(
                                        "ui.history.older",
                                        words,
                                        some.files(),
                                        Formats.bytes(some.bytes())))
                        .orElse(words));
        undo.setVisible(held.isPresent());
        undo.setAccessibleText(
                Texts.of("ui.action.on", Texts.of("ui.action.undo"), run.projectName()));
        setAccessibleText(name.getText() + ". " + details.getText());
        return runLine;
    }
}
