package app.offcut.ui.projects.table;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;

/** The middle part of a picture that has a given shape. */
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
