package app.offcut.ui.preferences;

/** All preferences. */
public record PreferencesModel(
        AutoCleanModel autoClean,
        Choices choices,
        Choice<Boolean> atLogin,
        LibrariesModel libraries) {}
