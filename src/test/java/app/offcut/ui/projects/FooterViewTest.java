package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.ui.projects.list.SelectionTotals;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FooterViewTest extends ProjectsModelFixture {
    /** What is selected cannot be seen there. */
    @Test
    void offersNoCleanupOfTheSelectionWhileInsightsHideIt(FxRobot robot) {
        model.start();
        robot.interact(() -> {
            ObjectProperty<ShownAs> shownAs = new SimpleObjectProperty<>(ShownAs.LIST);
            FooterView footer = new FooterView(model, () -> {}, shownAs);
            footer.show(SelectionTotals.of(List.of(project("p1"), project("p2"))));
            Button clean = (Button) footer.lookup("#clean-selected");
            assertEquals("Clean up 2 projects…", clean.getText());
            assertTrue(clean.isVisible() && clean.getParent().isVisible());
            shownAs.set(ShownAs.INSIGHTS);
            assertFalse(clean.getParent().isVisible());
            shownAs.set(ShownAs.MAP);
            assertTrue(clean.getParent().isVisible());
        });
    }
}
