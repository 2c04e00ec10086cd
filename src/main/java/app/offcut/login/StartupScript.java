package app.offcut.login;

import java.nio.file.Path;

/** For Windows: a command file of the Startup folder, which needs no COM to be written. */
final class StartupScript implements LoginEntry.Form {
    @Override
    public String text(Path launcher) {
        // the first line makes the rest UTF-8; % would begin a variable; no quote can be in a path
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
