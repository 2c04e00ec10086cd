package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.cleanup.Survey;
import app.offcut.ui.projects.Totals.Twice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The projects, which of them are shown, and the figures over all of them. */
public final class ProjectList {
    private final ObservableList<ListedProject> all =
            FXCollections.observableArrayList(p -> new Observable[] {p.rowProperty()});
    private final FilteredList<ListedProject> shown = new FilteredList<>(all);
    private final Map<String, ListedProject> byId = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Totals> totals =
            new ReadOnlyObjectWrapper<>(Totals.of(List.of(), Twice.NONE));
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.ALL);
    private Twice twice = Twice.NONE;

    ProjectList() {
        search.subscribe(_ -> choose());
        filter.subscribe(_ -> choose());
    }

    /** What search and filter leave, in no particular order. */
    public ObservableList<ListedProject> shown() {
        return shown;
    }

    public List<ListedProject> all() {
        return all;
    }

    public Optional<ListedProject> find(String projectId) {
        return Optional.ofNullable(byId.get(projectId));
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    public Totals totals() {
        return totals.get();
    }

    /** Rows known already are updated in place. */
    void replaceAll(Survey survey) {
        List<ProjectRow> rows = survey.rows();
        Set<String> ids = new HashSet<>();
        List<ListedProject> fresh = new ArrayList<>();
        for (ProjectRow row : rows) {
            if (!ids.add(row.id())) continue;
            ListedProject known = byId.get(row.id());
            if (known == null) fresh.add(new ListedProject(row));
            else if (!known.measured().equals(row)) known.measured(row);
        }
        if (byId.keySet().retainAll(ids)) all.removeIf(p -> !byId.containsKey(p.id()));
        fresh.forEach(p -> byId.put(p.id(), p));
        all.addAll(fresh);
        twice = Twice.of(rows, survey.totals());
        count();
    }

    void replace(ProjectRow row) {
        ListedProject known = byId.get(row.id());
        if (known == null) {
            ListedProject fresh = new ListedProject(row);
            byId.put(row.id(), fresh);
            all.add(fresh);
        } else {
            known.measured(row);
        }
        count();
    }

    private void count() {
        totals.set(Totals.of(all.stream().map(ListedProject::measured).toList(), twice));
    }

    private void choose() {
        RowFilter part = filter.get();
        String words = search.get() == null ? "" : search.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(
                p -> part.shows(p.row().state()) && (words.isEmpty() || contains(p.row(), words)));
    }

    private static boolean contains(ProjectRow row, String words) {
        return row.name().toLowerCase(Locale.ROOT).contains(words)
                || row.id().toLowerCase(Locale.ROOT).contains(words);
    }
}
