package app.offcut.ui.map;

import app.offcut.generator.Category;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.map.MapPicture.Block;
import app.offcut.ui.map.MapPicture.Part;
import app.offcut.ui.map.MapPicture.Rest;
import app.offcut.ui.map.Treemap.Area;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.RowText;
import app.offcut.ui.projects.list.Share.Fate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Draws the map. One canvas, because a node for each tile would be too slow; its colours and their
 * strengths come from the stylesheet, through invisible swatches.
 */
final class MapCanvas extends Region {
    private static final double MARGIN = 8;

    /** Half of the gap between two projects, and between two tiles. */
    private static final double WIDE = 2;

    private static final double NARROW = 1;

    private static final double ROUND = 6;

    private final Canvas canvas = new Canvas();
    private final GraphicsContext pen = canvas.getGraphicsContext2D();
    private final Map<Category, Region> swatches = new EnumMap<>(Category.class);
    private final Region solid = swatch("map-solid");
    private final Region pale = swatch("map-pale");
    private final Region frame = swatch("map-frame");
    private final Region chosen = swatch("map-chosen");
    private final Label ink = ink("map-ink");
    private final Label inkOnChosen = ink("map-ink-on-chosen");
    private Runnable changed = () -> {};

    MapCanvas() {
        getStyleClass().add("map-canvas");
        for (Category category : Category.values())
            swatches.put(category, swatch("category-" + category.word()));
        getChildren().addAll(swatches.values());
        getChildren().addAll(solid, pale, frame, chosen, ink, inkOnChosen, canvas);
        ink.fontProperty().subscribe(_ -> changed.run());
        setMinSize(0, 0);
    }

    private static Region swatch(String styleClass) {
        Region swatch = new Region();
        swatch.getStyleClass().add(styleClass);
        swatch.setManaged(false);
        return swatch;
    }

    private static Label ink(String styleClass) {
        Label ink = new Label();
        ink.getStyleClass().add(styleClass);
        ink.setVisible(false);
        return ink;
    }

    /** Sets what to do when the size or the font has changed. */
    void onChanged(Runnable action) {
        changed = action;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        changed.run();
    }

    /** Where to lay out a picture. */
    Area room() {
        return new Area(0, 0, canvas.getWidth(), canvas.getHeight())
                .inset(MARGIN, MARGIN, MARGIN, MARGIN);
    }

    /** Height of a title. */
    double title() {
        return Math.ceil(ink.getFont().getSize() * 1.6);
    }

    void show(MapPicture picture, Predicate<ListedProject> marked) {
        clear();
        for (Block block : picture.projects()) draw(block, marked.test(block.project()));
        Rest rest = picture.rest();
        if (rest == null) return;
        fill(gap(rest.area(), WIDE), frame, 1);
        if (rest.titled()) title(rest.area(), words(rest), "", ink);
    }

    static String words(Rest rest) {
        return Texts.of("ui.map.rest", rest.projects(), Formats.bytes(rest.bytes()));
    }

    private void draw(Block block, boolean marked) {
        fill(gap(block.area(), WIDE), marked ? chosen : frame, 1);
        // colours are no less strong on what is selected
        if (marked) fill(MapPicture.inner(block.area(), block.titled(), title()), frame, 1);
        for (Part part : block.parts()) {
            Category category = part.share().category();
            tile(part.area(), category, strength(category, part.share().fate() == Fate.GOES));
            label(part.area(), Texts.of(category), Formats.bytes(part.share().bytes()));
        }
        if (block.titled())
            title(
                    block.area(),
                    RowText.name(block.project().row()),
                    Formats.bytes(block.bytes()),
                    marked ? inkOnChosen : ink);
    }

    void show(FilePicture picture, @Nullable PlannedFile marked) {
        clear();
        for (FilePicture.Kind kind : picture.kinds()) {
            fill(gap(kind.area(), WIDE), frame, 1);
            for (FilePicture.Tile tile : kind.files()) draw(kind, tile, tile.file() == marked);
            if (kind.titled())
                title(kind.area(), Texts.of(kind.category()), Formats.bytes(kind.bytes()), ink);
        }
    }

    private void draw(FilePicture.Kind kind, FilePicture.Tile tile, boolean marked) {
        PlannedFile file = tile.file();
        if (marked) fill(tile.area(), chosen, 1);
        Area area = marked ? tile.area().inset(2, 2, 2, 2) : tile.area();
        fill(gap(area, NARROW), frame, 1);
        tile(area, kind.category(), strength(kind.category(), file.goes()));
        label(area, Visible.of(file.name()), Formats.bytes(file.item().bytes()));
    }

    /** What is kept has a colour of its own, which need not be pale. */
    private double strength(Category category, boolean goes) {
        return (goes || !category.deletable() ? solid : pale).getOpacity();
    }

    private void tile(Area area, Category category, double strength) {
        Region swatch = swatches.get(category);
        if (swatch != null) fill(gap(area, NARROW), swatch, strength);
    }

    private void clear() {
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(ink.getFont());
    }

    private static Area gap(Area area, double half) {
        return area.inset(half, half, half, half);
    }

    private void fill(Area area, Region swatch, double strength) {
        pen.setGlobalAlpha(strength);
        pen.setFill(paint(swatch));
        pen.fillRoundRect(area.x(), area.y(), area.width(), area.height(), ROUND, ROUND);
        pen.setGlobalAlpha(1);
    }

    private static Paint paint(Region swatch) {
        var colours = swatch.getBackground();
        return colours == null || colours.getFills().isEmpty()
                ? Color.GRAY
                : colours.getFills().getLast().getFill();
    }

    /** A name, and at the right its size where both fit. */
    private void title(Area area, String name, String size, Label colour) {
        pen.setFill(colour.getTextFill());
        double middle = area.y() + WIDE + title() / 2;
        double room = area.width() - 16;
        double its = width(size);
        boolean both = !size.isEmpty() && room - its > 60;
        pen.fillText(fitted(name, both ? room - its - 8 : room), area.x() + 8, middle);
        if (both) pen.fillText(size, area.x() + area.width() - 8 - its, middle);
    }

    /** A name above its size, or the size alone; nothing where that does not fit. */
    private void label(Area area, String name, String size) {
        double line = title();
        double room = area.width() - 14;
        if (room < width(size) || area.height() < line + 4) return;
        boolean both = area.height() >= 2 * line + 4 && room >= Math.min(width(name), 60);
        pen.setFill(ink.getTextFill());
        double y = area.y() + 4 + line / 2;
        if (both) pen.fillText(fitted(name, room), area.x() + 7, y);
        pen.fillText(size, area.x() + 7, both ? y + line * 0.85 : y);
    }

    /** Shortens text to the width, because a canvas does not. */
    private String fitted(String words, double width) {
        if (width(words) <= width) return words;
        // first guess: as many letters as fit at average width
        int length = (int) (words.length() * width / width(words));
        while (length > 0 && width(words.substring(0, length).strip() + "…") > width) length--;
        return words.substring(0, length).strip() + "…";
    }

    private double width(String words) {
        Text measured = new Text(words);
        measured.setFont(ink.getFont());
        return measured.getLayoutBounds().getWidth();
    }
}
