package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.LegendKey;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class OverviewViewTest extends ProjectsModelFixture {
    /** Every colour of the bar stands in the legend, with the bytes that it shows. */
    @Test
    void explainsEachColourOfTheBar(FxRobot robot) {
        session.rows.clear();
        add(Rows.row("p1", "Salt", new RowState.Ready(), 30, 20, 0, 0, 9));
        add(Rows.row("p2", "Tea", new RowState.Pinned(), 200, 100, 7, 0, 1));
        add(Rows.held("p3", "Ice", 704));
        model.start();
        Map<String, Integer> squares = new LinkedHashMap<>();
        robot.interact(() -> {
            OverviewView overview = overview();
            for (Node key : overview.lookupAll(".key")) {
                LegendKey of = (LegendKey) key.getParent().getParent();
                squares.merge(words(of), 1, Integer::sum);
            }
        });
        assertEquals(
                Map.of(
                        "Provider downloads 30 MB", 1,
                        "Segments 20 MB", 1,
                        "Stays for now 307 MB", 3,
                        "Final videos, kept 150 MB", 1,
                        "Coming back 704 MB", 1),
                squares);
    }

    /** A cleanup takes keys from the legend, and all rows are below it. */
    @Test
    void keepsItsHeightWhenTheLegendBecomesShorter(FxRobot robot) {
        session.rows.clear();
        add(Rows.row("p1", "Salt", new RowState.Ready(), 30, 20, 5, 6, 9));
        add(Rows.row("p2", "Tea", new RowState.Pinned(), 200, 100, 7, 0, 1));
        model.start();
        robot.interact(() -> {
            OverviewView overview = overview();
            new Scene(overview);
            double narrow = 420;
            double before = height(overview, narrow);
            session.rows.remove("p1");
            model.measurements().again();
            assertEquals(before, height(overview, narrow));
            add(Rows.row("p3", "Ice", new RowState.Ready(), 30, 20, 5, 6, 9));
            add(Rows.held("p4", "Moss", 704));
            model.measurements().again();
            double more = height(overview, narrow);
            assertTrue(more > before, "all keys have room");
            var legend = (FlowPane) overview.lookup(".key").getParent().getParent().getParent();
            assertEquals(
                    legend.prefHeight(legend.getWidth()),
                    legend.minHeight(legend.getWidth()),
                    "a low window cuts none off");
            assertTrue(height(overview, 1200) < before, "its room is not kept in a wider window");
        });
    }

    private OverviewView overview() {
        return new OverviewView(
                model, InstantSource.fixed(Rows.NOW), new SimpleBooleanProperty(), () -> {});
    }

    private static double height(OverviewView overview, double width) {
        // the room of the legend depends on what the first layout has given to the disk's words
        for (int frame = 0; frame < 3; frame++) {
            overview.resize(width, overview.prefHeight(width));
            overview.applyCss();
            overview.layout();
        }
        return overview.prefHeight(width);
    }

    private static String words(LegendKey key) {
        return key.getChildren().stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining(" "));
    }

    private void add(ProjectRow row) {
        session.rows.put(row.id(), row);
    }
}
