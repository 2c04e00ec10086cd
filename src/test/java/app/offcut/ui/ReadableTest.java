package app.offcut.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The control: finds text that is too pale. */
@ExtendWith(ApplicationExtension.class)
class ReadableTest {
    private Scene scene;
    private Label label;

    @Start
    void start(Stage stage) {
        label = new Label("Ice cores");
        scene = new Scene(new StackPane(label), 300, 100);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void measuresAsTheStandardDoes() {
        assertEquals(21, Readable.contrast(Color.BLACK, Color.WHITE), 0.001);
        assertEquals(1, Readable.contrast(Color.GRAY, Color.GRAY), 0.001);
        assertEquals(4.54, Readable.contrast(Color.web("#767676"), Color.WHITE), 0.01);
    }

    @Test
    void findsGreyWordsOnWhite(FxRobot robot) {
        assertEquals(List.of(), faults(robot, "#ffffff", "#595959", 1));
        assertTrue(faults(robot, "#ffffff", "#999999", 1).getFirst().contains("Ice cores"));
        assertEquals(1, faults(robot, "#ffffff", "#595959", 0.5).size());
        assertEquals(List.of(), faults(robot, "#0d1117", "#f0f6fc", 1));
    }

    private List<String> faults(FxRobot robot, String behind, String ink, double opacity) {
        BufferedImage[] picture = new BufferedImage[1];
        robot.interact(() -> {
            scene.getRoot().setStyle("-fx-background-color: " + behind);
            label.setStyle("-fx-text-fill: " + ink + "; -fx-font-size: 20px");
            label.setOpacity(opacity);
            picture[0] = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        });
        return Readable.faults(scene, picture[0]);
    }
}
