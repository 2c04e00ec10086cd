package app.offcut.cleanup;

import java.util.List;

/** The gate's answer for one project. */
public sealed interface Verdict {
    /** Every rule holds. */
    record Passed() implements Verdict {}

    /** A person must accept these rules, never empty. */
    record NeedsReview(List<Refusal> rules) implements Verdict {}

    /** May not be cleaned. The first rule that failed. */
    record Refused(Refusal refusal) implements Verdict {}
}
