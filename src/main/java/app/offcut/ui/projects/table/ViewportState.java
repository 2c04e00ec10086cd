package app.offcut.ui.projects.table;

import app.offcut.ui.projects.list.ListedProject;
import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Saves and restores the position in the list: the visible lines. */
record ViewportState(TableView<ListedProject> table) {

    /** A visible line, and how far above the edge it begins. */
    private record Edge(ListedProject project, double above) {}

    /** Keeps it while all lines change; shows the first ones if the user asked for others. */
    void keep(Runnable replacement, boolean asked) {
        ListedProject last = table.getSelectionModel().getSelectedItem();
        Edge edge = edge(asked ? last : null, asked);
        replacement.run();
        if (edge != null) scroll(edge);
        else if (asked && !table.getItems().isEmpty()) table.scrollTo(0);
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
