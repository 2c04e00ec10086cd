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

/** The auto-clean switch, shared by the header and the preferences. */
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

    /**
     * Whether it is disabled: the environment decides, or the setting is not read yet or
     * unreadable.
     */
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /** What the switch does, or why it is disabled. */
    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** Why an unreadable setting keeps it off; empty if everything was readable. */
    public ReadOnlyStringProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** Why the last choice could not be saved; empty if it was. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /**
     * Reads the setting again, because the generator, a file or another Offcut may have changed it.
     */
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

    /** Saves the choice; reverts with a reason if that fails. */
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
                    // a later choice takes precedence
                    if (number != choices) return;
                    on.set(!preference);
                    trouble.set(sentence);
                    read(number);
                });
    }

    /** Takes a value, unless a choice was made after it was read. */
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
