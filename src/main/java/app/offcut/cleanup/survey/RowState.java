package app.offcut.cleanup.survey;

import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.text.TextKey;
import app.offcut.text.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state that a row of the list shows. The disk decides; the status column is only a record. The
 * first match wins, in the order of this file.
 */
public sealed interface RowState extends TextKey {
    /** A run is under way. */
    record Cleaning(long doneFiles, long files) implements RowState {}

    /** A run is queued. */
    record Waiting() implements RowState {}

    /**
     * A run was interrupted and waits for recovery, or recovery needs a decision.
     *
     * @param run its id; empty if only its unreadable folder is known
     * @param why one sentence
     * @param olderCopies whether a person must decide about files that could not be restored
     */
    record Interrupted(String run, String why, boolean olderCopies) implements RowState {
        public Interrupted(String run, String why) {
            this(run, why, false);
        }
    }

    /**
     * Cleaned, and can be undone until the given time.
     *
     * @param bytes total length of the held files
     * @param missed whether the generator's records still name files of the project
     * @param rule the rule that cleaned it; null for any other reason
     */
    record Held(
            String run,
            long files,
            long bytes,
            Instant until,
            boolean missed,
            @Nullable SpaceRule rule)
            implements RowState {
        public Held(String run, long files, long bytes, Instant until) {
            this(run, files, bytes, until, false, null);
        }

        @Override
        public @Nullable String reason() {
            String why = rule == null ? "" : Texts.of(rule);
            String lost = missed ? Texts.of("state.held.missed") : "";
            String both = (why + " " + lost).strip();
            return both.isEmpty() ? null : both;
        }

        /** The same for a project whose files the generator's records name. */
        Held missing() {
            return new Held(run, files, bytes, until, true, rule);
        }
    }

    /** Nobody knows whose library it is, the id is unsafe, or an earlier zone is missing. */
    record Unavailable(Refusal refusal) implements RowState {}

    /** A render is running. */
    record Rendering(Refusal refusal) implements RowState {}

    /** The user pinned the project. */
    record Pinned() implements RowState {}

    /**
     * No final, or not all that are due.
     *
     * @param missing the rule about missing ones; null if there is none at all
     */
    record NoFinalYet(@Nullable Refusal missing) implements RowState {
        public NoFinalYet() {
            this(null);
        }
    }

    /** The final is damaged, incomplete, or different from what the database recorded. */
    record FinalDamaged(Refusal refusal) implements RowState {}

    /** Nothing left to delete. */
    record Clean() implements RowState {}

    /** A person must accept these rules. */
    record NeedsReview(List<Refusal> rules) implements RowState {}

    /** The last run left files. */
    record PartlyFailed(long filesLeft) implements RowState {}

    /** Cleaned earlier, but new intermediates have appeared. */
    record GrownBack() implements RowState {}

    /** May be cleaned and has something to delete. */
    record Ready() implements RowState {}

    /** The word used in JSON, style classes and text keys. */
    default String word() {
        return switch (this) {
            case Cleaning _ -> "cleaning";
            case Waiting _ -> "waiting";
            case Interrupted _ -> "interrupted";
            case Held _ -> "held";
            case Unavailable _ -> "unavailable";
            case Rendering _ -> "rendering";
            case Pinned _ -> "pinned";
            case NoFinalYet _ -> "no-final-yet";
            case FinalDamaged _ -> "final-damaged";
            case Clean _ -> "clean";
            case NeedsReview _ -> "needs-review";
            case PartlyFailed _ -> "partly-failed";
            case GrownBack _ -> "grown-back";
            case Ready _ -> "ready";
        };
    }

    @Override
    default String key() {
        boolean sizesOnly =
                this instanceof Unavailable(Refusal refusal)
                        && refusal.rule() == Rule.GENERATOR_UNKNOWN;
        return sizesOnly ? "state.sizes-only" : "state." + word();
    }

    /** Whether {@code clean --ready} and "Clean up N projects…" include it. */
    default boolean cleanable() {
        return this instanceof Ready || this instanceof GrownBack || this instanceof PartlyFailed;
    }

    /** The sentence that explains the state; null where the word suffices. */
    default @Nullable String reason() {
        return switch (this) {
            case Interrupted(var _, String why, var _) -> why;
            case Held held -> held.reason();
            case Unavailable(Refusal refusal) -> refusal.message();
            case Rendering(Refusal refusal) -> refusal.message();
            case FinalDamaged(Refusal refusal) -> refusal.message();
            case NoFinalYet(Refusal missing) -> missing == null ? null : missing.message();
            case NeedsReview(List<Refusal> rules) ->
                    String.join(" ", rules.stream().map(Refusal::message).toList());
            default -> null;
        };
    }
}
