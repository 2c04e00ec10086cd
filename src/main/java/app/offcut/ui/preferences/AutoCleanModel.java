package app.offcut.ui.preferences;

import app.offcut.session.Session;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The auto-clean switch, the same in the header and in the preferences. */
public final class AutoCleanModel {
    private final Session session;
    private final Background background;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper unread = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    private long choices;

    public AutoCleanModel(Session session, Background background) {
        this.session = session;
        this.background = background;
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** The environment decides, or the setting has not been read yet, or cannot be. */
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /** What the switch does, or why it is locked. */
    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** Why it is off although nothing may have switched it off; empty if it could be read. */
    public ReadOnlyStringProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** Why the last choice could not be saved; empty if it was. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Reads it anew: the generator, a file or another Offcut may have changed it. */
    public void read() {
        read(choices);
    }

    private void read(long number) {
        background.run(
                Lane.ANSWER,
                session::autoClean,
                value -> take(value, number),
                problem -> take(Value.unread(ErrorText.sentence(problem)), number));
    }

    /** Jumps back with a reason if it cannot be saved. */
    public void choose(boolean preference) {
        if (preference == on.get() || locked.get()) return;
        long number = ++choices;
        on.set(preference);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                () -> {
                    session.autoClean(preference);
                    return session.autoClean();
                },
                value -> take(value, number),
                problem -> {
                    String sentence = ErrorText.sentence(problem);
                    // a later choice has been made: that one decides what holds
                    if (number != choices) return;
                    on.set(!preference);
                    trouble.set(sentence);
                    read(number);
                });
    }

    /** What was read before the last choice holds no longer. */
    private void take(Value value, long number) {
        if (number != choices) return;
        String problem = value.problem();
        on.set(value.enabled());
        locked.set(value.locked() || problem != null);
        unread.set(problem == null ? "" : problem);
        explanation.set(problem == null ? explanation(value) : problem);
    }

    private static String explanation(Value value) {
        return value.locked()
                ? Texts.of("ui.auto.locked", String.valueOf(value.environment()), value.place())
                : Texts.of(value.enabled() ? "ui.auto.explained" : "ui.auto.off");
    }
}
