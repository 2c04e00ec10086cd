package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.cleanup.RowState;
import app.offcut.library.Category;
import app.offcut.text.Texts;
import java.time.InstantSource;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** Picture, name, and a line about the project, or what its note says. */
final class ProjectCell extends NotedCell {
    private static final int HUES = 12;
    private static final double WIDTH = 44;
    private static final double HEIGHT = 26;

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final Thumbnails thumbnails;
    private final InstantSource clock;
    private final Region tile = new Region();
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Label below = new Label();
    private final HBox content;
    private String shownId = "";

    ProjectCell(Thumbnails thumbnails, InstantSource clock) {
        this.thumbnails = thumbnails;
        this.clock = clock;
        tile.setMinSize(WIDTH, HEIGHT);
        tile.setMaxSize(WIDTH, HEIGHT);
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(HEIGHT);
        Rectangle round = new Rectangle(WIDTH, HEIGHT);
        round.setArcWidth(8);
        round.setArcHeight(8);
        picture.setClip(round);
        name.getStyleClass().add("project-name");
        below.getStyleClass().add("small");
        VBox lines = new VBox(name, below);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        content = new HBox(12, new StackPane(tile, picture), lines);
        content.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    void show(ProjectRow row, RowNote note) {
        name.setText(row.name());
        boolean said = note.kind() != RowNote.Kind.NONE;
        below.setText(said ? note.words() : below(row));
        below.pseudoClassStateChanged(TROUBLE, note.kind() == RowNote.Kind.TROUBLE);
        setTooltip(said ? new Tooltip(note.words()) : null);
        setGraphic(content);
        if (!row.id().equals(shownId)) showPicture(row);
    }

    private String below(ProjectRow row) {
        boolean begunHere = project().filter(ListedProject::busy).isPresent();
        return row.state() instanceof RowState.Cleaning && !begunHere
                ? Texts.of("ui.row.cleaning")
                : Words.below(row, clock.instant());
    }

    private void showPicture(ProjectRow row) {
        shownId = row.id();
        picture.setImage(null);
        int hue = Math.floorMod(row.id().hashCode(), HUES);
        tile.getStyleClass().setAll("tile", "hue-" + hue);
        if (row.usage().of(Category.THUMBNAIL).files() == 0) return;
        thumbnails.find(row.id(), WIDTH, HEIGHT, image -> fill(row.id(), image));
    }

    /** Cuts the picture to the tile's shape; by now the cell may show another project. */
    private void fill(String id, Image image) {
        if (!id.equals(shownId)) return;
        picture.setPreserveRatio(false);
        picture.setViewport(Cut.to(image, WIDTH / HEIGHT));
        picture.setImage(image);
    }
}
