package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import java.time.Duration;
import java.util.Set;

/**
 * The options of a cleanup.
 *
 * @param accepted review rules that a person has accepted for this run
 * @param keep how long the files can be restored; zero erases them at once
 * @param strict whether a single file's failure restores everything
 */
public record CleanupRequest(
        StartedBy startedBy, Set<Rule> accepted, Duration keep, boolean strict) {
    public static CleanupRequest of(StartedBy startedBy) {
        return new CleanupRequest(startedBy, Set.of(), Duration.ZERO, false);
    }

    public CleanupRequest accepting(Set<Rule> rules) {
        return new CleanupRequest(startedBy, rules, keep, strict);
    }

    public CleanupRequest keeping(Duration time) {
        return new CleanupRequest(startedBy, accepted, time, strict);
    }

    public CleanupRequest strictly(boolean all) {
        return new CleanupRequest(startedBy, accepted, keep, all);
    }

    boolean accepts(Rule rule) {
        return startedBy != StartedBy.AUTO && accepted.contains(rule);
    }
}
