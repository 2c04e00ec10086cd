package app.offcut.cleanup.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The gate's answer for one project. */
public sealed interface Verdict {
    /** Every rule holds. */
    record Passed() implements Verdict {}

    /** A person must accept these rules; never empty. */
    record NeedsReview(List<Refusal> rules) implements Verdict {}

    /** The project may not be cleaned; names the first rule that failed. */
    record Refused(Refusal refusal) implements Verdict {}

    /**
     * What prevents a cleanup; empty if nothing does.
     *
     * @param accepted which review rules a person has accepted
     */
    default Optional<Refusal> refusal(Predicate<Rule> accepted) {
        return switch (this) {
            case Passed() -> Optional.empty();
            case Refused(Refusal refusal) -> Optional.of(refusal);
            case NeedsReview(List<Refusal> rules) ->
                    rules.stream().filter(r -> !accepted.test(r.rule())).findFirst();
        };
    }
}
