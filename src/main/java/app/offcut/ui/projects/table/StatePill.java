package app.offcut.ui.projects.table;

import app.offcut.cleanup.survey.RowState;
import app.offcut.ui.fx.SharedTooltip;
import app.offcut.ui.fx.Typeface;
import app.offcut.ui.projects.list.RowText;
import java.time.Instant;
import java.time.InstantSource;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A state as a word with a shape, never by colour alone. The stylesheet defines shape and colour
 * for a pseudo-class named after the state's word.
 */
public final class StatePill extends Label {
    /**
     * The font that the stylesheet gives to a pill, and its icon, padding and, if selected, border.
     */
    private static final double FONT = 13 * 0.885;

    private static final double FRAME = 12 + 5 + 18 + 2;
    private final InstantSource clock;
    private final SharedTooltip why = SharedTooltip.on(this);
    private @Nullable PseudoClass shown;

    public StatePill(InstantSource clock) {
        this.clock = clock;
        FontIcon icon = new FontIcon();
        icon.getStyleClass().add("pill-icon");
        setGraphic(icon);
        getStyleClass().add("pill");
    }

    /**
     * The width of the widest pill in the user's language, at the default text size. The first call
     * takes a frame, because it loads the font.
     */
    public static double widest() {
        Text text = new Text();
        text.setFont(Typeface.sized(FONT));
        return FRAME
                + RowText.states()
                        .mapToDouble(words -> {
                            text.setText(words);
                            return Math.ceil(text.getLayoutBounds().getWidth());
                        })
                        .max()
                        .orElse(0);
    }

    public void show(RowState state) {
        PseudoClass next = PseudoClass.getPseudoClass(state.word());
        if (shown != null && shown != next) pseudoClassStateChanged(shown, false);
        pseudoClassStateChanged(next, true);
        shown = next;
        Instant now = clock.instant();
        setText(RowText.state(state, now));
        String reason = RowText.reason(state, now);
        why.say(reason);
        setAccessibleText(getText());
        setAccessibleHelp(reason);
    }
}
