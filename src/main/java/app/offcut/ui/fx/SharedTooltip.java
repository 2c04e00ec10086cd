package app.offcut.ui.fx;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A tooltip for controls that exist in large numbers. A tooltip is a window, which is as expensive
 * as the control itself, so it is created when the mouse enters.
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
