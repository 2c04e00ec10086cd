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
    private final Changed changed;

    /** Replaced by the window's thread only, but read by any. */
    private volatile Line line;

    /** Created when a cell first follows the row; null for a line that was never in sight. */
    private @Nullable ReadOnlyObjectWrapper<ProjectRow> row;

    /** Listener for every change of the shown row. */
    @FunctionalInterface
    public interface Changed {
        void changed(ProjectRow before, ProjectRow now);
    }

    /** Thread-safe. */
    public ListedProject(ProjectRow measured, Changed changed) {
        this.changed = changed;
        this.line = new Line(this, measured, measured, NameKeys.of(measured));
    }

    @Override
    public String id() {
        return line.measured.id();
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
    public long expectedBytes() {
        return row().usage().reclaimableBytes();
    }

    @Override
    public Subscription follow(Consumer<@Nullable RowState> listener) {
        return rowProperty().subscribe(now -> listener.accept(now.state()));
    }

    /** The measured row; while a cleanup runs or waits, with that state. Thread-safe. */
    public ProjectRow row() {
        return line.row;
    }

    public ReadOnlyObjectProperty<ProjectRow> rowProperty() {
        if (row == null) row = new ReadOnlyObjectWrapper<>(line.row);
        return row.getReadOnlyProperty();
    }

    /** The row as measured, regardless of current operations. */
    public ProjectRow measured() {
        return line.measured;
    }

    public void measured(ProjectRow newRow) {
        show(newRow);
    }

    /** The project at this moment. Thread-safe. */
    Line line() {
        return line;
    }

    @Override
    void update() {
        show(line.measured);
    }

    private void show(ProjectRow measured) {
        RowState doing = doing();
        Line before = line;
        ProjectRow now = doing == null ? measured : measured.with(doing);
        line = new Line(this, measured, now, before.keysFor(measured));
        if (row != null) row.set(now);
        changed.changed(before.row, now);
    }

    /**
     * A project at one point in time. Immutable except for the project itself, of which other
     * threads read nothing.
     */
    record Line(ListedProject project, ProjectRow measured, ProjectRow row, NameKeys keys) {
        /** A copy with another measurement; the current operation stays. */
        Line with(ProjectRow newRow) {
            ProjectRow shown = row == measured ? newRow : newRow.with(row.state());
            return new Line(project, newRow, shown, keysFor(newRow));
        }

        private NameKeys keysFor(ProjectRow newRow) {
            return newRow.name().equals(measured.name()) ? keys : NameKeys.of(newRow);
        }
    }
}
