package app.offcut.cli;

import app.offcut.database.OwnDatabase;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.AudioTime;
import app.offcut.settings.UserPreferences.KeepTime;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keep}: shows or sets how long cleaned files can be undone, like the window's preferences.
 */
@Command(
        name = "keep",
        description = {
            "Show or set how long a cleanup by the window, auto-clean or “offcut"
                    + " watch” can be undone. Its space is freed only after that.",
            "“offcut clean” has its own option --keep.",
            "--audio is about what is not cleaned: a project’s audio stays so long after its"
                    + " final video, for editing it again. Only AIvideogen has such audio."
        },
        footer = {
            "",
            "Examples:",
            "  offcut keep",
            "  offcut keep 1d",
            "  offcut keep --audio 30d"
        })
final class KeepCommand extends Subcommand {

    @Parameters(
            paramLabel = "0|10m|1h|1d|7d",
            arity = "0..1",
            description = "The new time; 0 to erase at once.")
    private @Nullable String time;

    @Option(
            names = "--audio",
            paramLabel = "0|7d|30d|90d",
            description = "How long audio stays after the final; 0 to clean it with the rest.")
    private @Nullable String audio;

    @Override
    public Integer call() {
        KeepTime chosen = time == null ? null : chosen(time);
        AudioTime voices = audio == null ? null : chosenAudio(audio);
        offcut().startLog();
        Answer answer = answer();
        try (OwnDatabase own = OwnDatabase.open(answer.context().environment().stateFolder())) {
            UserPreferences preferences = new UserPreferences(own);
            if (chosen != null) preferences.keepTime(chosen);
            if (voices != null) preferences.audioTime(voices);
            KeepTime now = preferences.keepTime();
            AudioTime audioNow = preferences.audioTime();
            if (answer.json())
                return answer.json(new CleanupJson.Keep(now.option(), audioNow.option()));
            answer.line(
                    now == KeepTime.NOTHING
                            ? Texts.of("cli.keep.nothing")
                            : Texts.of("cli.keep.time", Texts.of(now)));
            if (audioNow != AudioTime.NONE)
                answer.line(Texts.of("cli.keep.audio", Texts.of(audioNow)));
            return 0;
        }
    }

    private static KeepTime chosen(String word) {
        return KeepTime.of(word)
                .orElseThrow(() -> Problem.usage(Texts.of("cli.keep.unknown", word, all())));
    }

    private static AudioTime chosenAudio(String word) {
        return AudioTime.of(word)
                .orElseThrow(() ->
                        Problem.usage(
                                Texts.of(
                                        "cli.keep.unknown",
                                        word,
                                        Arrays.stream(AudioTime.values())
                                                .map(AudioTime::option)
                                                .collect(Collectors.joining(", ")))));
    }

    private static String all() {
        return Arrays.stream(KeepTime.values())
                .map(KeepTime::option)
                .collect(Collectors.joining(", "));
    }
}
