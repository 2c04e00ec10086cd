package app.offcut.ui.projects;

import app.offcut.cleanup.ProjectRow;
import app.offcut.library.Category;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** The picture of a project's video; a colour of its own where there is none. */
public final class Tile extends StackPane {
    private static final int HUES = 12;

    private final Thumbnails thumbnails;
    private final double width;
    private final double height;
    private final Region colour = new Region();
    private final ImageView picture = new ImageView();
    private String shownId = "";

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
        getChildren().setAll(colour, picture);
    }

    public void show(ProjectRow row) {
        if (row.id().equals(shownId)) return;
        shownId = row.id();
        picture.setImage(null);
        int hue = Math.floorMod(row.id().hashCode(), HUES);
        colour.getStyleClass().setAll("tile", "hue-" + hue);
        if (row.usage().of(Category.THUMBNAIL).files() == 0) return;
        thumbnails.find(row.id(), width, height, image -> fill(row.id(), image));
    }

    /** Cuts the picture to the tile's shape; by now it may be another project's. */
    private void fill(String id, Image image) {
        if (!id.equals(shownId)) return;
        picture.setPreserveRatio(false);
        picture.setViewport(Cut.to(image, width / height));
        picture.setImage(image);
    }
}
