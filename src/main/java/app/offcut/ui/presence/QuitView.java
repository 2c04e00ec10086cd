package app.offcut.ui.presence;

import app.offcut.autoclean.HeldElsewhere.Left;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Card;
import app.offcut.ui.fx.Parts;
import app.offcut.ui.presence.QuitModel.Unfinished;
import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/**
 * The question before quitting: which cleanups have not ended, what is still held, and when its
 * space comes back.
 */
public final class QuitView {
    private QuitView() {}

    /** The possible answers. */
    public record Actions(Runnable stay, Runnable quit, Runnable erase) {}

    public static Node asking(Unfinished left, Instant now, Actions actions) {
        VBox words = new VBox(12);
        List<Node> answers = new ArrayList<>(List.of(stay(actions)));
        if (left.cleanups() > 0)
            words.getChildren()
                    .add(Parts.wrapped(Texts.of("ui.leaving.cleaning", left.cleanups() - 1)));
        left.held()
                .ifPresent(held -> {
                    words.getChildren().add(Parts.wrapped(words(held, now)));
                    words.getChildren().add(Parts.wrapped(Texts.of("ui.leaving.later"), "small"));
                    answers.add(
                            Parts.button(
                                    "leave-erase",
                                    "ui.leaving.erase",
                                    actions.erase,
                                    Styles.DANGER));
                });
        answers.add(quit(actions));
        return new Card(Texts.of("ui.leaving.title"), words, answers);
    }

    private static String words(Left held, Instant now) {
        String until = Formats.moment(held.until(), now);
        return Texts.of("ui.leaving.words", held.runs(), Formats.bytes(held.bytes()), until);
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
                Parts.wrapped(String.join(" ", sentences)),
                List.of(stay(actions), quit(actions)));
    }

    private static Button stay(Actions actions) {
        Button stay = Parts.button("leave-cancel", "ui.cancel", actions.stay);
        stay.setCancelButton(true);
        return stay;
    }

    private static Button quit(Actions actions) {
        Button quit = Parts.button("leave-quit", "ui.leaving.quit", actions.quit, Styles.ACCENT);
        quit.setDefaultButton(true);
        return quit;
    }
}
