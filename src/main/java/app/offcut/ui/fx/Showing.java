package app.offcut.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.util.Subscription;

/**
 * Whether a view is in a window. A model outlives its views; a view that listens only {@code when}
 * it is shown is neither kept alive nor called after it is closed.
 */
public final class Showing {
    private Showing() {}

    public static ObservableValue<Boolean> in(Node view) {
        return view.sceneProperty().map(_ -> true).orElse(false);
    }

    /** Runs the action when the view is shown, and then whenever the list changes. */
    public static void follow(Node view, ObservableList<?> list, Runnable show) {
        Subscription[] following = {Subscription.EMPTY};
        in(view).subscribe(shown -> {
            following[0].unsubscribe();
            following[0] = shown ? list.subscribe(show) : Subscription.EMPTY;
            if (shown) show.run();
        });
    }
}
