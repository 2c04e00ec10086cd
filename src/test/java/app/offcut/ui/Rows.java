package app.offcut.ui;

import app.offcut.autoclean.SpaceCandidate;
import app.offcut.autoclean.SpaceForecast;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.GoReason;
import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.plan.PlanItem.Fate;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.FileEnd;
import app.offcut.cleanup.run.RunHistory.FileResult;
import app.offcut.cleanup.run.RunHistory.Run;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.generator.Category;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.library.Amount;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.settings.SpaceGoals;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Rows of a made-up library, one of each state. */
public final class Rows {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long MB = 1_000_000;

    private Rows() {}

    /** A project with these megabytes of provider downloads, segments, audio and assembly. */
    public static ProjectRow row(String id, String name, RowState state, long... megabytes) {
        Map<Category, Amount> amounts = new EnumMap<>(Category.class);
        Category[] kinds = {
            Category.PROVIDER, Category.SEGMENTS, Category.AUDIO, Category.ASSEMBLY, Category.FINAL
        };
        long all = 0;
        for (int i = 0; i < megabytes.length; i++) {
            amounts.put(kinds[i], new Amount(files(megabytes[i], kinds[i]), megabytes[i] * MB));
            if (i < 4) all += megabytes[i] * MB;
        }
        Instant active = NOW.minus(Duration.ofHours(1 + 40L * Math.abs(name.hashCode() % 20)));
        Amount film = amounts.getOrDefault(Category.FINAL, Amount.NONE);
        var usage = new ProjectUsage(amounts, state.cleanable() ? all : 0, 0, Map.of());
        return new ProjectRow(
                id,
                name,
                active,
                7 + Math.abs(id.hashCode() % 12),
                usage,
                state,
                film.bytes() == 0 ? null : video(id, film.bytes(), active, state),
                "pending",
                null,
                state instanceof RowState.Pinned,
                inHold(state),
                0);
    }

    private static HeldAmounts inHold(RowState state) {
        return switch (state) {
            case RowState.Held held -> new HeldAmounts(held.files(), held.bytes(), 0, 0);
            case RowState.Interrupted one when one.olderCopies() ->
                    new HeldAmounts(0, 0, 3, 12 * MB);
            default -> HeldAmounts.NONE;
        };
    }

    private static int files(long megabytes, Category category) {
        if (megabytes == 0) return 0;
        return category == Category.FINAL ? 1 : 3;
    }

    /** The same project after its cleanup. */
    public static ProjectRow cleaned(ProjectRow row, RowState state) {
        long film = row.usage().of(Category.FINAL).bytes() / MB;
        return row(row.id(), row.name(), state, 0, 0, 0, 0, film);
    }

    /** The same project after a cleanup that has left some of its files, all of one kind. */
    public static ProjectRow left(ProjectRow row, int files) {
        long[] megabytes = new long[5];
        Category[] kinds = {
            Category.PROVIDER, Category.SEGMENTS, Category.AUDIO, Category.ASSEMBLY
        };
        for (int i = 0; i < kinds.length && megabytes[0] + megabytes[1] + megabytes[2] == 0; i++) {
            Amount amount = row.usage().of(kinds[i]);
            if (amount.files() > 0) megabytes[i] = amount.bytes() / MB * files / amount.files();
        }
        megabytes[4] = row.usage().of(Category.FINAL).bytes() / MB;
        return row(row.id(), row.name(), new RowState.PartlyFailed(files), megabytes);
    }

    /** The same project while its cleanup can be undone. */
    public static ProjectRow held(ProjectRow row, CleanupReport report) {
        return cleaned(
                row,
                new RowState.Held(
                        "20261122-115900-" + row.id(),
                        report.heldFiles(),
                        report.heldBytes(),
                        Objects.requireNonNull(report.keepUntil())));
    }

    /** The plan of its cleanup. */
    public static CleanupPlan plan(ProjectRow row) {
        Verdict verdict =
                switch (row.state()) {
                    case RowState.NeedsReview(List<Refusal> rules) ->
                            new Verdict.NeedsReview(rules);
                    case RowState.FinalDamaged(Refusal refusal) -> new Verdict.Refused(refusal);
                    default -> new Verdict.Passed();
                };
        Project project =
                new Project(
                        row.id(),
                        row.name(),
                        null,
                        1,
                        List.of(),
                        List.of(),
                        RecordedFiles.NONE,
                        null,
                        null);
        return new CleanupPlan(project, verdict, items(row), doomed(row), List.of(), null, "hash");
    }

    /** The number of the plan's files that go. */
    public static int going(ProjectRow row) {
        return (int) items(row).stream().filter(PlanItem::goes).count();
    }

    private static FinalFile video(String id, long bytes, Instant at, RowState state) {
        Rule broken = state instanceof RowState.FinalDamaged ? Rule.FINAL_INCOMPLETE : null;
        String path = "public/videos/" + id + "/final.mp4";
        return new FinalFile(path, bytes, at, broken, 224.0);
    }

    public static ProjectRow ready(String id, long... megabytes) {
        return row(id, "Project " + id, new RowState.Ready(), megabytes);
    }

    /** Cleaned five minutes ago, with these megabytes held for five more. */
    public static ProjectRow held(String id, String name, long megabytes) {
        Instant until = NOW.plus(Duration.ofMinutes(5));
        var state = new RowState.Held("20261122-115900-" + id, 52, megabytes * MB, until);
        return row(id, name, state, 0, 0, 0, 0, 140);
    }

    public static Survey survey(ProjectRow... rows) {
        return survey(List.of(), rows);
    }

    /** Nothing is shared: the library is the sum of its rows. */
    public static Survey survey(List<String> problems, ProjectRow... rows) {
        return new Survey(
                NOW.minus(Duration.ofMinutes(3)),
                List.of(rows),
                ProjectUsage.sum(Arrays.stream(rows).map(ProjectRow::usage).toList()),
                HeldAmounts.NONE,
                List.of(),
                problems);
    }

    /** Every state that a row can have. */
    public static List<ProjectRow> everyState() {
        var ready = new RowState.Ready();
        var rendering = new RowState.Rendering(Refusal.of(Rule.JOB_ACTIVE));
        var newer = new RowState.NeedsReview(List.of(Refusal.of(Rule.NEWER_WORK, "scene-3.mp3")));
        var escape = new RowState.Unavailable(Refusal.of(Rule.UNSAFE_ID, "../escape"));
        var zoneMissing =
                new RowState.Interrupted(
                        "20261121-201500-0000",
                        Texts.of("recovery.zone-missing", "Night trains", ".cache/videos"));
        var cutOff =
                new RowState.FinalDamaged(
                        Refusal.of(Rule.FINAL_INCOMPLETE, "final.mp4", Texts.of("mp4.cut-off")));
        String longest =
                "The bridges of the upper valley and everything that has been carried over them";
        return List.of(
                row("a1", "Carrier operations, explained", ready, 620, 430, 19, 61, 118),
                row("b2", "Ice cores and the last 800,000 years", ready, 310, 180, 8, 0, 96),
                row(
                        "c3",
                        "How container ports work",
                        new RowState.Cleaning(31, 52),
                        280,
                        400,
                        22,
                        0,
                        140),
                row("d4", "Deep sea cables", rendering, 150, 210, 12, 40),
                row("e5", "Old town walk", new RowState.PartlyFailed(3), 0, 96, 0, 0, 80),
                held("n14", "Salt roads of the Sahel", 704),
                row("o15", "Night trains", zoneMissing, 90, 60, 11, 0, 70),
                row("f6", "A short history of tea", new RowState.Clean(), 0, 0, 0, 0, 104),
                row("g7", "Northern lights in real time", new RowState.NoFinalYet(), 90, 130, 6),
                row("h8", "Mangroves", newer, 200, 180, 12, 8, 90),
                row("i9", "The quiet engine", new RowState.GrownBack(), 60, 40, 18, 0, 75),
                row("j10", "Salt", new RowState.Pinned(), 230, 120, 9, 0, 70),
                row("k11", "Letters from the archive", cutOff, 80, 90, 7, 0, 20),
                row("l12", "../escape", escape, 0, 0, 0, 0),
                row("m13", longest, new RowState.Waiting(), 120, 60, 9, 0, 88));
    }

    /** Runs of three days, newest first. */
    public static List<Run> runs() {
        return List.of(
                run("n14", "Salt roads of the Sahel", "hand", 5, "held", 0, 0),
                run("f6", "A short history of tea", "hand", 95, "complete", 61, 655),
                run("q17", "How glass is made", "command", 300, "complete", 31, 412),
                run("e5", "Old town walk", "auto", 1600, "failed", 2, 19),
                run("r18", "Paper and ink", "hand", 1700, "undone", 0, 0),
                run("d4", "Deep sea cables", "auto", 4200, "refused", 0, 0),
                new Run(
                        "20261122-s19",
                        "s19",
                        "Lighthouses",
                        "auto",
                        NOW.minusSeconds(4300 * 60),
                        NOW.minusSeconds(4300 * 60),
                        "complete",
                        88,
                        1210 * MB,
                        "free-space"));
    }

    /** What rules about space would clean: many projects, not enough. */
    public static SpaceForecast forecast(SpaceGoals goals) {
        List<SpaceForecast.Going> today = new ArrayList<>();
        for (ProjectRow row : everyState())
            today.add(
                    new SpaceForecast.Going(
                            new SpaceCandidate(
                                    row.id(),
                                    row.name(),
                                    NOW.minus(Duration.ofDays(40 - today.size())),
                                    row.usage().totalBytes(),
                                    row.usage().totalBytes()),
                            SpaceRule.FREE_SPACE));
        List<SpaceForecast.Past> past =
                List.of(
                        new SpaceForecast.Past(LocalDate.of(2026, 11, 3), today.get(4)),
                        new SpaceForecast.Past(LocalDate.of(2026, 11, 17), today.get(9)));
        return new SpaceForecast(
                goals, Optional.of(41_000 * MB), 300_000 * MB, today, 2_300 * MB, past, 21);
    }

    private static Run run(
            String id,
            String name,
            String by,
            long minutesAgo,
            String outcome,
            long files,
            long mb) {
        Instant at = NOW.minusSeconds(minutesAgo * 60);
        return new Run(
                "20261122-" + id, id, name, by, at, at, outcome, files, mb * 1_000_000, null);
    }

    /** The results of some files of a run. */
    public static List<FileResult> files() {
        return List.of(
                deleted(".cache/audio/projects/e5/scene-1.mp3", Category.AUDIO, 812_000),
                deleted(".cache/videos/e5/scene-1-source.mp4", Category.SEGMENTS, 18_400_000),
                busy(".cache/videos/e5/scene-1-default.mp4", 32_000_000),
                busy(".cache/videos/e5/scene-2-source.mp4", 32_000_000),
                busy(".cache/videos/e5/scene-2-default.mp4", 32_000_000));
    }

    private static FileResult busy(String path, long bytes) {
        return new FileResult(
                path,
                Category.SEGMENTS,
                bytes,
                "own-intermediate",
                FileEnd.FAILED,
                Texts.of("deletion.busy"));
    }

    private static FileResult deleted(String path, Category category, long bytes) {
        return new FileResult(path, category, bytes, "own-intermediate", FileEnd.DELETED, null);
    }

    /** A plan's files for a row: some of each category, and one that is shared. */
    public static List<PlanItem> items(ProjectRow row) {
        List<PlanItem> items = new ArrayList<>();
        for (Category category : Category.values()) {
            long bytes = row.usage().of(category).bytes();
            if (bytes == 0) continue;
            Fate fate =
                    switch (category) {
                        case PROVIDER -> new Fate.Goes(GoReason.PROVIDER_UNSHARED);
                        case ASSEMBLY -> new Fate.Goes(GoReason.ASSEMBLY_OF_PROJECT);
                        case AUDIO, SEGMENTS, COMBINED, LEFTOVERS, NARRATION, MUSIC, PICTURES ->
                                new Fate.Goes(GoReason.OWN_INTERMEDIATE);
                        case FINAL -> new Fate.Stays(StayReason.FINAL_VIDEO, null);
                        case THUMBNAIL -> new Fate.Stays(StayReason.THUMBNAIL, null);
                        case UNKNOWN -> new Fate.Stays(StayReason.UNKNOWN_FILE, null);
                    };
            int files = category == Category.FINAL || category == Category.THUMBNAIL ? 1 : 3;
            for (int n = 1; n <= files; n++)
                items.add(
                        new PlanItem(
                                path(row.id(), category, n),
                                category,
                                bytes / files,
                                bytes / files,
                                1,
                                null,
                                fate));
        }
        items.add(
                new PlanItem(
                        "assets/cache/nasa/iss-072.mp4",
                        Category.PROVIDER,
                        149_000_000,
                        149_000_000,
                        1,
                        null,
                        new Fate.Stays(StayReason.SHARED_WITH, "Deep sea cables")));
        return items;
    }

    public static List<DoomedFile> doomed(ProjectRow row) {
        List<DoomedFile> doomed = new ArrayList<>();
        for (PlanItem item : items(row))
            if (item.fate() instanceof Fate.Goes(var reason))
                doomed.add(SampleDoomedFile.doomed(item.path(), item.bytes(), reason));
        return doomed;
    }

    private static String path(String id, Category category, int n) {
        return switch (category) {
            case AUDIO -> ".cache/audio/projects/" + id + "/scene-" + n + ".mp3";
            case SEGMENTS, UNKNOWN, COMBINED, LEFTOVERS, NARRATION, MUSIC, PICTURES ->
                    ".cache/videos/" + id + "/scene-" + n + "-source.mp4";
            case PROVIDER -> "assets/cache/dvids/" + Math.abs(id.hashCode() % 10_000) + n + ".mp4";
            case ASSEMBLY -> ".cache/assembly/job-" + id + "/scene-" + n + "-trimmed.mp4";
            case FINAL -> "public/videos/" + id + "/final.mp4";
            case THUMBNAIL -> "public/videos/" + id + "/thumbnail.jpg";
        };
    }
}
