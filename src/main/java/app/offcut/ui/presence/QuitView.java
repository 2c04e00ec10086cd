package app.offcut.ui.presence;

import app.offcut.autoclean.HeldElsewhere.Left;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The question before quitting: what is still held, and when its space comes back. */
public final class QuitView {
    private QuitView() {}

    /**
     * The possible answers.
     *
     * @param stay closes the question
     */
    public record Actions(Runnable stay, Runnable quit, Runnable erase) {}

    public static Node asking(Left left, Instant now, Actions actions) {
        String until = Formats.moment(left.until(), now);
        Label words =
                words(
                        Texts.of(
                                "ui.leaving.words",
                                left.runs(),
                                Formats.bytes(left.bytes()),
                                until));
        Label later = words(Texts.of("ui.leaving.later"));
        later.getStyleClass().add("small");
        Button erase = button("leave-erase", "ui.leaving.erase", actions.erase);
        erase.getStyleClass().add(Styles.DANGER);
        return new Card(
                Texts.of("ui.leaving.title"),
                new VBox(12, words, later),
                List.of(stay(actions), erase, quit(actions)));
    }

    public static Node erasing(Actions actions) {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("ui.leaving.erasing"));
        return new Card(Texts.of("ui.leaving.erasing"), bar, List.of(stay(actions), quit(actions)));
    }

    public static Node trouble(List<String> sentences, Actions actions) {
        return new Card(
                Texts.of("ui.leaving.trouble"),
                words(String.join(" ", sentences)),
                List.of(stay(actions), quit(actions)));
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    private static Button stay(Actions actions) {
        Button stay = button("leave-cancel", "ui.cancel", actions.stay);
        stay.setCancelButton(true);
        return stay;
    }

    private static Button quit(Actions actions) {
        Button quit = button("leave-quit", "ui.leaving.quit", actions.quit);
        quit.getStyleClass().add(Styles.ACCENT);
        quit.setDefaultButton(true);
        return quit;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(Texts.of(text));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
