package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.SharedTooltip;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowText;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javafx.scene.control.TableCell;

/** A size, exact in the tooltip; after a sign if it is a minimum. */
final class SizeCell extends TableCell<ListedProject, ProjectRow> {
    private static final String AT_LEAST = "≥ ";

    private final ToLongFunction<ProjectRow> bytes;
    private final Predicate<ProjectRow> least;
    private final SharedTooltip exact = SharedTooltip.on(this);

    /**
     * @param least whether the size is a minimum
     */
    SizeCell(ToLongFunction<ProjectRow> bytes, Predicate<ProjectRow> least) {
        this.bytes = bytes;
        this.least = least;
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
        String words = Formats.exactBytes(length);
        if (least.test(row)) {
            setText(AT_LEAST + Formats.bytes(length));
            exact.say(Texts.of("format.at-least", words));
        } else {
            setText(RowText.size(length));
            exact.say(length == 0 ? null : words);
        }
    }
}
