package app.offcut.ui.projects;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.projects.table.StatePill;
import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Explains why a project is in its state. */
public final class ReasonView {
    private ReasonView() {}

    /** The actions that a person can choose. */
    public record Actions(Runnable tryAgain, Runnable eraseOlder) {}

    public static Node of(ProjectRow row, InstantSource clock, Actions actions, Runnable close) {
        StatePill pill = new StatePill(clock);
        pill.show(row.state());
        String reason = row.state().reason();
        Label words = Parts.wrapped(reason == null ? "" : reason);
        words.setId("reason");
        boolean older =
                row.state() instanceof RowState.Interrupted interrupted
                        && interrupted.olderCopies();
        Label kept = new Label(Texts.of(older ? "ui.reason.older-kept" : "ui.reason.kept"));
        kept.getStyleClass().add("small");
        Button done = Parts.button("close-reason", "ui.close", close, Styles.ACCENT);
        done.setDefaultButton(true);
        List<Node> buttons = new ArrayList<>();
        if (older)
            buttons.add(button("erase-older", "ui.reason.erase-older", actions.eraseOlder, close));
        if (row.state() instanceof RowState.Interrupted) {
            String again = older ? "ui.reason.put-back" : "ui.try-again";
            buttons.add(button("try-again", again, actions.tryAgain, close));
        }
        buttons.add(done);
        return new Card(row.name(), new VBox(12, pill, words, kept), buttons);
    }

    private static Button button(String id, String words, Runnable action, Runnable close) {
        return Parts.button(
                id,
                words,
                () -> {
                    close.run();
                    action.run();
                });
    }
}
