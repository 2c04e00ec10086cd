package app.offcut.autoclean;

import app.offcut.cleanup.journal.SpaceRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether cleaning makes room on the disk at all. Snapshots of the file system, for example, keep
 * the space of erased files, and a rule would clean everything in vain. Not thread-safe.
 */
final class SpaceGain {
    /** After so many projects it must show. */
    static final int ENOUGH = Fuse.MOST_PROJECTS;

    /** Less than this part of it must be free; the rest may have been used up meanwhile. */
    private static final int PART = 4;

    private @Nullable Long before;
    private long expectedBytes;
    private int projects;

    /** A project is about to be cleaned, with so much free. */
    void begin(SpaceRule rule, Optional<Long> freeBytes) {
        if (rule == SpaceRule.FREE_SPACE && before == null) before = freeBytes.orElse(null);
    }

    /** It was cleaned. */
    void cleaned(SpaceRule rule, long allocatedBytes) {
        if (rule != SpaceRule.FREE_SPACE) return;
        expectedBytes += allocatedBytes;
        projects++;
    }

    boolean vain(SpaceRule rule, Optional<Long> freeBytes) {
        if (rule != SpaceRule.FREE_SPACE || before == null || projects < ENOUGH) return false;
        long start = before;
        return freeBytes.map(free -> free - start < expectedBytes / PART).orElse(false);
    }

    /** Nothing is short any more, or the rules are others. */
    void forget() {
        before = null;
        expectedBytes = 0;
        projects = 0;
    }
}
