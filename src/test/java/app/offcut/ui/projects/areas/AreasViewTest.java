package app.offcut.ui.projects.areas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.ui.Areas;
import app.offcut.ui.Rows;
import app.offcut.ui.projects.list.AreaList;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class AreasViewTest {
    private final AreaList areas = new AreaList();
    private final SimpleBooleanProperty low = new SimpleBooleanProperty();
    private final List<String> chosen = new ArrayList<>();

    private AreasView view() {
        return new AreasView(
                areas,
                InstantSource.fixed(Rows.NOW),
                new SimpleBooleanProperty(true),
                low,
                (area, action) -> chosen.add(area.area() + " " + action));
    }

    private void measure() {
        Survey survey =
                new Survey(
                        Rows.NOW,
                        List.of(),
                        ProjectUsage.sum(List.of()),
                        HeldAmounts.NONE,
                        List.of(),
                        List.of(),
                        Areas.all(),
                        Areas.shown());
        areas.take(survey, _ -> false);
    }

    @Test
    void isShownOnceThereIsSomething(FxRobot robot) {
        robot.interact(() -> {
            AreasView view = view();
            assertFalse(view.isVisible());
            measure();
            assertTrue(view.isVisible());
        });
    }

    @Test
    void isAsHighAsItsLines(FxRobot robot) {
        robot.interact(() -> {
            AreasView view = view();
            measure();
            VBox page = new VBox(view);
            Scene scene = new Scene(page, 2000, 800);
            scene.snapshot(null);
            Region boxes = (Region) view.getChildren().getFirst();
            Region first = (Region) boxes.getChildrenUnmodifiable().getFirst();
            assertEquals(first.getHeight(), boxes.getHeight());
        });
    }

    @Test
    void offersTheSameInAMenuWhereTheWindowIsLow(FxRobot robot) {
        robot.interact(() -> {
            low.set(true);
            AreasView view = view();
            measure();
            MenuButton menu =
                    (MenuButton)
                            view.getChildren().stream()
                                    .filter(node -> "areas-menu".equals(node.getId()))
                                    .findFirst()
                                    .orElseThrow();
            assertTrue(menu.isVisible());
            menu.getOnShowing().handle(null);
            assertEquals(
                    List.of(
                            "Clean up…: Stock footage · 41.3 GB",
                            "Undo: Scratch files",
                            "Clean up…: Files of deleted projects · 832 MB"),
                    menu.getItems().stream()
                            .map(MenuItem::getText)
                            .map(text -> text.replaceFirst(" · Undo until .*", ""))
                            .toList());
            menu.getItems().forEach(MenuItem::fire);
        });
        assertEquals(List.of("STOCK REVIEW", "SCRATCH UNDO", "ORPHANS REVIEW"), chosen);
    }
}
