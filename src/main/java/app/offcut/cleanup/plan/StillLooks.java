package app.offcut.cleanup.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at finals whose time is yet to come, since some clock was ahead when they were written: it
 * does not tell how long they have been quiet, but two equal looks do. Safe on any thread.
 */
public final class StillLooks {
    static final Duration APART = Duration.ofSeconds(10);

    private final Map<String, FinalLook> first = new ConcurrentHashMap<>();

    /** Whether an equal look was taken long enough before this one, which is remembered. */
    boolean still(FinalLook now) {
        FinalLook before = first.merge(now.path(), now, StillLooks::older);
        return Duration.between(before.at(), now.at()).compareTo(APART) >= 0;
    }

    void remember(FinalLook look) {
        first.merge(look.path(), look, StillLooks::older);
    }

    /** The gate has passed with this look: nobody writes the file as long as it looks so. */
    public void passed(FinalLook look) {
        first.put(
                look.path(),
                new FinalLook(
                        look.projectId(),
                        look.path(),
                        look.identity(),
                        look.bytes(),
                        look.modified(),
                        Instant.EPOCH));
    }

    /** A look of a later time was taken before the clock was put back: it counts no more. */
    private static FinalLook older(FinalLook before, FinalLook now) {
        return before.same(now) && !before.at().isAfter(now.at()) ? before : now;
    }
}
