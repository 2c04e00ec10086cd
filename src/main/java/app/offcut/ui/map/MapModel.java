package app.offcut.ui.map;

import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.list.ListedProject;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the map shows: all projects, or the files of one. Those are the files of the details, so
 * that a tick is the same in both.
 */
public final class MapModel {
    private final DetailModel detail;
    private final ReadOnlyObjectWrapper<@Nullable ListedProject> inside =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PlannedFile> chosen =
            new ReadOnlyObjectWrapper<>();

    public MapModel(DetailModel detail) {
        this.detail = detail;
        detail.projectProperty().subscribe(this::follow);
    }

    DetailModel detail() {
        return detail;
    }

    /** Whether the files of a project are shown, not all projects. */
    public boolean inside() {
        return inside.get() != null;
    }

    /** The project whose files are shown; null for all projects. */
    ReadOnlyObjectProperty<@Nullable ListedProject> insideProperty() {
        return inside.getReadOnlyProperty();
    }

    /** The file that was chosen last; null for none. */
    ReadOnlyObjectProperty<@Nullable PlannedFile> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Another project that is selected meanwhile takes the place of the first. */
    private void follow(@Nullable ListedProject selected) {
        if (inside.get() != null) show(selected);
    }

    private void show(@Nullable ListedProject project) {
        if (project != inside.get()) chosen.set(null);
        inside.set(project);
    }

    /** Shows the files of the selected project. */
    void enter() {
        show(detail.projectProperty().get());
    }

    /** Shows all projects again; false if they are shown already. */
    boolean leave() {
        if (inside.get() == null) return false;
        show(null);
        return true;
    }

    void choose(PlannedFile file) {
        chosen.set(file);
    }

    /** Unticks the chosen file, or ticks it again. Does nothing for a file that stays anyway. */
    void tick() {
        PlannedFile file = chosen.get();
        // of a plan that was replaced meanwhile, it may be ticked otherwise
        if (file != null && detail.files().contains(file)) detail.tick(file);
    }
}
