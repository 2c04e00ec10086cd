package app.offcut.login;

import app.offcut.files.OwnFile;
import app.offcut.settings.Environment;
import java.nio.file.Path;

/** Start at login on Windows: a command file in the Startup folder, which needs no COM. */
final class StartupScript implements EntryForm {
    @Override
    public Path file(Environment environment) {
        return EntryForm.folder(environment, "APPDATA")
                .orElse(environment.homeFolder().resolve("AppData/Roaming"))
                .resolve("Microsoft/Windows/Start Menu/Programs/Startup")
                .resolve(OwnFile.STARTUP_SCRIPT);
    }

    @Override
    public String text(Path launcher) {
        // the first line makes the rest UTF-8; % would begin a variable; a path cannot contain a
        // quote
        return String.join(
                "\r\n",
                "@chcp 65001 >nul",
                "@start \"\" \"" + launcher.toString().replace("%", "%%") + "\" --hidden",
                "");
    }

    @Override
    public boolean starts(String text) {
        return text.contains("--hidden");
    }
}
