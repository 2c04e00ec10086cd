package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import java.time.Duration;
import java.util.Set;

/**
 * How a cleanup is to run.
 *
 * @param accepted review rules that a person has confirmed for this run
 * @param keep how long the files can be put back; zero to erase them at once
 * @param strict whether one file's failure puts everything back
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
