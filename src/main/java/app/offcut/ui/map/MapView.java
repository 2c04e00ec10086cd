package app.offcut.ui.map;

import app.offcut.generator.Category;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.map.MapPicture.Block;
import app.offcut.ui.map.MapPicture.Part;
import app.offcut.ui.map.MapPicture.Rest;
import app.offcut.ui.map.Treemap.Area;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowText;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The treemap: one canvas, laid out again when sizes or the window change, at most ten times a
 * second. Its colours come from the stylesheet, through invisible swatches.
 */
public final class MapView extends Region {
    private final ProjectList list;
    private final Background background;
    private final Consumer<ListedProject> select;
    private final String generator;
    private final Canvas canvas = new Canvas();
    private final Label empty = new Label(Texts.of("ui.map.empty"));
    private final Map<Category, Region> swatches = new EnumMap<>(Category.class);
    private final InstantSource clock;
    private final Region frame = new Region();
    private final Label ink = new Label();
    private final Region chosen = new Region();
    private final Label inkOnChosen = new Label();
    private final Region rest = new Region();
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition soon = new PauseTransition(Duration.millis(100));
    private MapPicture picture = MapPicture.EMPTY;
    private boolean layingOut;
    private @Nullable ListedProject selected;

    /**
     * @param generator the name of the library's generator
     */
    public MapView(
            ProjectList list,
            Background background,
            InstantSource clock,
            Consumer<ListedProject> select,
            String generator) {
        this.generator = generator;
        this.clock = clock;
        this.list = list;
        this.background = background;
        this.select = select;
        setId("map");
        getStyleClass().add("map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        for (Category category : RowText.DELETABLE)
            swatches.put(category, swatch("category-" + category.word()));
        frame.getStyleClass().add("map-frame");
        ink.getStyleClass().add("map-ink");
        chosen.getStyleClass().add("map-chosen");
        inkOnChosen.getStyleClass().add("map-ink-on-chosen");
        empty.getStyleClass().add("small");
        getChildren().addAll(swatches.values());
        rest.getStyleClass().add("map-rest");
        getChildren().addAll(frame, ink, chosen, inkOnChosen, rest, canvas, empty);
        Tooltip.install(canvas, tooltip);
        tooltip.setShowDelay(Duration.millis(150));
        canvas.setOnMouseMoved(this::hover);
        canvas.setOnMouseClicked(this::click);
        setOnKeyPressed(this::press);
        ink.setVisible(false);
        inkOnChosen.setVisible(false);
        ink.fontProperty().subscribe(_ -> drawSoon());
        soon.setOnFinished(_ -> layOut());
        list.totalsProperty().subscribe(_ -> drawSoon());
        list.onArranged(this::drawSoon);
        visibleProperty().subscribe(now -> drawSoon());
    }

    private static Region swatch(String styleClass) {
        Region swatch = new Region();
        swatch.getStyleClass().add(styleClass);
        swatch.setManaged(false);
        return swatch;
    }

    public void mark(@Nullable ListedProject project) {
        selected = project;
        if (isVisible()) draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        layoutInArea(
                empty, 0, 0, getWidth(), getHeight(), 0, javafx.geometry.HPos.CENTER, VPos.CENTER);
        drawSoon();
    }

    private void drawSoon() {
        if (isVisible() && !soon.getStatus().equals(javafx.animation.Animation.Status.RUNNING))
            soon.playFromStart();
    }

    private void layOut() {
        if (!isVisible()) return;
        if (layingOut) {
            drawSoon();
            return;
        }
        layingOut = true;
        List<ListedProject> projects = list.shown();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        double title = title();
        background.run(
                Lane.ARRANGE,
                () -> MapPicture.of(MapPicture.sized(projects), width, height, title),
                drawn -> {
                    layingOut = false;
                    picture = drawn;
                    draw();
                },
                bug -> {
                    layingOut = false;
                    throw new IllegalStateException("The map could not be laid out", bug);
                });
    }

    private void draw() {
        empty.setVisible(picture.projects().isEmpty());
        setAccessibleText(spoken());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(ink.getFont());
        for (Block block : picture.projects()) draw(pen, block);
        if (picture.rest() != null) draw(pen, picture.rest());
    }

    private void draw(GraphicsContext pen, Rest others) {
        fill(pen, others.area().inset(0.5, 0.5, 0.5, 0.5), paint(rest));
        if (others.titled()) title(pen, others.area(), words(others), ink);
    }

    private double title() {
        return Math.ceil(ink.getFont().getSize() * 1.5);
    }

    private String spoken() {
        return Texts.of(
                "ui.map.spoken",
                picture.projects().size(),
                picture.projects().stream()
                        .limit(5)
                        .map(block -> block.project().row().name())
                        .collect(Collectors.joining(", ")),
                generator);
    }

    private void draw(GraphicsContext pen, Block block) {
        boolean marked = block.project() == selected;
        fill(pen, block.area().inset(0.5, 0.5, 0.5, 0.5), paint(marked ? chosen : frame));
        for (Part part : block.parts()) {
            Region swatch = swatches.get(part.category());
            if (swatch != null) fill(pen, part.area().inset(0.5, 0.5, 0.5, 0.5), paint(swatch));
        }
        if (block.titled())
            title(
                    pen,
                    block.area(),
                    RowText.name(block.project().row()),
                    marked ? inkOnChosen : ink);
    }

    private void title(GraphicsContext pen, Area area, String words, Label colour) {
        pen.setFill(colour.getTextFill());
        pen.fillText(fitted(words, area.width() - 10), area.x() + 5, area.y() + title() / 2);
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

    private static void fill(GraphicsContext pen, Area area, Paint paint) {
        pen.setFill(paint);
        pen.fillRect(area.x(), area.y(), area.width(), area.height());
    }

    private static Paint paint(Region swatch) {
        var colours = swatch.getBackground();
        return colours == null || colours.getFills().isEmpty()
                ? Color.GRAY
                : colours.getFills().getLast().getFill();
    }

    private void hover(MouseEvent mouse) {
        tooltip.setText(
                picture.at(mouse.getX(), mouse.getY())
                        .map(this::words)
                        .or(() -> picture.restAt(mouse.getX(), mouse.getY()).map(MapView::words))
                        .orElse(""));
    }

    private String words(Block block) {
        String parts =
                block.parts().stream()
                        .map(p -> Texts.of(p.category()) + " " + Formats.bytes(p.bytes()))
                        .collect(Collectors.joining("\n"));
        var row = block.project().row();
        return Visible.of(row.name())
                + " · "
                + RowText.state(row.state(), clock.instant())
                + "\n"
                + parts
                + "\n"
                + generator;
    }

    private static String words(Rest rest) {
        return Texts.of("ui.map.rest", rest.projects(), Formats.bytes(rest.bytes()));
    }

    private void click(MouseEvent mouse) {
        requestFocus();
        picture.at(mouse.getX(), mouse.getY()).ifPresent(block -> select.accept(block.project()));
    }

    private void press(KeyEvent key) {
        int step =
                key.getCode() == KeyCode.RIGHT || key.getCode() == KeyCode.DOWN
                        ? 1
                        : key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.UP ? -1 : 0;
        List<Block> blocks = picture.projects();
        if (step == 0 || blocks.isEmpty()) return;
        int at = 0;
        while (at < blocks.size() && blocks.get(at).project() != selected) at++;
        int next = at == blocks.size() ? 0 : Math.clamp((long) at + step, 0, blocks.size() - 1);
        select.accept(blocks.get(next).project());
        key.consume();
    }
}
