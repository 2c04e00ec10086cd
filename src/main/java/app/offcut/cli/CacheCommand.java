package app.offcut.cli;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.survey.AreaRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cache}: the shared stock footage, by age or by size. */
@Command(
        name = "cache",
        description = {
            "Show the stock footage that the generator keeps for all videos, or delete what no"
                    + " video needs now.",
            "What was used longest ago goes first. Asks first on a terminal, unless --yes is"
                    + " given. Nothing goes while a video is being made."
        },
        footer = {
            "",
            "Examples:",
            "  offcut cache",
            "  offcut cache --older 30d",
            "  offcut cache --keep 10GB --yes --json"
        })
final class CacheCommand extends AreaCommand {
    @Option(
            names = "--older",
            paramLabel = "TIME",
            description = "Delete what was last used longer ago: 7d, 30d, 90d …")
    private @Nullable String older;

    @Option(
            names = "--keep",
            paramLabel = "SIZE",
            description = "Delete all but what was used last, up to this size: 500MB, 10GB …")
    private @Nullable String keep;

    @Override
    Optional<AreaChoice> choice() {
        if (older != null && keep != null) throw Problem.usage(Texts.of("cli.cache.both"));
        if (older != null) return Optional.of(AreaChoice.olderThan(KeepTime.of(older)));
        return Optional.ofNullable(keep).map(size -> AreaChoice.keeping(ByteSize.of(size)));
    }

    @Override
    int show(OpenLibrary open) {
        Survey survey = open.survey();
        AreaRow row = survey.areaRow(Area.STOCK);
        if (answer().json()) return answer().json(ListJson.AreaJson.of(row));
        answer().line(AreaText.line(row.total(), survey.measuredAt()));
        return 0;
    }
}
