package app.offcut.ui.detail;

import app.offcut.text.Texts;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.plan.PlannedFileLine;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** A list cell for a file of the plan; its menu shows the file in the file manager. */
final class PlannedFileCell extends ListCell<PlannedFile> {
    private final PlannedFileLine line = new PlannedFileLine();

    PlannedFileCell(Consumer<String> reveal) {
        setPrefWidth(0); // as wide as the list, with an ellipsis
        MenuItem item = new MenuItem(Texts.of("ui.detail.reveal"));
        item.setOnAction(_ -> {
            if (getItem() != null) reveal.accept(getItem().item().path());
        });
        setContextMenu(new ContextMenu(item));
        accessibleTextProperty().bind(line.accessibleTextProperty());
    }

    @Override
    protected void updateItem(@Nullable PlannedFile file, boolean empty) {
        super.updateItem(file, empty);
        line.show(file);
        setGraphic(file == null ? null : line);
    }
}
