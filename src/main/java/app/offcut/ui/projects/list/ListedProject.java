package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
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
    private final Changed changed;
    private ProjectRow measured;
    private NameKeys keys;
    private @Nullable RowState doing;

    /** Told of every other row that is shown. */
    @FunctionalInterface
    public interface Changed {
        void changed(ProjectRow before, ProjectRow now);
    }

    /** On any thread. */
    public ListedProject(ProjectRow measured, Changed changed) {
        this.measured = measured;
        this.changed = changed;
        this.keys = NameKeys.of(measured);
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

    public RowNote note() {
        return note.get();
    }

    public ReadOnlyObjectProperty<RowNote> noteProperty() {
        return note.getReadOnlyProperty();
    }

    public void note(RowNote said) {
        note.set(said);
    }

    /** Whether something is being done with what is held of it. */
    public boolean atWork() {
        return note().kind() == RowNote.Kind.AT_WORK;
    }

    /** As on disk, whatever is being done just now. */
    public ProjectRow measured() {
        return measured;
    }

    public void measured(ProjectRow newRow) {
        if (!newRow.name().equals(measured.name())) keys = NameKeys.of(newRow);
        measured = newRow;
        update();
    }

    /** Waiting or cleaning; null when neither. */
    public void doing(@Nullable RowState state) {
        doing = state;
        update();
    }

    public boolean busy() {
        return doing != null;
    }

    /** As it is now, for another thread. */
    Line line() {
        return new Line(this, measured, row.get(), keys);
    }

    private void update() {
        ProjectRow before = row.get();
        row.set(doing == null ? measured : measured.with(doing));
        changed.changed(before, row.get());
    }

    /**
     * A project as it was at one moment. Immutable but for the project itself, which is not looked
     * into on another thread.
     */
    record Line(ListedProject project, ProjectRow measured, ProjectRow row, NameKeys keys) {
        /** With another measurement; what is being done stays. */
        Line with(ProjectRow newRow) {
            ProjectRow shown = row == measured ? newRow : newRow.with(row.state());
            NameKeys named = newRow.name().equals(measured.name()) ? keys : NameKeys.of(newRow);
            return new Line(project, newRow, shown, named);
        }
    }
}
