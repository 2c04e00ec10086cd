package app.offcut.ui.fx;

import app.offcut.text.Texts;
import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Transient notices at the bottom of the window; at most three at a time. */
public final class Toasts extends VBox {
    private static final int MOST = 3;

    public Toasts() {
        super(8);
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
    }

    /** Shows a notice. Problems and undoable actions stay a little longer than good news. */
    public void show(Notice notice) {
        boolean done = notice.kind() == Notice.Kind.DONE;
        String about = notice.about();
        if (about != null) getChildren().removeIf(older -> about.equals(older.getUserData()));
        VBox words = words(notice);
        HBox toast = new HBox(16, icon(done), words);
        toast.setUserData(about);
        HBox actions = new HBox(8);
        for (Notice.Action action : notice.actions())
            actions.getChildren().add(button(action, toast));
        // two would leave no room for words beside them
        if (notice.actions().size() == 1) toast.getChildren().add(actions);
        else if (!notice.actions().isEmpty()) words.getChildren().add(actions);
        toast.getChildren().add(Parts.close(() -> getChildren().remove(toast), Styles.SMALL));
        toast.setAlignment(Pos.CENTER_LEFT);
        actions.setAlignment(Pos.CENTER_LEFT);
        toast.getStyleClass().addAll("toast", done ? "done" : "warning");
        toast.setMaxHeight(Region.USE_PREF_SIZE);
        toast.setAccessibleText(notice.title() + ". " + notice.text());
        toast.setAccessibleRoleDescription(Texts.of("ui.notification"));
        getChildren().add(toast);
        if (getChildren().size() > MOST) getChildren().removeFirst();
        PauseTransition stay =
                new PauseTransition(
                        Duration.seconds(done ? (notice.actions().isEmpty() ? 8 : 12) : 20));
        stay.setOnFinished(_ -> getChildren().remove(toast));
        // it must not vanish while the user is about to press its button
        toast.hoverProperty()
                .or(toast.focusWithinProperty())
                .subscribe(needed -> {
                    if (needed) stay.stop();
                    else stay.playFromStart();
                });
    }

    private static Node icon(boolean done) {
        return new FontIcon(done ? Feather.CHECK : Feather.ALERT_TRIANGLE);
    }

    private static VBox words(Notice notice) {
        Label title = new Label(notice.title());
        title.getStyleClass().add("toast-title");
        title.setWrapText(true);
        VBox words = new VBox(4, title);
        if (!notice.text().isEmpty()) {
            Label text = new Label(notice.text());
            text.getStyleClass().add("small");
            text.setWrapText(true);
            words.getChildren().add(text);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    /** Removes all notices, which concern the previous library. */
    public void clear() {
        getChildren().clear();
    }

    private Node button(Notice.Action action, Node toast) {
        Button button = Parts.firm(new Button(action.words()), "row-action", "toast-action");
        button.setOnAction(_ -> {
            getChildren().remove(toast);
            action.run().run();
        });
        return button;
    }
}
