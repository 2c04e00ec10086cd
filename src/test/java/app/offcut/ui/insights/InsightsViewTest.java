package app.offcut.ui.insights;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.insights.Insights;
import app.offcut.cleanup.insights.SampleInsights;
import app.offcut.environment.SetUp;
import app.offcut.session.SampleSession;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.fx.Theming;
import app.offcut.ui.projects.ProjectsModel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class InsightsViewTest {
    private final SimpleBooleanProperty narrow = new SimpleBooleanProperty();
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @SetUp
    private void show(Insights insights, FxRobot robot) {
        SampleSession session = new SampleSession();
        session.insights = insights;
        SameThread background = new SameThread();
        ProjectsModel projects = new ProjectsModel(session, background, _ -> {});
        var model =
                new InsightsModel(session, background, projects.list(), projects.measurements());
        robot.interact(() -> {
            Scene scene = new Scene(new InsightsView(model, narrow), 1000, 700);
            Theming.follow(
                    scene,
                    new ReadOnlyObjectWrapper<>(Theme.LIGHT).getReadOnlyProperty(),
                    new ReadOnlyObjectWrapper<>(TextSize.NORMAL).getReadOnlyProperty());
            stage.setScene(scene);
            stage.show();
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> !words("cost").get(2).isEmpty());
    }

    /** The title, the headline and the sentence of a card. */
    private List<String> words(String card) {
        Node node = Objects.requireNonNull(stage.getScene().lookup("#insight-" + card));
        return node.lookupAll(".label").stream()
                .filter(label -> label.getParent() == node || isTitle(label))
                .map(label -> ((Label) label).getText())
                .filter(text -> text != null)
                .limit(3)
                .toList();
    }

    private static boolean isTitle(Node label) {
        return label.getStyleClass().contains("insight-title");
    }

    private TableView<?> table(String card) {
        return (TableView<?>)
                Objects.requireNonNull(
                        stage.getScene().lookup("#insight-" + card).lookup(".table-view"));
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ToggleButton.class).fire());
    }

    @Test
    void saysTheFigureOfEachCard(FxRobot robot) {
        show(SampleInsights.afterMonths(), robot);
        assertEquals("Full in about 23 days", words("disk").get(1));
        assertTrue(words("disk").get(2).endsWith("about 1.8 GB less each day"));
        assertEquals("freed in the last twelve months", words("freed").get(2));
        assertEquals("186 MB for each minute", words("cost").get(1));
    }

    @Test
    void showsTheNumbersOfEachChartAsATable(FxRobot robot) {
        Insights insights = SampleInsights.afterMonths();
        show(insights, robot);
        for (String card : List.of("library", "disk", "freed", "cost"))
            fire(robot, "#table-" + card);
        assertEquals(insights.days().size(), table("library").getItems().size());
        assertEquals(insights.days().size(), table("disk").getItems().size());
        assertEquals(12, table("freed").getItems().size());
        assertEquals(10, table("cost").getItems().size());
        assertEquals(
                List.of("Nov 2026", "9.12 GB", "3.65 GB", "18.2 GB", "31 GB"),
                table("freed").getItems().getFirst());
        fire(robot, "#table-disk");
        Node chart = Objects.requireNonNull(stage.getScene().lookup("#insight-disk .chart"));
        assertTrue(chart.getAccessibleText().contains("Full in about 23 days"));
    }

    /** Otherwise two categories could look the same, and those of the list another way. */
    @Test
    void takesTheColoursFromTheStylesheet(FxRobot robot) {
        show(SampleInsights.afterMonths(), robot);
        Set<Paint> fills = new HashSet<>();
        Set<Node> areas =
                stage.getScene().getRoot().lookupAll("#insight-library .chart-series-area-fill");
        areas.forEach(area -> fills.add(((Path) area).getFill()));
        assertEquals(5, areas.size());
        assertEquals(5, fills.size());
        assertTrue(fills.stream().allMatch(Paint::isOpaque), fills.toString());
    }

    @Test
    void asksToComeBackOnTheFirstDay(FxRobot robot) {
        show(SampleInsights.atFirst(), robot);
        assertTrue(words("library").get(2).contains("Come back tomorrow"));
        assertEquals("41 GB free of 512 GB", words("disk").get(1));
        assertFalse(robot.lookup("#table-library").query().isVisible());
    }

    @Test
    void hasOneColumnWhereThereIsLittleRoom(FxRobot robot) {
        show(SampleInsights.afterMonths(), robot);
        assertTrue(x("disk") > x("library"));
        robot.interact(() -> narrow.set(true));
        robot.interact(() -> stage.getScene().getRoot().layout());
        assertEquals(x("library"), x("disk"));
    }

    private double x(String card) {
        Node node = Objects.requireNonNull(stage.getScene().lookup("#insight-" + card));
        return node.localToScene(0, 0).getX();
    }
}
