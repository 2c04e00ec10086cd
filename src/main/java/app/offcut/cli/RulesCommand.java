package app.offcut.cli;

import app.offcut.autoclean.SpaceForecast;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.SpaceGoals;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rules}: shows, simulates or sets the rules that make room by themselves. */
@Command(
        name = "rules",
        description = {
            "Show or set rules that keep space free. While the window is open or “offcut"
                    + " watch” runs, they clean finished projects, least recently active first,"
                    + " until there is enough space again; also projects that were finished before"
                    + " Offcut first saw them. They are off at first.",
            "Nothing goes that “offcut clean” would refuse or ask about, and never more than"
                    + " three projects a minute. Where the disk is short, what they clean can be"
                    + " undone for 10 minutes at most.",
            "--simulate shows what would go today and would have gone in the last 30 days, and"
                    + " sets nothing."
        },
        footer = {
            "",
            "Examples:",
            "  offcut rules --free 50GB --older 30d --simulate",
            "  offcut rules --free 50GB --older 30d",
            "  offcut rules --library-size 200GB",
            "  offcut rules --off"
        })
final class RulesCommand extends LibraryCommand {
    private static final Pattern DAYS = Pattern.compile("0|([0-9]{1,4})d");
    private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]*");

    @Option(
            names = "--free",
            paramLabel = "SIZE",
            description = "Make room while the library's disk has less free; 0 ends this rule.")
    private @Nullable String free;

    @Option(
            names = "--library-size",
            paramLabel = "SIZE",
            description = "Make room while the library is larger; 0 ends this rule.")
    private @Nullable String size;

    @Option(
            names = "--older",
            paramLabel = "DAYS",
            description =
                    "Only projects without activity for so long, such as 30d; 0 for all projects.")
    private @Nullable String older;

    @Option(names = "--off", description = "End all rules.")
    private boolean off;

    @Option(names = "--simulate", description = "Show what would go, and set nothing.")
    private boolean simulate;

    @Override
    void checkUsage() {
        if (off && (changes() || simulate)) throw Problem.usage(Texts.of("cli.rules.off-alone"));
        changed(SpaceGoals.OFF);
    }

    private boolean changes() {
        return free != null || size != null || older != null;
    }

    /** The rules with what the options change. */
    private SpaceGoals changed(SpaceGoals now) {
        return new SpaceGoals(
                free == null ? now.freeBytes() : bytes(free),
                size == null ? now.libraryBytes() : bytes(size),
                older == null ? now.olderDays() : days(older));
    }

    /** A forgotten unit must not clean the whole library. */
    private static long bytes(String word) {
        long bytes = ByteSize.of(word);
        if (NUMBER.matcher(word).matches()) throw Problem.usage(Texts.of("cli.rules.unit", word));
        return bytes;
    }

    private static int days(String word) {
        Matcher form = DAYS.matcher(word);
        if (!form.matches()) throw Problem.usage(Texts.of("cli.rules.days", word));
        return form.group(1) == null ? 0 : Integer.parseInt(form.group(1));
    }

    @Override
    int run(OpenLibrary open) {
        SpaceGoals goals = off ? SpaceGoals.OFF : changed(open.spaceGoals());
        if (changes() && !goals.on() && goals.olderDays() > 0 && older != null)
            throw Problem.usage(Texts.of("cli.rules.older-alone"));
        if (simulate) return simulated(open, goals);
        if (off || changes()) open.spaceGoals(goals);
        if (answer().json()) return answer().json(RulesJson.of(goals, null));
        RulesText.of(goals).forEach(answer()::line);
        return 0;
    }

    private int simulated(OpenLibrary open, SpaceGoals goals) {
        if (!goals.on()) throw Problem.usage(Texts.of("cli.rules.none-to-simulate"));
        SpaceForecast forecast = open.simulate(goals);
        if (answer().json()) return answer().json(RulesJson.of(goals, forecast));
        RulesText.of(forecast).forEach(answer()::line);
        return 0;
    }
}
