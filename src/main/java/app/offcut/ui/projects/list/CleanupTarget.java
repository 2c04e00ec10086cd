package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.RowState;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What the window can clean: a project, or an area of files that belong to no single project. */
public abstract sealed class CleanupTarget permits ListedProject, ListedArea {
    private final ReadOnlyObjectWrapper<RowNote> note = new ReadOnlyObjectWrapper<>(RowNote.NONE);
    private @Nullable RowState doing;

    /** Of the project, or of the area in place of one. */
    public abstract String id();

    public abstract String name();

    /** The measured state, or that of its current operation; null for an area without any. */
    public abstract @Nullable RowState state();

    /** How much a cleanup frees as far as the list knows. */
    public abstract long expectedBytes();

    /** Calls the listener now and whenever the state changes. */
    public abstract Subscription follow(Consumer<@Nullable RowState> listener);

    /** Shows the measured row, or what is done now. */
    abstract void update();

    public final RowNote note() {
        return note.get();
    }

    public final ReadOnlyObjectProperty<RowNote> noteProperty() {
        return note.getReadOnlyProperty();
    }

    public final void note(RowNote said) {
        note.set(said);
    }

    /** Whether an operation on its held files is under way. */
    public final boolean atWork() {
        return note().kind() == RowNote.Kind.AT_WORK;
    }

    /** Sets waiting or cleaning; null for neither. */
    public final void doing(@Nullable RowState state) {
        doing = state;
        update();
    }

    /** Waiting or cleaning; null for neither. */
    final @Nullable RowState doing() {
        return doing;
    }

    /** Whether a cleanup that was requested here runs or waits. */
    public final boolean busy() {
        return doing != null;
    }
}
