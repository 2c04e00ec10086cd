package app.offcut.cleanup.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at finals whose time is yet to come, since some clock was ahead when they were written: it
 * does not tell how long they have been quiet, but two equal looks do. Safe on any thread.
 */
public final class FinalStability {
    static final Duration APART = Duration.ofSeconds(10);

    private final Map<String, FinalFingerprint> first = new ConcurrentHashMap<>();

    /** Whether an equal look was taken long enough before this one, which is remembered. */
    boolean still(FinalFingerprint now) {
        FinalFingerprint before = first.merge(now.path(), now, FinalStability::older);
        return Duration.between(before.at(), now.at()).compareTo(APART) >= 0;
    }

    void remember(FinalFingerprint look) {
        first.merge(look.path(), look, FinalStability::older);
    }

    /** The gate has passed with this look: nobody writes the file as long as it looks so. */
    public void passed(FinalFingerprint look) {
        first.put(
                look.path(),
                new FinalFingerprint(
                        look.projectId(),
                        look.path(),
                        look.identity(),
                        look.bytes(),
                        look.modified(),
                        Instant.EPOCH));
    }

    /** A look of a later time was taken before the clock was put back: it counts no more. */
    private static FinalFingerprint older(FinalFingerprint before, FinalFingerprint now) {
        return before.same(now) && !before.at().isAfter(now.at()) ? before : now;
    }
}
