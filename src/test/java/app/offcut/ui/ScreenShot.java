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
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** The look of a window for a picture, and its file. */
record ScreenShot(Theme theme, int width, int height, TextSize text) {
    private static final Path PICTURES = Path.of("target", "screens");
    private static final Path PUBLISHED = Path.of("assets", "screenshots");

    /** In pixels. */
    private static final int CELL = 16;

    ScreenShot(Theme theme, int width, int height) {
        this(theme, width, height, TextSize.NORMAL);
    }

    Path file(String name) {
        String spoken = Locale.getDefault().getLanguage();
        String language = spoken.equals("en") ? "" : "-" + spoken;
        String large = text == TextSize.NORMAL ? "" : "-text-" + text.percent();
        String size = "-%dx%d.png".formatted(width, height);
        return PICTURES.resolve(name + "-" + look() + language + large + size);
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
            if (isPublished(name)) publish(name, picture.image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the README's pictures in this theme. */
    Set<String> published() throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(look() + "-"))
                    .map(file -> file.substring(look().length() + 1, file.lastIndexOf('.')))
                    .collect(Collectors.toSet());
        }
    }

    private boolean isPublished(String name) {
        return width == 1280
                && text == TextSize.NORMAL
                && Locale.getDefault().getLanguage().equals("en")
                && Files.exists(publishedFile(name));
    }

    private Path publishedFile(String name) {
        return PUBLISHED.resolve(look() + "-" + name + ".png");
    }

    private String look() {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Compares the README's picture with this one, or replaces it with {@code -Dscreens.publish}.
     */
    private void publish(String name, BufferedImage drawn) throws IOException {
        Path file = publishedFile(name);
        if (System.getProperty("screens.publish") != null) {
            Files.copy(file(name), file, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        assertTrue(
                isUpToDate(ImageIO.read(file.toFile()), drawn),
                file
                        + " is outdated; draw it anew with ./mvnw test -Pthorough"
                        + " -Dtest=ScreensTest#drawsEveryScreen -Dscreens.publish");
    }

    /** Compares in cells, because text may be drawn a little differently elsewhere. */
    static boolean isUpToDate(BufferedImage before, BufferedImage now) {
        if (before.getWidth() != now.getWidth() || before.getHeight() != now.getHeight())
            return false;
        int cells = 0;
        int different = 0;
        for (int x = 0; x + CELL <= now.getWidth(); x += CELL)
            for (int y = 0; y + CELL <= now.getHeight(); y += CELL) {
                cells++;
                if (Math.abs(green(before, x, y) - green(now, x, y)) > 12) different++;
            }
        return different * 200 <= cells;
    }

    /** The mean green of a cell, which is nearly its brightness; 0 to 255. */
    private static int green(BufferedImage image, int left, int top) {
        int sum = 0;
        for (int x = left; x < left + CELL; x++)
            for (int y = top; y < top + CELL; y++) sum += image.getRGB(x, y) >> 8 & 255;
        return sum / (CELL * CELL);
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
