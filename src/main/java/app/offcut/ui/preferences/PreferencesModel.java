package app.offcut.ui.preferences;

/**
 * All preferences.
 *
 * @param audio whether the library has the audio that one of them is about
 */
public record PreferencesModel(
        AutoCleanModel autoClean,
        SpaceModel space,
        Choices choices,
        Choice<Boolean> atLogin,
        LibrariesModel libraries,
        boolean audio) {}
