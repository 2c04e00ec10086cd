package app.offcut.ui.preferences;

import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.ui.fx.Background;
import app.offcut.ui.fx.Background.Lane;
import app.offcut.ui.fx.Trouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** How long cleaned files are kept. The engine reads what is stored, so this shows nothing else. */
public final class KeepTimeModel {
    private final Background background;
    private final ReadOnlyObjectWrapper<KeepTime> chosen =
            new ReadOnlyObjectWrapper<>(KeepTime.TEN_MINUTES);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable UserPreferences preferences;

    public KeepTimeModel(Background background) {
        this.background = background;
    }

    public ReadOnlyObjectProperty<KeepTime> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why the last choice could not be saved; empty if it was. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /**
     * @param stored what the preferences say now
     */
    public void read(UserPreferences opened, KeepTime stored) {
        preferences = opened;
        chosen.set(stored);
    }

    /** Jumps back with a reason if it cannot be saved. */
    public void choose(KeepTime time) {
        KeepTime before = chosen.get();
        UserPreferences open = preferences;
        if (time == before || open == null) return;
        chosen.set(time);
        trouble.set("");
        background.run(
                Lane.ANSWER,
                () -> open.keepTime(time),
                () -> {},
                problem -> {
                    chosen.set(before);
                    trouble.set(Trouble.sentence(problem));
                });
    }
}
