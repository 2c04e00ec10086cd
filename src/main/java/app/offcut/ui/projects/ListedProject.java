package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.cleanup.RowState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list. It stays the same object while its row is measured anew, so that selection,
 * sort and scroll stay too.
 */
public final class ListedProject {
    private final ReadOnlyObjectWrapper<ProjectRow> row;
    private final ReadOnlyObjectWrapper<RowNote> note = new ReadOnlyObjectWrapper<>(RowNote.NONE);
    private ProjectRow measured;
    private @Nullable RowState doing;

    ListedProject(ProjectRow measured) {
        this.measured = measured;
        this.row = new ReadOnlyObjectWrapper<>(measured);
    }

    public String id() {
        return measured.id();
    }

    /** As measured; while a cleanup runs or waits, with that as its state. */
    public ProjectRow row() {
        return row.get();
    }

    public ReadOnlyObjectProperty<ProjectRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    RowNote note() {
        return note.get();
    }

    ReadOnlyObjectProperty<RowNote> noteProperty() {
        return note.getReadOnlyProperty();
    }

    void note(RowNote said) {
        note.set(said);
    }

    /** Whether something is being done with what is held of it. */
    boolean atWork() {
        return note().kind() == RowNote.Kind.AT_WORK;
    }

    /** As on disk, whatever is being done just now. */
    ProjectRow measured() {
        return measured;
    }

    void measured(ProjectRow newRow) {
        measured = newRow;
        update();
    }

    /** Waiting or cleaning; null when neither. */
    void doing(@Nullable RowState state) {
        doing = state;
        update();
    }

    boolean busy() {
        return doing != null;
    }

    private void update() {
        row.set(doing == null ? measured : measured.with(doing));
    }
}
