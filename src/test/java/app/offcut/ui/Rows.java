package app.offcut.ui;

import app.offcut.cleanup.ProjectRow;
import app.offcut.cleanup.Refusal;
import app.offcut.cleanup.RowState;
import app.offcut.cleanup.Rule;
import app.offcut.cleanup.Survey;
import app.offcut.library.Category;
import app.offcut.library.ProjectUsage;
import app.offcut.library.ProjectUsage.Amount;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
            amounts.put(kinds[i], new Amount(megabytes[i] == 0 ? 0 : 4, megabytes[i] * MB));
            if (i < 4) all += megabytes[i] * MB;
        }
        var usage = new ProjectUsage(amounts, state.cleanable() ? all : 0, 0);
        return new ProjectRow(
                id,
                name,
                NOW.minus(Duration.ofHours(1 + 40L * Math.abs(name.hashCode() % 20))),
                7 + Math.abs(id.hashCode() % 12),
                usage,
                state,
                null,
                "pending",
                null,
                state instanceof RowState.Pinned);
    }

    public static ProjectRow ready(String id, long... megabytes) {
        return row(id, "Project " + id, new RowState.Ready(), megabytes);
    }

    /** Cleaned a minute ago, with these megabytes held for nine more. */
    public static ProjectRow held(String id, String name, long megabytes) {
        Instant until = NOW.plus(Duration.ofMinutes(9));
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
                List.of(),
                problems);
    }

    /** Every state that a row can have. */
    public static List<ProjectRow> everyState() {
        return List.of(
                row(
                        "a1",
                        "Carrier operations, explained",
                        new RowState.Ready(),
                        620,
                        430,
                        19,
                        61,
                        118),
                row(
                        "b2",
                        "Ice cores and the last 800,000 years",
                        new RowState.Ready(),
                        310,
                        180,
                        8,
                        0,
                        96),
                row(
                        "c3",
                        "How container ports work",
                        new RowState.Cleaning(31, 52),
                        280,
                        400,
                        22,
                        0,
                        140),
                row(
                        "d4",
                        "Deep sea cables",
                        new RowState.Rendering(Refusal.of(Rule.JOB_ACTIVE)),
                        150,
                        210,
                        12,
                        40),
                row("e5", "Old town walk", new RowState.PartlyFailed(3), 0, 96, 8, 0, 80),
                held("n14", "Salt roads of the Sahel", 704),
                row(
                        "o15",
                        "Night trains",
                        new RowState.Interrupted(
                                "20261121-201500-0000",
                                Texts.of("recovery.zone-missing", "Night trains", ".cache/videos")),
                        90,
                        60,
                        11,
                        0,
                        70),
                row("f6", "A short history of tea", new RowState.Clean(), 0, 0, 0, 0, 104),
                row("g7", "Northern lights in real time", new RowState.NoFinalYet(), 90, 130, 6),
                row(
                        "h8",
                        "Mangroves",
                        new RowState.NeedsReview(
                                List.of(Refusal.of(Rule.NEWER_WORK, "scene-3.mp3"))),
                        200,
                        180,
                        12,
                        8,
                        90),
                row("i9", "The quiet engine", new RowState.GrownBack(), 60, 40, 18, 0, 75),
                row("j10", "Salt", new RowState.Pinned(), 230, 120, 9, 0, 70),
                row(
                        "k11",
                        "Letters from the archive",
                        new RowState.FinalDamaged(
                                Refusal.of(
                                        Rule.FINAL_INCOMPLETE,
                                        "public/videos/k11/final.mp4",
                                        "it ends too early")),
                        80,
                        90,
                        7,
                        0,
                        20),
                row(
                        "l12",
                        "../escape",
                        new RowState.Unavailable(Refusal.of(Rule.UNSAFE_ID, "../escape")),
                        0,
                        0,
                        0,
                        0),
                row(
                        "m13",
                        "The bridges of the upper valley and everything that has been carried over them",
                        new RowState.Waiting(),
                        120,
                        60,
                        9,
                        0,
                        88));
    }
}
