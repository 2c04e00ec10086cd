package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.generator.Category;
import app.offcut.library.Amount;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** The thumbnail of a project's video; a colour derived from its id if there is none. */
public final class Tile extends StackPane {
    private static final int HUES = 12;

    private final Thumbnails thumbnails;
    private final double width;
    private final double height;
    private final Region colour = new Region();
    private final ImageView picture = new ImageView();
    private String shownId = "";
    private Amount shown = Amount.NONE;

    public Tile(Thumbnails thumbnails, double width, double height) {
        this.thumbnails = thumbnails;
        this.width = width;
        this.height = height;
        setMinSize(width, height);
        setMaxSize(width, height);
        colour.setMinSize(width, height);
        colour.setMaxSize(width, height);
        picture.setFitWidth(width);
        picture.setFitHeight(height);
        Rectangle round = new Rectangle(width, height);
        round.setArcWidth(8);
        round.setArcHeight(8);
        picture.setClip(round);
        picture.setAccessibleRole(AccessibleRole.NODE); // adds nothing to the name beside it
        getChildren().setAll(colour, picture);
    }

    public void show(ProjectRow row) {
        boolean same = row.id().equals(shownId);
        Amount measured = row.usage().of(Category.THUMBNAIL);
        if (same && measured.equals(shown)) return;
        shownId = row.id();
        shown = measured;
        if (!same) {
            picture.setImage(null);
            int hue = Math.floorMod(row.id().hashCode(), HUES);
            colour.getStyleClass().setAll("tile", "hue-" + hue);
        }
        if (measured.files() == 0) picture.setImage(null);
        else
            thumbnails.find(
                    row.id(),
                    measured.bytes(),
                    width,
                    height,
                    image -> fill(row.id(), measured, image));
    }

    /**
     * Crops the centre of the picture to the tile's shape, unless the tile now shows another
     * project.
     */
    private void fill(String id, Amount measured, Image image) {
        if (!id.equals(shownId) || !measured.equals(shown)) return;
        picture.setPreserveRatio(false);
        double shape = width / height;
        double cropped = Math.min(image.getWidth(), image.getHeight() * shape);
        picture.setViewport(
                new Rectangle2D(
                        (image.getWidth() - cropped) / 2,
                        (image.getHeight() - cropped / shape) / 2,
                        cropped,
                        cropped / shape));
        picture.setImage(image);
    }
}
