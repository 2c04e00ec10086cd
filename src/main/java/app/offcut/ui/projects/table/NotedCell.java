package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowNote;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A cell that follows its project's row and note. */
abstract class NotedCell extends TableCell<ListedProject, ProjectRow> {
    private Subscription note = Subscription.EMPTY;
    private @Nullable Node held;

    /**
     * Sets the content once; an empty cell hides it, because adding it again takes most of a frame.
     */
    final void hold(Node content) {
        held = content;
    }

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
        boolean there = !empty && row != null && project.isPresent();
        if (there && getGraphic() == null) setGraphic(held);
        if (held != null) held.setVisible(there);
        if (there) note = project.get().noteProperty().subscribe(said -> show(row, said));
    }
}
