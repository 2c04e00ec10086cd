package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** The look of a window for a picture, and its file. */
record ScreenShot(Theme theme, int width, int height, TextSize text) {
    private static final Path PICTURES = Path.of("target", "screens");

    ScreenShot(Theme theme, int width, int height) {
        this(theme, width, height, TextSize.NORMAL);
    }

    Path file(String name) {
        String spoken = Locale.getDefault().getLanguage();
        String language = spoken.equals("en") ? "" : "-" + spoken;
        String large = text == TextSize.NORMAL ? "" : "-text-" + text.percent();
        String size = "-%dx%d.png".formatted(width, height);
        return PICTURES.resolve(
                name + "-" + theme.name().toLowerCase(Locale.ROOT) + language + large + size);
    }

    static int[] pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    /** The picture, with what in it cannot be read or named. */
    record Picture(BufferedImage image, List<String> faults) {}

    void write(String name, Picture picture) {
        try {
            Files.createDirectories(PICTURES);
            assertTrue(ImageIO.write(picture.image, "png", file(name).toFile()));
            assertDrawn(picture.image);
            assertEquals(List.of(), picture.faults, name + this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the whole size and the theme's brightness, and is not blank. */
    private void assertDrawn(BufferedImage picture) {
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 2)
            for (int y = 0; y < picture.getHeight(); y += 2) colours.add(picture.getRGB(x, y));
        // a pixel of the header, perhaps dimmed
        boolean light = new Color(picture.getRGB(2, 2)).getGreen() > 60;
        assertEquals(theme == Theme.LIGHT, light, toString());
        assertTrue(colours.size() > 50, "nothing is drawn: " + this);
    }
}
