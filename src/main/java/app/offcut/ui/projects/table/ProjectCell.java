package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.SharedTooltip;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowNote;
import app.offcut.ui.projects.list.RowText;
import java.time.InstantSource;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The thumbnail, the name, and a line about the project, or its note. */
public final class ProjectCell extends NotedCell {
    private static final double WIDTH = 44;
    private static final double HEIGHT = 26;

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final InstantSource clock;
    private final Tile tile;
    private final Label name = new Label();
    private final Label below = new Label();
    private final SharedTooltip words = SharedTooltip.on(this);

    public ProjectCell(Thumbnails thumbnails, InstantSource clock) {
        this.clock = clock;
        tile = new Tile(thumbnails, WIDTH, HEIGHT);
        name.getStyleClass().add("project-name");
        below.getStyleClass().add("small");
        VBox lines = new VBox(name, below);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox content = new HBox(12, tile, lines);
        content.setAlignment(Pos.CENTER_LEFT);
        hold(content);
    }

    @Override
    void show(ProjectRow row, RowNote note) {
        String shown = RowText.name(row);
        String whole = Visible.of(row.name());
        name.setText(shown);
        boolean said = note.kind() != RowNote.Kind.NONE;
        below.setText(said ? note.words() : below(row));
        below.pseudoClassStateChanged(TROUBLE, note.kind() == RowNote.Kind.TROUBLE);
        words.say(said ? note.words() : shown.equals(whole) ? null : whole);
        tile.show(row);
    }

    private String below(ProjectRow row) {
        boolean begunHere = project().filter(ListedProject::busy).isPresent();
        return row.state() instanceof RowState.Cleaning && !begunHere
                ? Texts.of("ui.row.cleaning")
                : RowText.below(row, clock.instant());
    }
}
