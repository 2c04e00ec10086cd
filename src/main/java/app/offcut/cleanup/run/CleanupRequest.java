package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Rule;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a cleanup.
 *
 * @param accepted review rules that a person has accepted for this run
 * @param keep how long the files can be restored; zero erases them at once
 * @param strict whether a single file's failure restores everything
 * @param spaceRule the rule that asks for it; null for any other reason
 */
public record CleanupRequest(
        StartedBy startedBy,
        Set<Rule> accepted,
        Duration keep,
        boolean strict,
        @Nullable SpaceRule spaceRule) {
    public static CleanupRequest of(StartedBy startedBy) {
        return new CleanupRequest(startedBy, Set.of(), Duration.ZERO, false, null);
    }

    /** A cleanup that starts by itself because of a rule that the user has set. */
    public static CleanupRequest of(SpaceRule rule) {
        return new CleanupRequest(StartedBy.AUTO, Set.of(), Duration.ZERO, false, rule);
    }

    public CleanupRequest accepting(Set<Rule> rules) {
        return new CleanupRequest(startedBy, rules, keep, strict, spaceRule);
    }

    public CleanupRequest keeping(Duration time) {
        return new CleanupRequest(startedBy, accepted, time, strict, spaceRule);
    }

    public CleanupRequest strictly(boolean all) {
        return new CleanupRequest(startedBy, accepted, keep, all, spaceRule);
    }

    boolean accepts(Rule rule) {
        return startedBy != StartedBy.AUTO && accepted.contains(rule);
    }
}
