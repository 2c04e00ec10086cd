package app.offcut.ui.presence;

import app.offcut.autoclean.Holds.Left;
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

/** Says, before Offcut ends, what is still held and when its space comes back. */
public final class LeavingView {
    private LeavingView() {}

    /**
     * What can be done.
     *
     * @param stay closes the question
     */
    public record Ways(Runnable stay, Runnable quit, Runnable erase) {}

    public static Node asking(Left left, Instant now, Ways ways) {
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
        Button erase = button("leave-erase", "ui.leaving.erase", ways.erase);
        erase.getStyleClass().add(Styles.DANGER);
        return new Card(
                Texts.of("ui.leaving.title"),
                new VBox(12, words, later),
                List.of(stay(ways), erase, quit(ways)));
    }

    public static Node erasing(Ways ways) {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("ui.leaving.erasing"));
        return new Card(Texts.of("ui.leaving.erasing"), bar, List.of(stay(ways), quit(ways)));
    }

    public static Node trouble(List<String> sentences, Ways ways) {
        return new Card(
                Texts.of("ui.leaving.trouble"),
                words(String.join(" ", sentences)),
                List.of(stay(ways), quit(ways)));
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    private static Button stay(Ways ways) {
        Button stay = button("leave-cancel", "ui.cancel", ways.stay);
        stay.setCancelButton(true);
        return stay;
    }

    private static Button quit(Ways ways) {
        Button quit = button("leave-quit", "ui.leaving.quit", ways.quit);
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
