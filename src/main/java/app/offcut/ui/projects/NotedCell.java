package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.util.Subscription;

/** A cell that follows its project's row and note. */
abstract class NotedCell extends TableCell<ListedProject, ProjectRow> {
    private Subscription note = Subscription.EMPTY;

    abstract void show(ProjectRow row, RowNote note);

    /** The project of this line; empty below the last one. */
    final Optional<ListedProject> project() {
        int line = getIndex();
        boolean there = getTableView() != null && line >= 0;
        return there && line < getTableView().getItems().size()
                ? Optional.of(getTableView().getItems().get(line))
                : Optional.empty();
    }

    @Override
    protected void updateItem(ProjectRow row, boolean empty) {
        super.updateItem(row, empty);
        note.unsubscribe();
        note = Subscription.EMPTY;
        Optional<ListedProject> project = project();
        if (empty || row == null || project.isEmpty()) setGraphic(null);
        else note = project.get().noteProperty().subscribe(said -> show(row, said));
    }
}
