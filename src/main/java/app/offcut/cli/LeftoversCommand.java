package app.offcut.cli;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.survey.Survey;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orphans} and {@code scratch}: files that no project owns. */
abstract class LeftoversCommand extends AreaCommand {
    @Option(names = "--clean", description = "Delete what may go.")
    private boolean clean;

    abstract Area area();

    @Override
    final Optional<AreaChoice> choice() {
        return clean ? Optional.of(AreaChoice.of(area())) : Optional.empty();
    }

    @Override
    final int show(OpenLibrary open) {
        Survey survey = open.survey();
        CleanupPlan plan = open.plan(AreaChoice.of(area()));
        List<Entry> entries =
                area() == Area.ORPHANS
                        ? survey.orphans().stream().map(one -> entry(one, plan)).toList()
                        : plan.items().stream().map(LeftoversCommand::entry).toList();
        String refused = plan.verdict().refusal(_ -> false).map(r -> r.message()).orElse(null);
        if (answer().json())
            return answer().json(
                            new Shown(
                                    area().word(),
                                    plan.doomed().size(),
                                    plan.bytes(),
                                    refused,
                                    entries));
        answer().line(AreaText.line(survey.area(area()), survey.measuredAt()));
        for (Entry one : entries)
            answer().line(
                            Texts.of(
                                    "cli.area.entry",
                                    one.path(),
                                    Formats.bytes(one.bytes()),
                                    one.message()));
        if (refused != null && !entries.isEmpty()) answer().line(refused);
        return 0;
    }

    /**
     * @param files number of files that may go
     * @param bytes of these files
     * @param refused why nothing may go now; null if something may
     */
    record Shown(
            String area, long files, long bytes, @Nullable String refused, List<Entry> entries) {}

    /**
     * @param goes whether all of it may go, or any of it
     * @param reason word of the reason of its first file that stays, else of its first file
     */
    record Entry(
            String path, long files, long bytes, boolean goes, String reason, String message) {}

    private static Entry entry(PlanItem item) {
        return new Entry(
                item.path(), 1, item.bytes(), item.goes(), item.fate().word(), item.message());
    }

    private static Entry entry(Survey.Orphan orphan, CleanupPlan plan) {
        List<PlanItem> items =
                plan.items().stream()
                        .filter(item -> item.path().startsWith(orphan.path() + "/"))
                        .toList();
        Optional<PlanItem> told =
                items.stream()
                        .filter(item -> !item.goes())
                        .findFirst()
                        .or(items.stream()::findFirst);
        return new Entry(
                orphan.path(),
                orphan.amount().files(),
                orphan.amount().bytes(),
                items.stream().anyMatch(PlanItem::goes),
                told.map(item -> item.fate().word()).orElse(""),
                told.map(PlanItem::message).orElse(""));
    }

    /** Folders of deleted projects. */
    @Command(
            name = "orphans",
            description = {
                "List the folders of projects that were deleted in the generator.",
                "With --clean they are deleted if they were seen on two different days, and no"
                        + " final video of theirs is there. Asks first on a terminal, unless"
                        + " --yes is given."
            },
            footer = {"", "Examples:", "  offcut orphans", "  offcut orphans --clean --hold 7d"})
    static final class OrphansCommand extends LeftoversCommand {
        @Override
        Area area() {
            return Area.ORPHANS;
        }
    }

    /** Files that the generator made for no project. */
    @Command(
            name = "scratch",
            description = {
                "List the files that the generator made for no project and left behind.",
                "With --clean they are deleted, unless a video is being made. Asks first on a"
                        + " terminal, unless --yes is given."
            },
            footer = {"", "Examples:", "  offcut scratch", "  offcut scratch --clean --yes"})
    static final class ScratchCommand extends LeftoversCommand {
        @Override
        Area area() {
            return Area.SCRATCH;
        }
    }
}
