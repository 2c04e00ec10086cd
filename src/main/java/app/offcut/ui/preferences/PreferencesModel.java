package app.offcut.ui.preferences;

/** All preferences. */
public record PreferencesModel(
        AutoCleanModel autoClean, Choices choices, SwitchModel atLogin, LibrariesModel libraries) {}
