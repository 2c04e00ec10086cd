package app.offcut.ui.fx;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Words that show while the mouse rests on a control of which there are many. The tooltip is a
 * window of its own, which takes as long to make as the control: it is made when the mouse comes.
 */
public final class SharedTooltip {
    private final Control owner;
    private @Nullable String words;

    private SharedTooltip(Control owner) {
        this.owner = owner;
    }

    public static SharedTooltip on(Control owner) {
        SharedTooltip hint = new SharedTooltip(owner);
        owner.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> hint.show());
        return hint;
    }

    /**
     * @param newWords null or empty for none
     */
    public void say(@Nullable String newWords) {
        words = newWords;
        if (owner.getTooltip() != null) show();
    }

    private void show() {
        if (words == null || words.isEmpty()) owner.setTooltip(null);
        else if (owner.getTooltip() == null) owner.setTooltip(new Tooltip(words));
        else owner.getTooltip().setText(words);
    }
}
