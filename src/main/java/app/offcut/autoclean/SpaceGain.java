package app.offcut.autoclean;

import app.offcut.cleanup.journal.SpaceRule;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether cleaning makes room on the disk at all. Snapshots of the file system, for example, keep
 * the space of erased files, and a rule would clean everything in vain. Held files free nothing
 * yet, so a project counts from when its files are erased. Not thread-safe.
 */
final class SpaceGain {
    /** After so many projects it must show. */
    static final int ENOUGH = Fuse.MOST_PROJECTS;

    /** Less than this part of it must be free; the rest may have been used up meanwhile. */
    private static final int PART = 4;

    /** By project, what was cleaned and may still be held. */
    private final Map<String, Long> waiting = new HashMap<>();

    private @Nullable Long last;
    private boolean erasedBefore;
    private long expectedBytes;
    private long gainedBytes;
    private int projects;

    /** Whether anything was measured. */
    boolean begun() {
        return last != null;
    }

    /** A project was cleaned; its files may be held. */
    void cleaned(SpaceRule rule, String projectId, long allocatedBytes) {
        if (rule == SpaceRule.FREE_SPACE) waiting.merge(projectId, allocatedBytes, Long::sum);
    }

    /**
     * So much is free now. What became free since the last time counts if files were erased
     * meanwhile or shortly before, because some file systems free them late. Only so long, because
     * the generator goes on writing.
     *
     * @param freeBytes without held files
     * @param held whether files of a project are held
     * @param putBack whether they were restored, which frees nothing
     */
    void measure(long freeBytes, Predicate<String> held, Predicate<String> putBack) {
        boolean erased = false;
        for (var one : waiting.entrySet()) {
            if (held.test(one.getKey()) || putBack.test(one.getKey())) continue;
            expectedBytes += one.getValue();
            projects++;
            erased = true;
        }
        waiting.keySet().removeIf(held.negate());
        Long before = last;
        if (before != null && (erased || erasedBefore))
            gainedBytes += Math.max(0, freeBytes - before);
        erasedBefore = erased;
        last = freeBytes;
    }

    boolean vain(SpaceRule rule) {
        return rule == SpaceRule.FREE_SPACE
                && projects >= ENOUGH
                && gainedBytes < expectedBytes / PART;
    }

    /** There is enough space without held files, or the rules are others. */
    void forget() {
        waiting.clear();
        last = null;
        erasedBefore = false;
        expectedBytes = 0;
        gainedBytes = 0;
        projects = 0;
    }
}
