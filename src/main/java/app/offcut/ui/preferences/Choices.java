package app.offcut.ui.preferences;

import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.AudioTime;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.ui.fx.Background;
import java.util.List;
import java.util.Set;

/** The user's preferences for all libraries; the kept categories by their words. */
public record Choices(
        Choice<Theme> theme,
        Choice<TextSize> textSize,
        Choice<Boolean> fullBars,
        Choice<KeepTime> keepTime,
        Choice<Set<String>> keptCategories,
        Choice<AudioTime> audioTime,
        Choice<Boolean> notifications,
        Choice<Boolean> keepRunning) {

    public static Choices of(Background background) {
        return new Choices(
                new Choice<>(background, Theme.SYSTEM),
                new Choice<>(background, TextSize.NORMAL),
                new Choice<>(background, false),
                new Choice<>(background, KeepTime.TEN_MINUTES),
                new Choice<>(background, Set.of()),
                new Choice<>(background, AudioTime.NONE),
                new Choice<>(background, true),
                new Choice<>(background, false));
    }

    /**
     * Reads all of them. Blocking.
     *
     * @return shows them; run on the window's thread
     */
    public Runnable read(UserPreferences opened) {
        List<Runnable> shown =
                List.of(
                        theme.readNow(opened::theme, opened::theme),
                        textSize.readNow(opened::textSize, opened::textSize),
                        fullBars.readNow(opened::fullBars, opened::fullBars),
                        keepTime.readNow(opened::keepTime, opened::keepTime),
                        keptCategories.readNow(opened::keptCategories, opened::keptCategories),
                        audioTime.readNow(opened::audioTime, opened::audioTime),
                        notifications.readNow(opened::notifications, opened::notifications),
                        keepRunning.readNow(opened::keepRunning, opened::keepRunning));
        return () -> shown.forEach(Runnable::run);
    }
}
