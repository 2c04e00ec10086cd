package app.offcut.ui.projects.table;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;

/** Crops the centre of a picture to a given aspect ratio. */
final class CentreCrop {
    private CentreCrop() {}

    /**
     * @param shape width divided by height
     */
    static Rectangle2D to(Image image, double shape) {
        double width = Math.min(image.getWidth(), image.getHeight() * shape);
        double height = width / shape;
        return new Rectangle2D(
                (image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height);
    }
}
