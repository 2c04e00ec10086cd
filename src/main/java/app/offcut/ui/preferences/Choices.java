package app.offcut.ui.preferences;

import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.settings.UserPreferences.TextSize;
import app.offcut.settings.UserPreferences.Theme;
import app.offcut.settings.UserPreferences;
import app.offcut.ui.fx.Background;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The user's preferences for all libraries.
 *
 * @param fullBars whether the bar of every project has full width
 * @param keptCategories words of the categories that are never cleaned
 * @param notifications whether to show desktop notifications while the window is not in front
 * @param keepRunning whether closing the window only hides it
 */
public record Choices(
        ChoiceModel<Theme> theme,
        ChoiceModel<TextSize> textSize,
        ChoiceModel<Boolean> fullBars,
        ChoiceModel<KeepTime> keepTime,
        ChoiceModel<Set<String>> keptCategories,
        ChoiceModel<Boolean> notifications,
        ChoiceModel<Boolean> keepRunning) {

    public static Choices of(Background background) {
        return new Choices(
                new ChoiceModel<>(
                        background, Theme.SYSTEM, UserPreferences::theme, UserPreferences::theme),
                new ChoiceModel<>(
                        background,
                        TextSize.NORMAL,
                        UserPreferences::textSize,
                        UserPreferences::textSize),
                new ChoiceModel<>(
                        background, false, UserPreferences::fullBars, UserPreferences::fullBars),
                new ChoiceModel<>(
                        background,
                        KeepTime.TEN_MINUTES,
                        UserPreferences::keepTime,
                        UserPreferences::keepTime),
                new ChoiceModel<>(
                        background,
                        Set.of(),
                        UserPreferences::keptCategories,
                        UserPreferences::keptCategories),
                new ChoiceModel<>(
                        background,
                        true,
                        UserPreferences::notifications,
                        UserPreferences::notifications),
                new ChoiceModel<>(
                        background,
                        false,
                        UserPreferences::keepRunning,
                        UserPreferences::keepRunning));
    }

    /** Reads all of them; see {@link ChoiceModel#read}. Blocking. */
    public Runnable read(UserPreferences opened) {
        List<Runnable> shown =
                Stream.of(
                                theme,
                                textSize,
                                fullBars,
                                keepTime,
                                keptCategories,
                                notifications,
                                keepRunning)
                        .map(choice -> choice.read(opened))
                        .toList();
        return () -> shown.forEach(Runnable::run);
    }
}
