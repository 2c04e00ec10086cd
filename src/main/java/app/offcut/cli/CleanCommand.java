package app.offcut.cli;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clean}: deletes the intermediates of projects whose final video is good. */
@Command(
        name = "clean",
        description = {
            "Delete the intermediates of projects whose final video is good.",
            "Asks first on a terminal, unless --yes is given. Without a terminal it"
                    + " cleans the named projects at once; --ready then needs --yes.",
            "With --keep the files are held on their disk, and “offcut undo” puts them back."
        },
        footer = {
            "",
            "Examples:",
            "  offcut clean \"Ice cores\"",
            "  offcut clean --ready --yes --json",
            "  offcut clean \"Ice cores\" --keep 7d",
            "  offcut clean 42 --accept newer-work,duration-unknown"
        })
final class CleanCommand extends LibraryCommand {
    @Mixin private ProjectSelection chosen = new ProjectSelection();

    @Option(
            names = "--accept",
            paramLabel = "RULE",
            split = ",",
            description = "Consent to these rules, which “offcut plan” names. Can be repeated.")
    private List<String> accept = List.of();

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            defaultValue = "0",
            description =
                    "How long it can be undone: 30s, 10m, 1h, 7d … up to 365d. Its space is"
                            + " freed only after that. Default: ${DEFAULT-VALUE}, erase at once.")
    private String keep = "0";

    @Option(
            names = "--strict",
            description = "Put everything back if one file of a project cannot be deleted.")
    private boolean strict;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    void checkUsage() {
        chosen.check();
        accepted();
        KeepTime.of(keep);
        if (chosen.ready() && !yes && !answer().context().terminal().present()) {
            throw Problem.usage(Texts.of("cli.ready-needs-yes"));
        }
    }

    @Override
    int run(OpenLibrary open) {
        InterruptedRuns.end(open, answer());
        List<String> ids = chosen.ids(open);
        if (chosen.ready() && open.library().undecided())
            throw Problem.of(Problem.Code.GENERATOR_UNKNOWN);
        answer().context().stop().arm();
        open.autoCleaner().rememberFirstSight();
        boolean ask = !yes && answer().context().terminal().present() && !ids.isEmpty();
        var request =
                CleanupRequest.of(StartedBy.COMMAND)
                        .accepting(accepted())
                        .keeping(KeepTime.of(keep))
                        .strictly(strict);
        return new Cleaning(open.cleanup(), answer(), request, chosen.one()).clean(ids, ask);
    }

    private Set<Rule> accepted() {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (String word : accept) rules.add(acceptable(word));
        return rules;
    }

    private static Rule acceptable(String word) {
        List<Rule> rules = Arrays.stream(Rule.values()).filter(Rule::review).toList();
        for (Rule rule : rules) if (rule.word().equals(word)) return rule;
        String words = rules.stream().map(Rule::word).collect(Collectors.joining(", "));
        throw Problem.usage(Texts.of("cli.not-acceptable", word, words));
    }
}
