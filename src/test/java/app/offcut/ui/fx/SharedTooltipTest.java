package app.offcut.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class SharedTooltipTest {
    private Label label;
    private SharedTooltip hint;

    @BeforeEach
    void make() {
        label = new Label();
        hint = SharedTooltip.on(label);
    }

    @Test
    void isCreatedWhenTheMouseEnters(FxRobot robot) {
        robot.interact(() -> hint.say("exact"));
        assertNull(label.getTooltip());
        robot.interact(this::enter);
        assertEquals("exact", label.getTooltip().getText());
    }

    @Test
    void followsTheTextAfterwards(FxRobot robot) {
        robot.interact(() -> {
            hint.say("before");
            enter();
            hint.say("after");
        });
        assertEquals("after", label.getTooltip().getText());
    }

    @Test
    void isAbsentWithoutText(FxRobot robot) {
        robot.interact(this::enter);
        assertNull(label.getTooltip());
        robot.interact(() -> {
            hint.say("something");
            enter();
            hint.say(null);
        });
        assertNull(label.getTooltip());
        robot.interact(() -> {
            hint.say("something");
            enter();
            hint.say("");
        });
        assertNull(label.getTooltip());
    }

    private void enter() {
        Event.fireEvent(
                label,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        0,
                        0,
                        0,
                        0,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }
}
