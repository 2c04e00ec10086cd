package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.generator.Category;
import java.text.Collator;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The naive list: the toolkit's own lists, all on the window's thread. */
public final class NaiveList {
    private final ObservableList<ListedProject> all =
            FXCollections.observableArrayList(p -> new Observable[] {p.rowProperty()});
    private final FilteredList<ListedProject> shown = new FilteredList<>(all);
    private final Map<String, ListedProject> byId = new LinkedHashMap<>();
    private final ObjectProperty<Totals> totals = new SimpleObjectProperty<>();
    private final TableView<ListedProject> table = new TableView<>();
    private final TableColumn<ListedProject, ProjectRow> name =
            column("Project", Comparator.comparing(ProjectRow::name, Collator.getInstance()));
    private final TableColumn<ListedProject, ProjectRow> size =
            column("Total", Comparator.comparingLong(r -> r.usage().totalBytes()));

    public NaiveList() {
        SortedList<ListedProject> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setFixedCellSize(48);
        table.getColumns().setAll(List.of(name, size));
    }

    private static TableColumn<ListedProject, ProjectRow> column(
            String title, Comparator<ProjectRow> order) {
        TableColumn<ListedProject, ProjectRow> column = new TableColumn<>(title);
        column.setCellValueFactory(line -> line.getValue().rowProperty());
        column.setComparator(order);
        return column;
    }

    public TableView<ListedProject> table() {
        return table;
    }

    public void replaceAll(Collection<ProjectRow> rows) {
        rows.forEach(row -> byId.put(row.id(), new ListedProject(row, (_, _) -> {})));
        all.addAll(byId.values());
        totals.set(count(all));
    }

    public void replace(ProjectRow row) {
        ListedProject known = byId.get(row.id());
        if (known != null) known.measured(row);
        totals.set(count(all));
    }

    public void sortBySize() {
        table.getSortOrder().setAll(List.of(size));
    }

    public void sortByName() {
        table.getSortOrder().setAll(List.of(name));
    }

    public void search(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        shown.setPredicate(p ->
                p.row().name().toLowerCase(Locale.ROOT).contains(lower)
                        || p.row().id().toLowerCase(Locale.ROOT).contains(lower));
    }

    /** Counts all rows independently of {@link RunningTotals}; nothing is shared. */
    public static Totals count(Collection<ListedProject> projects) {
        Map<Category, Long> bytes = new EnumMap<>(Category.class);
        for (Category category : Category.values()) bytes.put(category, 0L);
        Map<RowFilter, Integer> shown = new EnumMap<>(RowFilter.class);
        for (RowFilter filter : RowFilter.values()) shown.put(filter, 0);
        long free = 0;
        long largest = 0;
        Map<Category, Long> goes = new EnumMap<>(Category.class);
        for (Category category : RowText.DELETABLE) goes.put(category, 0L);
        Instant until = null;
        int ready = 0;
        int held = 0;
        long heldBytes = 0;
        int older = 0;
        long olderBytes = 0;
        for (ListedProject project : projects) {
            ProjectRow row = project.measured();
            for (Category category : Category.values())
                bytes.merge(category, row.usage().of(category).bytes(), Long::sum);
            for (RowFilter filter : RowFilter.values())
                if (filter.shows(project.row().state())) shown.merge(filter, 1, Integer::sum);
            free += row.usage().reclaimableBytes();
            largest = Math.max(largest, Share.sum(Share.of(row)));
            if (project.row().state().cleanable()) ready++;
            for (Share share : Share.of(row))
                if (share.fate() == Share.Fate.GOES)
                    goes.merge(share.category(), share.bytes(), Long::sum);
            Instant back = Share.back(project.row());
            if (back != null && (until == null || back.isAfter(until))) until = back;
            if (row.inHold().heldFiles() > 0) held++;
            heldBytes += row.inHold().heldBytes();
            if (row.inHold().olderFiles() > 0) older++;
            olderBytes += row.inHold().olderBytes();
        }
        return new Totals(
                free,
                ready,
                held,
                heldBytes,
                until,
                older,
                olderBytes,
                bytes,
                goes,
                shown,
                largest);
    }
}
