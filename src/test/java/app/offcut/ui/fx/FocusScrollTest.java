package app.offcut.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FocusScrollTest {
    /** Else it would scroll although there is room for every line. */
    @Test
    void isAsHighAsItsWrappedText() {
        TextFlow text = new TextFlow(new Text("word ".repeat(50)));
        FocusScroll pane = new FocusScroll(text);
        assertEquals(text.prefHeight(100), pane.prefHeight(100), 1);
        assertTrue(pane.prefHeight(100) > 2 * pane.prefHeight(1000));
    }
}
