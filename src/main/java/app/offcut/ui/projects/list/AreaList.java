package app.offcut.ui.projects.list;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.scan.ShownOnly;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a library contains beside its projects: its areas, and what no cleanup looks at. */
public final class AreaList {
    private final List<ListedArea> all = Arrays.stream(Area.values()).map(ListedArea::new).toList();
    private final ReadOnlyObjectWrapper<ShownOnly> shownOnly =
            new ReadOnlyObjectWrapper<>(ShownOnly.NOTHING);

    private final ReadOnlyObjectWrapper<List<Survey.Orphan>> orphans =
            new ReadOnlyObjectWrapper<>(List.of());

    /** In the order of {@link Area}. */
    public List<ListedArea> all() {
        return all;
    }

    public Optional<ListedArea> find(String id) {
        return all.stream().filter(area -> area.id().equals(id)).findFirst();
    }

    public ReadOnlyObjectProperty<ShownOnly> shownOnlyProperty() {
        return shownOnly.getReadOnlyProperty();
    }

    /** The folders without a project as last measured, largest first. */
    public ReadOnlyObjectProperty<List<Survey.Orphan>> orphansProperty() {
        return orphans.getReadOnlyProperty();
    }

    /**
     * Shows a measurement.
     *
     * @param underWay whether a cleanup that was requested here has not ended, whose state stays
     */
    public void take(Survey survey, Predicate<CleanupTarget> underWay) {
        for (ListedArea area : all) {
            area.measured(survey.areaRow(area.area()));
            if (!underWay.test(area)) area.doing(null);
            if (area.atWork()) area.note(RowNote.NONE);
        }
        shownOnly.set(survey.shown());
        orphans.set(survey.orphans());
    }
}
