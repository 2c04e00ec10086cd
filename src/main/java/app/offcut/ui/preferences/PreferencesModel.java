package app.offcut.ui.preferences;

/** Everything that can be chosen. */
public record PreferencesModel(
        AutoCleanModel autoClean,
        Choices choices,
        Choice<Boolean> atLogin,
        LibrariesModel libraries) {}
