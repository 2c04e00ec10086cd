package app.offcut.ui.preferences;

import app.offcut.autoclean.SpaceForecast;
import app.offcut.session.Session;
import app.offcut.settings.SpaceGoals;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.ErrorText;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The rules that keep space free in one library. A change of the user is a draft first: it takes
 * effect only once they have seen what it would clean.
 */
public final class SpaceModel {
    private final Session session;
    private final Background background;
    private final ReadOnlyObjectWrapper<SpaceGoals> active =
            new ReadOnlyObjectWrapper<>(SpaceGoals.OFF);
    private final ReadOnlyObjectWrapper<SpaceGoals> draft =
            new ReadOnlyObjectWrapper<>(SpaceGoals.OFF);
    private final ReadOnlyObjectWrapper<Optional<SpaceForecast>> forecast =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper simulating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    public SpaceModel(Session session, Background background) {
        this.session = session;
        this.background = background;
    }

    /** The rules in effect. */
    public ReadOnlyObjectProperty<SpaceGoals> activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** The rules as chosen here. */
    public ReadOnlyObjectProperty<SpaceGoals> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** What the draft would clean; empty until simulated. */
    public ReadOnlyObjectProperty<Optional<SpaceForecast>> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty simulatingProperty() {
        return simulating.getReadOnlyProperty();
    }

    /** What failed; empty for nothing. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether there is a draft to simulate; also while that goes on, so that the focus stays. */
    ObservableBooleanValue canSimulate() {
        return Bindings.createBooleanBinding(() -> draft.get().on(), draft);
    }

    /** Whether the draft can take effect: it is another one, and was simulated. */
    ObservableBooleanValue canApply() {
        return Bindings.createBooleanBinding(
                () ->
                        draft.get().on()
                                && !draft.get().equals(active.get())
                                && forecast.get().isPresent(),
                draft,
                active,
                forecast);
    }

    /**
     * Reads the rules again, because another Offcut may have changed them. What was simulated may
     * be days old and no longer counts.
     */
    public void read() {
        trouble.set("");
        forecast.set(Optional.empty());
        background.run(Lane.ANSWER, session::spaceGoals, this::show, this::fail);
    }

    /** Shows the rules in effect; a draft that differs from the earlier ones stays. */
    private void show(SpaceGoals now) {
        boolean untouched = draft.get().equals(active.get());
        active.set(now);
        if (untouched) edit(now);
    }

    /** Changes the draft; what was simulated no longer counts. */
    void edit(SpaceGoals goals) {
        if (goals.equals(draft.get())) return;
        trouble.set("");
        forecast.set(Optional.empty());
        draft.set(goals);
    }

    void simulate() {
        SpaceGoals goals = draft.get();
        if (!goals.on() || simulating.get()) return;
        trouble.set("");
        simulating.set(true);
        background.run(
                Lane.MEASURE,
                () -> session.simulate(goals),
                found -> {
                    simulating.set(false);
                    if (goals.equals(draft.get())) forecast.set(Optional.of(found));
                },
                problem -> {
                    simulating.set(false);
                    fail(problem);
                });
    }

    /** Puts the draft into effect, if it was simulated. */
    void apply() {
        if (canApply().get()) save(draft.get());
    }

    void turnOff() {
        save(SpaceGoals.OFF);
    }

    private void save(SpaceGoals goals) {
        trouble.set("");
        background.run(
                Lane.ANSWER,
                () -> {
                    session.spaceGoals(goals);
                    return session.spaceGoals();
                },
                now -> {
                    active.set(now);
                    forecast.set(Optional.empty());
                },
                this::fail);
    }

    private void fail(Throwable problem) {
        trouble.set(ErrorText.sentence(problem));
    }
}
