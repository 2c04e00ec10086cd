package app.offcut.cli;

import app.offcut.database.OwnDatabase;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code keep}: shows or sets how long cleaned files can be undone, like the window's preferences.
 */
@Command(
        name = "keep",
        description = {
            "Show or set how long a cleanup by the window, auto-clean or “offcut"
                    + " watch” can be undone. Its space is freed only after that.",
            "“offcut clean” has its own option --keep."
        },
        footer = {"", "Examples:", "  offcut keep", "  offcut keep 1d", "  offcut keep 0"})
final class KeepCommand extends Subcommand {

    @Parameters(
            paramLabel = "0|10m|1h|1d|7d",
            arity = "0..1",
            description = "The new time; 0 to erase at once.")
    private @Nullable String time;

    @Override
    public Integer call() {
        KeepTime chosen = time == null ? null : chosen(time);
        offcut().startLog();
        Answer answer = answer();
        try (OwnDatabase own = OwnDatabase.open(answer.context().environment().stateFolder())) {
            UserPreferences preferences = new UserPreferences(own);
            if (chosen != null) preferences.keepTime(chosen);
            KeepTime now = preferences.keepTime();
            if (answer.json()) return answer.json(new CleanupJson.Keep(now.option()));
            answer.line(
                    now == KeepTime.NOTHING
                            ? Texts.of("cli.keep.nothing")
                            : Texts.of("cli.keep.time", Texts.of(now)));
            return 0;
        }
    }

    private static KeepTime chosen(String word) {
        return KeepTime.of(word)
                .orElseThrow(() -> Problem.usage(Texts.of("cli.keep.unknown", word, all())));
    }

    private static String all() {
        return Arrays.stream(KeepTime.values())
                .map(KeepTime::option)
                .collect(Collectors.joining(", "));
    }
}
