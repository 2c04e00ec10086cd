package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.RowState;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What the window can clean: a project, or an area of files that belong to no single project. */
public sealed interface CleanupTarget permits ListedProject, ListedArea {
    /** Of the project, or of the area in place of one. */
    String id();

    String name();

    /**
     * The measured state, or that of its current operation; null for an area with nothing to say.
     */
    @Nullable RowState state();

    /** Calls the listener now and whenever the state changes. */
    Subscription follow(Consumer<@Nullable RowState> listener);

    /** Sets waiting or cleaning; null for neither. */
    void doing(@Nullable RowState state);

    void note(RowNote said);

    /** Whether an operation on its held files is under way. */
    boolean atWork();
}
