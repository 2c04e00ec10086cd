package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.text.Formats;
import java.util.function.ToLongFunction;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** A size, exact in the tooltip. */
final class SizeCell extends TableCell<ListedProject, ProjectRow> {
    private final ToLongFunction<ProjectRow> bytes;
    private final Tooltip exact = new Tooltip();

    SizeCell(ToLongFunction<ProjectRow> bytes) {
        this.bytes = bytes;
    }

    @Override
    protected void updateItem(ProjectRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        long length = bytes.applyAsLong(row);
        setText(Words.size(length));
        exact.setText(Formats.exactBytes(length));
        setTooltip(length == 0 ? null : exact);
    }
}
