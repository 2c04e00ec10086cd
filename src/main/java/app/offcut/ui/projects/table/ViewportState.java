package app.offcut.ui.projects.table;

import app.offcut.ui.projects.list.ListedProject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Saves and restores the position in the list: the selection and the visible lines. */
record ViewportState(TableView<ListedProject> table) {

    /** A visible line, and how far above the edge it begins. */
    private record Edge(ListedProject project, double above) {}

    /** Keeps both while all lines change; shows the first ones if the user asked for others. */
    void keep(Runnable replacement, boolean asked) {
        List<ListedProject> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        ListedProject last = table.getSelectionModel().getSelectedItem();
        Edge edge = edge(asked ? last : null, asked);
        replacement.run();
        if (!selected.equals(List.copyOf(table.getSelectionModel().getSelectedItems())))
            select(selected, last);
        if (edge != null) scroll(edge);
        else if (asked && !table.getItems().isEmpty()) table.scrollTo(0);
    }

    /** Selects the last one first, then the others; omits projects that are gone. */
    private void select(List<ListedProject> selected, @Nullable ListedProject last) {
        List<ListedProject> lines = table.getItems();
        Set<ListedProject> wanted = new HashSet<>(selected);
        wanted.remove(last);
        int[] indices = new int[wanted.size() + 1];
        int found = 0;
        for (int i = 0; i < lines.size(); i++)
            if (wanted.contains(lines.get(i))) indices[found++] = i;
        int lead = last == null ? -1 : lines.indexOf(last);
        if (lead >= 0) indices[found++] = lead;
        if (found == 0) return;
        if (found == lines.size()) table.getSelectionModel().selectAll();
        else
            table.getSelectionModel()
                    .selectIndices(indices[0], Arrays.copyOfRange(indices, 1, found));
    }

    /**
     * The preferred project if it is visible, else the first visible one unless the list is
     * scrolled to its top.
     */
    private @Nullable Edge edge(@Nullable ListedProject preferred, boolean onlyThat) {
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) return null;
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (first == null || last == null) return null;
        if (preferred != null)
            for (int i = first.getIndex(); i <= last.getIndex(); i++)
                if (at(i) == preferred) return new Edge(preferred, -flow.getCell(i).getLayoutY());
        boolean top = first.getIndex() == 0 && first.getLayoutY() >= 0;
        ListedProject project = at(first.getIndex());
        return onlyThat || top || project == null ? null : new Edge(project, -first.getLayoutY());
    }

    private @Nullable ListedProject at(int line) {
        List<ListedProject> lines = table.getItems();
        return line >= 0 && line < lines.size() ? lines.get(line) : null;
    }

    private void scroll(Edge edge) {
        int line = table.getItems().indexOf(edge.project);
        boolean fits = table.getItems().size() * table.getFixedCellSize() < table.getHeight();
        if (line < 0 || fits) return;
        table.scrollTo(line);
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
            flow.scrollPixels(edge.above);
    }
}
