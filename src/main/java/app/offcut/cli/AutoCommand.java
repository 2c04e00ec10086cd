package app.offcut.cli;

import app.offcut.session.OpenLibrary;
import app.offcut.settings.AutoCleanSetting;
import app.offcut.text.Texts;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code auto}: shows or sets whether projects are cleaned automatically. */
@Command(
        name = "auto",
        description = {
            "Show or switch auto-clean. It runs while the window is open or “offcut"
                    + " watch” runs.",
            "AUTO_CLEANUP_ENABLED=false, in the environment or in the library's"
                    + " .env.local or .env, overrides the switch. So does a value that cannot"
                    + " be read."
        },
        footer = {"", "Examples:", "  offcut auto", "  offcut auto off"})
final class AutoCommand extends LibraryCommand {

    enum Wish {
        ON,
        OFF,
        STATUS
    }

    @Parameters(
            paramLabel = "on|off|status",
            arity = "0..1",
            defaultValue = "status",
            description = "Turn auto-clean on or off, or show it (default: ${DEFAULT-VALUE}).")
    private Wish wish = Wish.STATUS;

    @Override
    int run(OpenLibrary open) {
        open.autoCleaner().rememberFirstSight();
        switch (wish) {
            case ON -> open.autoClean(true);
            case OFF -> open.autoClean(false);
            case STATUS -> {}
        }
        AutoCleanSetting.Value value = open.autoClean();
        if (answer().json()) return answer().json(CleanupJson.Auto.of(value));
        answer().line(sentence(value));
        return 0;
    }

    private static String sentence(AutoCleanSetting.Value value) {
        if (value.locked()) {
            return Texts.of(
                    "cli.auto.locked",
                    Objects.requireNonNullElse(value.environment(), ""),
                    value.place());
        }
        if (value.problem() != null) return value.problem();
        return Texts.of(value.enabled() ? "cli.auto.on" : "cli.auto.off");
    }
}
