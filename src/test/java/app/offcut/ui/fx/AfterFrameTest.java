package app.offcut.ui.fx;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class AfterFrameTest {
    private final AtomicInteger painted = new AtomicInteger();
    private final AtomicInteger paintedBefore = new AtomicInteger(-1);

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new Label("Opening"), 300, 200);
        scene.addPostLayoutPulseListener(painted::incrementAndGet);
        stage.setScene(scene);
        stage.show();
        painted.set(0);
        AfterFrame.run(() -> paintedBefore.set(painted.get()));
    }

    @Test
    void waitsForAFrame() {
        await().until(() -> paintedBefore.get() >= 0);
        assertTrue(paintedBefore.get() > 0);
    }

    @Test
    void runsWithoutAVisibleWindow(FxRobot robot) {
        AtomicInteger begun = new AtomicInteger();
        robot.interact(() -> robot.listWindows().forEach(w -> w.hide()));
        robot.interact(() -> AfterFrame.run(begun::incrementAndGet));
        await().until(() -> begun.get() == 1);
    }
}
