package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.ui.projects.list.ListedProject;
import java.time.InstantSource;
import javafx.scene.control.TableCell;

/** The cell with the state's pill. */
public final class StateCell extends TableCell<ListedProject, ProjectRow> {
    private final StatePill pill;

    public StateCell(InstantSource clock) {
        pill = new StatePill(clock);
    }

    @Override
    protected void updateItem(ProjectRow row, boolean empty) {
        super.updateItem(row, empty);
        // only hidden, because styling content that is added again takes most of a frame
        pill.setVisible(!empty && row != null);
        if (empty || row == null) return;
        if (getGraphic() == null) setGraphic(pill);
        pill.show(row.state());
    }
}
