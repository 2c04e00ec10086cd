package app.offcut.ui.preferences;

import app.offcut.session.Session;
import app.offcut.settings.AutoCleanSetting.Value;
import app.offcut.text.Texts;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.ErrorText;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;

/** The auto-clean switch, shared by the header and the preferences. */
public final class AutoCleanModel {
    private final Choice<Value> choice;
    private final Choice.Stored<Value> stored;
    private final ObservableValue<Boolean> on;
    private final ObservableValue<Boolean> locked;
    private final ObservableValue<String> explanation;
    private final ObservableValue<String> unread;

    public AutoCleanModel(Session session, Background background) {
        choice = new Choice<>(background, Value.unread(""));
        stored =
                new Choice.Stored<>(
                        () -> read(session), value -> session.autoClean(value.preference()));
        on = choice.chosenProperty().map(Value::enabled);
        locked = choice.chosenProperty().map(value -> value.locked() || value.problem() != null);
        explanation = choice.chosenProperty().map(AutoCleanModel::explanation);
        unread = choice.chosenProperty().map(AutoCleanModel::problem);
    }

    public ObservableValue<Boolean> onProperty() {
        return on;
    }

    /**
     * Whether it is disabled: the environment decides, or the setting is not read yet or
     * unreadable.
     */
    public ObservableValue<Boolean> lockedProperty() {
        return locked;
    }

    /** What the switch does, or why it is disabled. */
    public ObservableValue<String> explanationProperty() {
        return explanation;
    }

    /** Why an unreadable setting keeps it off; empty if everything was readable. */
    public ObservableValue<String> unreadProperty() {
        return unread;
    }

    /** Why the last choice could not be saved; empty if it was. */
    public ReadOnlyStringProperty troubleProperty() {
        return choice.troubleProperty();
    }

    /**
     * Reads the setting again, because the generator, a file or another Offcut may have changed it.
     */
    public void read() {
        choice.follow(stored);
    }

    private static Value read(Session session) {
        try {
            return session.autoClean();
        } catch (RuntimeException problem) {
            return Value.unread(ErrorText.sentence(problem));
        }
    }

    public void choose(boolean preference) {
        Value now = choice.chosenProperty().get();
        if (preference == now.enabled() || locked.getValue()) return;
        choice.choose(new Value(preference, preference, now.environment(), now.source()));
    }

    private static String explanation(Value value) {
        if (value.problem() != null) return value.problem();
        return value.locked()
                ? Texts.of("ui.auto.locked", String.valueOf(value.environment()), value.place())
                : Texts.of(value.enabled() ? "ui.auto.explained" : "ui.auto.off");
    }

    private static String problem(Value value) {
        return value.problem() == null ? "" : value.problem();
    }
}
