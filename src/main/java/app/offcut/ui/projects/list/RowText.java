package app.offcut.ui.projects.list;

import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import app.offcut.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of a row. */
public final class RowText {
    /** The deletable categories, usually the largest first. */
    public static final List<Category> DELETABLE =
            List.of(
                    Category.PROVIDER,
                    Category.COMBINED,
                    Category.SEGMENTS,
                    Category.PICTURES,
                    Category.AUDIO,
                    Category.NARRATION,
                    Category.MUSIC,
                    Category.ASSEMBLY,
                    Category.LEFTOVERS);

    private static final Duration RECENT = Duration.ofDays(7);

    /** In characters: a UUID is long, the number of a row is not. */
    private static final int LONG_ID = 30;

    private static final int SHORT_ID = 8;

    private RowText() {}

    /** The state in two or three words; for a held run, until when it can be undone. */
    public static String state(RowState state, Instant now) {
        return switch (state) {
            case RowState.PartlyFailed(long left) -> Texts.of(state, left);
            case RowState.Held held when held.until().isAfter(now) ->
                    Texts.of(state, Formats.timeOrDay(held.until(), now));
            case RowState.Held _ -> Texts.of("state.held.over");
            default -> Texts.of(state);
        };
    }

    /** The texts of all states, for a held run at any time and on the last day of any month. */
    public static Stream<String> states() {
        Refusal refusal = Refusal.of(Rule.PINNED);
        Instant now =
                LocalDateTime.of(2026, 1, 1, 12, 58).atZone(ZoneId.systemDefault()).toInstant();
        Stream<RowState> held =
                IntStream.range(0, 13)
                        .mapToObj(month -> now.plus(Duration.ofDays(month * 30L)))
                        .map(until -> new RowState.Held("", 0, 0, until));
        return Stream.concat(
                        held,
                        Stream.of(
                                new RowState.Cleaning(0, 0),
                                new RowState.Waiting(),
                                new RowState.Interrupted("", ""),
                                new RowState.Unavailable(refusal),
                                new RowState.Unavailable(Refusal.of(Rule.GENERATOR_UNKNOWN)),
                                new RowState.Rendering(refusal),
                                new RowState.Pinned(),
                                new RowState.NoFinalYet(),
                                new RowState.FinalDamaged(refusal),
                                new RowState.Clean(),
                                new RowState.NeedsReview(List.of()),
                                new RowState.PartlyFailed(9_999),
                                new RowState.GrownBack(),
                                new RowState.Ready()))
                .map(state -> state(state, now.minusSeconds(1)));
    }

    /** The sort key of the state: its words, for held runs with the time. */
    static String order(RowState state) {
        return switch (state) {
            case RowState.PartlyFailed(long left) -> Texts.of(state, left);
            case RowState.Held held -> Texts.of(state, held.until());
            default -> Texts.of(state);
        };
    }

    /** The sentence that explains the state; null where the word suffices. */
    public static @Nullable String reason(RowState state, Instant now) {
        if (!(state instanceof RowState.Held held)) return state.reason();
        String missed = held.reason();
        if (!held.until().isAfter(now)) return Texts.of("ui.held.over");
        String until = Texts.of("ui.held.reason", Formats.moment(held.until(), now));
        return missed == null ? until : until + " " + missed;
    }

    /** The name for a single line; a long id in its place is cut to its start. */
    public static String name(ProjectRow row) {
        return row.name().equals(row.id()) && row.id().length() > LONG_ID
                ? Texts.of("ui.row.untitled", Visible.of(row.id().substring(0, SHORT_ID)))
                : Visible.of(row.name());
    }

    /**
     * {@code 12 scenes · active yesterday}, or the held space; also how many files the user keeps.
     */
    public static String below(ProjectRow row, Instant now) {
        String rest = about(row, now);
        if (row.filesTakenOut() == 0) return rest;
        String kept = Texts.of("ui.row.kept", row.filesTakenOut());
        if (rest.isEmpty()) return kept;
        // space that is not free yet must not be cut off
        boolean held = row.state() instanceof RowState.Held;
        return Texts.of("ui.row.both", held ? rest : kept, held ? kept : rest);
    }

    private static String held(RowState.Held held) {
        String space = Texts.of("ui.row.held", Formats.bytes(held.bytes()));
        return held.rule() == null
                ? space
                : Texts.of("ui.row.both", space, Texts.ofStored("report.by.", held.rule().word()));
    }

    private static String about(ProjectRow row, Instant now) {
        if (row.state() instanceof RowState.Held held && held.until().isAfter(now))
            return held(held);
        String scenes = row.scenes() == 0 ? "" : Texts.of("ui.row.scenes", row.scenes());
        Instant active = row.lastActive();
        if (active == null) return scenes;
        return scenes.isEmpty()
                ? Texts.of("ui.row.active", when(active, now))
                : Texts.of("ui.row.below", scenes, when(active, now));
    }

    /** Relative within a day, otherwise as a date. */
    public static String when(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.compareTo(RECENT) < 0) return Formats.ago(age);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withZone(ZoneId.systemDefault())
                .format(then);
    }

    /** A size, or a dash for zero. */
    public static String size(long bytes) {
        return bytes == 0 ? "–" : Formats.bytes(bytes);
    }
}
