package app.offcut.ui.projects;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.environment.SystemLanguage;
import app.offcut.generator.Category;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.AfterFrame;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.fx.Theming;
import app.offcut.ui.projects.list.ListedProject;
import app.offcut.ui.projects.list.ProjectList;
import app.offcut.ui.projects.list.RowNote;
import app.offcut.ui.projects.list.RowOrder;
import app.offcut.ui.projects.list.RowText;
import app.offcut.ui.projects.list.Share;
import app.offcut.ui.projects.list.Share.Fate;
import app.offcut.ui.projects.table.ActionCell;
import app.offcut.ui.projects.table.BarCell;
import app.offcut.ui.projects.table.ProjectTable;
import app.offcut.ui.projects.table.StackedBar;
import app.offcut.ui.projects.table.StateCell;
import app.offcut.ui.projects.table.StatePill;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RowControlsTest {
    private final List<String> chosen = new ArrayList<>();
    private final BooleanProperty full = new SimpleBooleanProperty();
    private StackedBar bar;
    private ProjectList list;
    private ProjectTable table;

    @Start
    void start(Stage stage) {
        bar = new StackedBar();
        bar.setMinSize(300, 10);
        bar.setMaxSize(300, 10);
        list = new ProjectList(new SameThread());
        table = table();
        stage.setScene(new Scene(new VBox(bar, table), 900, 400));
        table.begin();
        stage.show();
    }

    private ProjectTable table() {
        ProjectTable table = new ProjectTable(list);
        table.columns(
                () -> new StateCell(InstantSource.fixed(Rows.NOW)),
                () -> new BarCell(list.totalsProperty(), full, InstantSource.fixed(Rows.NOW)),
                () -> new StateCell(InstantSource.fixed(Rows.NOW)),
                () -> new ActionCell((p, action) -> chosen.add(p.id() + " " + action.word())));
        return table;
    }

    @Test
    void dividesTheBarInProportionAndShowsNothingForNothing(FxRobot robot) {
        show(robot, 100, 200, 0);
        List<Node> parts = bar.getChildrenUnmodifiable();
        assertEquals(2, parts.size());
        assertEquals(List.of("category-provider"), parts.getFirst().getStyleClass());
        assertEquals(100, parts.getFirst().getLayoutBounds().getWidth(), 2);
        assertEquals(200, parts.getLast().getLayoutBounds().getWidth(), 2);
    }

    @Test
    void showsThePartThatIsTooSmallToSee(FxRobot robot) {
        show(robot, 1_000_000, 1, 1);
        assertEquals(2, bar.getChildrenUnmodifiable().get(1).getLayoutBounds().getWidth(), 0.1);
    }

    @Test
    void keepsItsPartsWhileOnlySizesChange(FxRobot robot) {
        show(robot, 100, 200, 0);
        Node before = bar.getChildrenUnmodifiable().getFirst();
        show(robot, 50, 250, 0);
        assertSame(before, bar.getChildrenUnmodifiable().getFirst());
    }

    /** The colour says what goes, and not only of which kind it is. */
    @Test
    void makesWhatStaysPaleAndHatchesWhatIsComingBack(FxRobot robot) {
        List<Share> shares =
                List.of(
                        new Share(Category.SEGMENTS, Fate.GOES, 100),
                        new Share(Category.SEGMENTS, Fate.STAYS, 100),
                        new Share(Category.FINAL, Fate.KEPT, 50),
                        new Share(Category.UNKNOWN, Fate.HELD, 50));
        robot.interact(() -> {
            bar.show(shares, 300);
            bar.layout();
            bar.applyCss();
        });
        List<Node> parts = bar.getChildrenUnmodifiable();
        assertEquals(
                List.of(
                        List.of("category-segments"),
                        List.of("category-segments", "share-stays"),
                        List.of("category-final"),
                        List.of("share-held")),
                parts.stream().map(part -> List.copyOf(part.getStyleClass())).toList());
    }

    @Test
    void comparesTheProjectsUnlessEachBarIsToBeFull(FxRobot robot) {
        robot.interact(() -> {
            list.replace(Rows.ready("large", 100));
            list.replace(Rows.ready("small", 10));
        });
        double room = widths(robot).getFirst();
        assertEquals(room / 10, widths(robot).getLast(), 2);
        robot.interact(() -> full.set(true));
        assertEquals(List.of(room, room), widths(robot));
    }

    /** Widths of the bars, the larger project's first. */
    private static List<Double> widths(FxRobot robot) {
        return robot.lookup(".table-cell .category-provider").queryAll().stream()
                .sorted(Comparator.comparingDouble(part -> part.localToScreen(0, 0).getY()))
                .map(part -> part.getLayoutBounds().getWidth())
                .toList();
    }

    /** Names get the width that the widest pill leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void fitsTheStateColumnToTheWidestPill(Locale language, FxRobot robot) {
        try (var _ = SystemLanguage.in(language)) {
            robot.interact(() -> {
                ProjectTable other = table();
                var pills = new HBox();
                RowText.states()
                        .forEach(words -> {
                            var pill = new StatePill(InstantSource.fixed(Rows.NOW));
                            pill.show(new RowState.Held("", 0, 0, Rows.NOW));
                            pill.setText(words);
                            pills.getChildren().add(pill);
                        });
                Scene scene = new Scene(new VBox(other, pills), 1280, 400);
                Theming.follow(
                        scene,
                        new SimpleObjectProperty<>(Theme.LIGHT),
                        new SimpleObjectProperty<>(TextSize.NORMAL));
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                scene.getRoot().applyCss();
                other.resize(1280, 400);
                double widest =
                        pills.getChildren().stream()
                                .mapToDouble(pill -> pill.prefWidth(-1))
                                .max()
                                .orElseThrow();
                double room = other.getColumns().get(4).getPrefWidth() - 16;
                assertTrue(room >= widest + 2, room + " for a selected pill of " + widest);
                assertTrue(room < widest + 4, room + " for a pill of " + widest);
            });
        }
    }

    @Test
    void actsOnceOnADoubleClick(FxRobot robot) {
        robot.interact(() -> list.replace(Rows.ready("p1", 10)));
        robot.doubleClickOn("Clean up");
        assertEquals(List.of("p1 clean-up"), chosen);
    }

    @Test
    void offersWhatTheStateOffers(FxRobot robot) {
        robot.interact(() -> list.replace(Rows.row("p1", "Salt", new RowState.Pinned(), 10)));
        fire("Unpin", robot);
        robot.interact(() -> list.find("p1").orElseThrow().doing(new RowState.Waiting()));
        fire("Stop", robot);
        robot.interact(() -> list.find("p1").orElseThrow().doing(null));
        robot.interact(() -> list.replace(Rows.row("p1", "Salt", new RowState.Clean(), 10)));
        assertEquals(0, robot.lookup(".row-action").queryAllAs(Button.class).size());
        assertEquals(List.of("p1 unpin", "p1 stop"), chosen);
    }

    @Test
    void cannotStopWhatAnotherOffcutDoes(FxRobot robot) {
        robot.interact(() -> list.replace(Rows.row("p1", "Salt", new RowState.Cleaning(0, 9), 10)));
        assertEquals(0, robot.lookup(".row-action").queryAllAs(Button.class).size());
    }

    @Test
    void offersUndoForWhatIsHeldAndErasingOnlyInAMenu(FxRobot robot) {
        robot.interact(() -> list.replace(Rows.held("p1", "Salt", 10)));
        fire("Undo", robot);
        MenuButton more = robot.lookup(".row-more").queryAs(MenuButton.class);
        robot.interact(() -> more.getItems().getFirst().fire());
        assertEquals(List.of("p1 undo", "p1 erase"), chosen);
    }

    @Test
    void offersNothingWhileFilesArePutBack(FxRobot robot) {
        robot.interact(() -> {
            list.replace(Rows.held("p1", "Salt", 10));
            list.find("p1").orElseThrow().note(RowNote.atWork("Putting its files back…"));
        });
        assertEquals(0, robot.lookup(".row-action").queryAllAs(Button.class).size());
        robot.interact(() -> list.find("p1").orElseThrow().note(RowNote.NONE));
        fire("Undo", robot);
        assertEquals(List.of("p1 undo"), chosen);
    }

    @Test
    void movesNoLineWhileThePointerRestsOnOne(FxRobot robot) {
        robot.interact(() -> {
            list.replace(Rows.ready("p1", 30));
            list.replace(Rows.ready("p2", 20));
        });
        await().until(() -> order().equals("p1 p2"));
        robot.moveTo(firstLine(robot));
        robot.interact(() -> list.replace(Rows.ready("p1", 10)));
        assertEquals("p1 p2", order());
        robot.moveTo(bar);
        await().until(() -> order().equals("p2 p1"));
        robot.moveTo(firstLine(robot));
        robot.interact(() -> list.replace(Rows.ready("p1", 30)));
        assertEquals("p2 p1", order());
        robot.interact(table::requestFocus);
        robot.type(KeyCode.DOWN);
        await().until(() -> order().equals("p1 p2"));
    }

    private Node firstLine(FxRobot robot) {
        return robot.from(table)
                .lookup(".table-row-cell")
                .match(row -> row.isVisible() && ((IndexedCell<?>) row).getIndex() == 0)
                .query();
    }

    private String order() {
        return list.shown().stream().map(ListedProject::id).collect(Collectors.joining(" "));
    }

    /** A whole screenful would take longer than a frame. */
    @Test
    void fillsTheListAFewLinesAtATime(FxRobot robot) {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            table.getItems().subscribe(() -> sizes.add(table.getItems().size()));
            list.replaceAll(Rows.survey(many(100)), () -> {});
            assertEquals(List.of(), sizes);
        });
        await().until(() -> table.getItems().size() == 100);
        assertEquals(List.of(1, 5, 9, 13, 17, 21, 25, 100), sizes);
    }

    /** Lines come over several frames; none may come twice. */
    @Test
    void showsEachProjectOnceIfOthersAreAskedForMeanwhile(FxRobot robot) {
        List<ListedProject> twice = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            table.getItems().subscribe(() -> twice.addAll(repeated(table.getItems())));
            list.replaceAll(Rows.survey(many(100)), () -> {});
            list.order(List.of(new RowOrder(RowOrder.By.NAME, true)));
        });
        await().until(() -> table.getItems().size() >= 100);
        AtomicBoolean later = new AtomicBoolean();
        robot.interact(() -> AfterFrame.run(() -> AfterFrame.run(() -> later.set(true))));
        await().untilTrue(later);
        robot.interact(() -> assertEquals(list.shown(), table.getItems()));
        assertEquals(100, table.getItems().size());
        assertEquals(List.of(), twice);
    }

    private static List<ListedProject> repeated(List<ListedProject> lines) {
        Set<ListedProject> seen = new HashSet<>();
        return lines.stream().filter(line -> !seen.add(line)).toList();
    }

    private static ProjectRow[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Rows.ready("p" + i, count - i))
                .toArray(ProjectRow[]::new);
    }

    /** Not a click, which could become half of a double click. */
    private static void fire(String button, FxRobot robot) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    private void show(FxRobot robot, long provider, long segments, long audio) {
        List<Share> shares =
                Stream.of(
                                new Share(Category.PROVIDER, Fate.GOES, provider),
                                new Share(Category.SEGMENTS, Fate.GOES, segments),
                                new Share(Category.AUDIO, Fate.GOES, audio))
                        .filter(share -> share.bytes() > 0)
                        .toList();
        robot.interact(() -> {
            bar.show(shares, provider + segments + audio);
            bar.layout();
        });
    }
}
