package app.offcut.ui.preferences;

import app.offcut.settings.UserPreferences.Theme;
import javafx.beans.property.ObjectProperty;

/**
 * Everything that can be chosen.
 *
 * @param theme saved by whoever owns the window, which applies it too
 */
public record PreferencesModel(
        AutoCleanModel autoClean,
        Choices choices,
        ObjectProperty<Theme> theme,
        SwitchModel atLogin) {}
