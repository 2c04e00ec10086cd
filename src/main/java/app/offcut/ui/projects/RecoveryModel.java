package app.offcut.ui.projects;

import app.offcut.session.Session;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Recovers interrupted runs: when the window opens, and on request. */
public final class RecoveryModel {
    private final Session session;
    private final Background background;
    private final LibraryProblems troubles;
    private Map<String, String> said = Map.of();
    private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper();

    RecoveryModel(Session session, Background background, LibraryProblems troubles) {
        this.session = session;
        this.background = background;
        this.troubles = troubles;
    }

    public ReadOnlyBooleanProperty underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /** Calls {@code then} afterwards, on success and failure. */
    void run(Runnable then) {
        if (underWay.get()) return;
        underWay.set(true);
        background.run(
                Lane.HELD,
                session::recover,
                left -> {
                    underWay.set(false);
                    troubles.unlocked();
                    say(left);
                    then.run();
                },
                trouble -> {
                    underWay.set(false);
                    troubles.unrecovered(trouble);
                    then.run();
                });
    }

    /** Updates the reasons of the runs that wait; drops those that have ended. */
    void look() {
        if (said.isEmpty()) return;
        background.run(
                Lane.ANSWER,
                session::questions,
                now -> {
                    Map<String, String> still = new LinkedHashMap<>();
                    said.forEach((run, sentence) -> {
                        Optional<String> question = now.get(run);
                        if (question != null) still.put(run, question.orElse(sentence));
                    });
                    say(still);
                },
                ErrorText::log);
    }

    private void say(Map<String, String> sentences) {
        said = sentences;
        troubles.interrupted(List.copyOf(sentences.values()));
    }
}
