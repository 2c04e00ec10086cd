package app.offcut.cleanup.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fingerprints of finals with a future timestamp (clock skew). Such a timestamp does not show how
 * long the file has been quiet; two equal fingerprints do. Thread-safe.
 */
public final class FinalStability {
    static final Duration APART = Duration.ofSeconds(10);

    private final Map<String, FinalFingerprint> first = new ConcurrentHashMap<>();

    /** Whether an equal fingerprint was taken long enough before this one. Remembers this one. */
    boolean still(FinalFingerprint now) {
        FinalFingerprint before = first.merge(now.path(), now, FinalStability::older);
        return Duration.between(before.at(), now.at()).compareTo(APART) >= 0;
    }

    void remember(FinalFingerprint look) {
        first.merge(look.path(), look, FinalStability::older);
    }

    /**
     * Records that the gate has passed with this fingerprint: as long as it stays equal, the file
     * counts as stable.
     */
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

    /** Drops a fingerprint from the future, which dates from before the clock was set back. */
    private static FinalFingerprint older(FinalFingerprint before, FinalFingerprint now) {
        return before.same(now) && !before.at().isAfter(now.at()) ? before : now;
    }
}
