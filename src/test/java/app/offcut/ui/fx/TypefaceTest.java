package app.offcut.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class TypefaceTest {
    /** Sizes beside or below each other line up, and one that counts does not tremble. */
    @ParameterizedTest
    @ValueSource(strings = {"figure", "big-number", "small", "card-title"})
    void figuresHaveOneWidthInEveryStyle(String style, FxRobot robot) {
        Font font = font(style, robot);
        Set<Double> widths =
                IntStream.rangeClosed('0', '9')
                        .mapToObj(digit -> width(String.valueOf((char) digit), font))
                        .collect(Collectors.toSet());
        assertEquals(1, widths.size(), font + " " + widths);
        assertNotEquals(width("i", font), width("m", font));
    }

    @Test
    void boldTextIsDrawnBold(FxRobot robot) {
        assertEquals("Inter Tabular Bold", font("big-number", robot).getName());
        assertEquals("Inter Tabular Regular", font("figure", robot).getName());
    }

    private static Font font(String style, FxRobot robot) {
        Label label = new Label("1.85 GB");
        label.getStyleClass().add(style);
        robot.interact(() -> {
            Scene scene = new Scene(new VBox(label));
            Theming.follow(
                    scene,
                    new ReadOnlyObjectWrapper<>(Theme.LIGHT),
                    new ReadOnlyObjectWrapper<>(TextSize.NORMAL));
            scene.getRoot().applyCss();
        });
        return label.getFont();
    }

    private static double width(String words, Font font) {
        Text text = new Text(words.repeat(100));
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
