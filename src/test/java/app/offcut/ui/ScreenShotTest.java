package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ScreenShotTest {
    private static final Path LIST = Path.of("assets", "screenshots", "light-list.png");

    @Test
    void noticesThatAPublishedPictureIsOutdated() throws IOException {
        BufferedImage before = ImageIO.read(LIST.toFile());
        BufferedImage now = ImageIO.read(LIST.toFile());
        assertTrue(ScreenShot.isUpToDate(before, now));
        Graphics pen = now.getGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(300, 300, 20, 10);
        assertTrue(ScreenShot.isUpToDate(before, now), "such a difference may be another font");
        pen.fillRect(300, 300, 130, 32);
        assertFalse(ScreenShot.isUpToDate(before, now), "one more button");
        assertFalse(
                ScreenShot.isUpToDate(
                        before, new BufferedImage(1280, 799, BufferedImage.TYPE_INT_RGB)));
    }
}
