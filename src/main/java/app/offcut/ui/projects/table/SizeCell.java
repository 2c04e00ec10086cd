package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.text.Formats;
import app.offcut.ui.fx.SharedTooltip;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowText;
import java.util.function.ToLongFunction;
import javafx.scene.control.TableCell;

/** A size, exact in the tooltip. */
final class SizeCell extends TableCell<ListedProject, ProjectRow> {
    private final ToLongFunction<ProjectRow> bytes;
    private final SharedTooltip exact = SharedTooltip.on(this);

    SizeCell(ToLongFunction<ProjectRow> bytes) {
        this.bytes = bytes;
    }

    @Override
    protected void updateItem(ProjectRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            exact.say(null);
            return;
        }
        long length = bytes.applyAsLong(row);
        setText(RowText.size(length));
        exact.say(length == 0 ? null : Formats.exactBytes(length));
    }
}
