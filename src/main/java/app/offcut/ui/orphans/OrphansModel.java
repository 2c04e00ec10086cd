package app.offcut.ui.orphans;

import app.offcut.cleanup.survey.Survey;
import app.offcut.library.Amount;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.projects.list.AreaList;
import app.offcut.ui.projects.list.ListedArea;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The orphans as last measured, largest first. Lives as long as the library's page. */
public final class OrphansModel {
    private final ListedArea area;
    private final ObservableList<Survey.Orphan> orphans = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper sum = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper cleanable = new ReadOnlyBooleanWrapper();

    /**
     * @param area of the orphans
     */
    public OrphansModel(AreaList areas, ListedArea area) {
        this.area = area;
        areas.orphansProperty().subscribe(this::show);
        area.rowProperty().subscribe(_ -> show(orphans));
    }

    private void show(List<Survey.Orphan> measured) {
        if (measured != orphans) orphans.setAll(measured);
        Amount all = Amount.NONE;
        for (Survey.Orphan one : orphans) all = all.plus(one.amount());
        sum.set(
                orphans.isEmpty()
                        ? ""
                        : Texts.of(
                                "ui.orphans.sum",
                                orphans.size(),
                                Formats.onDisk(all.bytes(), all.allocatedBytes())));
        cleanable.set(
                area.state() == null && orphans.stream().anyMatch(one -> one.stays() == null));
    }

    public ObservableList<Survey.Orphan> orphans() {
        return orphans;
    }

    /** How many and how large; empty while there are none. */
    public ReadOnlyStringProperty sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /** Whether some may go now, and no earlier cleanup of them can still be undone. */
    public ReadOnlyBooleanProperty cleanableProperty() {
        return cleanable.getReadOnlyProperty();
    }
}
