package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list. Remains the same object when its row is measured again, so that selection,
 * sorting and scroll position stay.
 */
public final class ListedProject extends CleanupTarget {
    private final ReadOnlyObjectWrapper<ProjectRow> row;
    private final Changed changed;
    private ProjectRow measured;
    private NameKeys keys;

    /** Listener for every change of the shown row. */
    @FunctionalInterface
    public interface Changed {
        void changed(ProjectRow before, ProjectRow now);
    }

    /** Thread-safe. */
    public ListedProject(ProjectRow measured, Changed changed) {
        this.measured = measured;
        this.changed = changed;
        this.keys = NameKeys.of(measured);
        this.row = new ReadOnlyObjectWrapper<>(measured);
    }

    @Override
    public String id() {
        return measured.id();
    }

    @Override
    public String name() {
        return row().name();
    }

    @Override
    public RowState state() {
        return row().state();
    }

    @Override
    public Subscription follow(Consumer<@Nullable RowState> listener) {
        return row.subscribe(now -> listener.accept(now.state()));
    }

    /** The measured row; while a cleanup runs or waits, with that state. */
    public ProjectRow row() {
        return row.get();
    }

    public ReadOnlyObjectProperty<ProjectRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** The row as measured, regardless of current operations. */
    public ProjectRow measured() {
        return measured;
    }

    public void measured(ProjectRow newRow) {
        if (!newRow.name().equals(measured.name())) keys = NameKeys.of(newRow);
        measured = newRow;
        update();
    }

    Line line() {
        return new Line(this, measured, row.get(), keys);
    }

    @Override
    void update() {
        RowState doing = doing();
        ProjectRow before = row.get();
        row.set(doing == null ? measured : measured.with(doing));
        changed.changed(before, row.get());
    }

    /**
     * A project at one point in time. Immutable except for the project itself, which other threads
     * do not read.
     */
    record Line(ListedProject project, ProjectRow measured, ProjectRow row, NameKeys keys) {
        /** A copy with another measurement; the current operation stays. */
        Line with(ProjectRow newRow) {
            ProjectRow shown = row == measured ? newRow : newRow.with(row.state());
            NameKeys named = newRow.name().equals(measured.name()) ? keys : NameKeys.of(newRow);
            return new Line(project, newRow, shown, named);
        }
    }
}
