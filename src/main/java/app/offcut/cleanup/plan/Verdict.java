package app.offcut.cleanup.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The gate's answer for one project. */
public sealed interface Verdict {
    /** Every rule holds. */
    record Passed() implements Verdict {}

    /** A person must accept these rules, never empty. */
    record NeedsReview(List<Refusal> rules) implements Verdict {}

    /** May not be cleaned. The first rule that failed. */
    record Refused(Refusal refusal) implements Verdict {}

    /**
     * What stands against a cleanup.
     *
     * @param accepted which review rules a person has confirmed
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
