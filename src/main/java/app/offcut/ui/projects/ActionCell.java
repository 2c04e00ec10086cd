package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.text.Texts;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseEvent;

/** The one button that a row's state offers. */
final class ActionCell extends TableCell<ListedProject, ProjectRow> {
    private final Button button = new Button();
    private final BiConsumer<ListedProject, RowAction> chosen;

    ActionCell(BiConsumer<ListedProject, RowAction> chosen) {
        this.chosen = chosen;
        button.getStyleClass().add("row-action");
        // the table is one stop for the keyboard; its own keys reach every action
        button.setFocusTraversable(false);
        button.setOnAction(_ -> choose());
        // a cleaned row moves away: the second half of a double click would clean the next one
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, ActionCell::onlyFirstClick);
    }

    private static void onlyFirstClick(MouseEvent press) {
        if (press.getClickCount() > 1) press.consume();
    }

    @Override
    protected void updateItem(ProjectRow row, boolean empty) {
        super.updateItem(row, empty);
        Optional<RowAction> action =
                empty || row == null ? Optional.empty() : RowAction.of(row.state());
        action.ifPresentOrElse(a -> show(row, a), () -> setGraphic(null));
    }

    private void show(ProjectRow row, RowAction action) {
        String words = Texts.of("ui.action." + action.word());
        button.setText(words);
        button.setAccessibleText(Texts.of("ui.action.on", words, row.name()));
        setGraphic(button);
    }

    private void choose() {
        ProjectRow row = getItem();
        ListedProject project = getTableRow().getItem();
        if (row != null && project != null)
            RowAction.of(row.state()).ifPresent(a -> chosen.accept(project, a));
    }
}
