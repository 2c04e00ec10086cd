package app.offcut.autoclean;

import app.offcut.cleanup.plan.FinalFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project with a new final video: its fingerprints since the last change, and when to check
 * again. Not thread-safe.
 */
final class NewFinal {
    /** The gate's minimum wait if a database row vouches for the file. */
    static final Duration SOONEST = Duration.ofSeconds(2);

    /** The gate's maximum wait. */
    static final Duration SETTLED = Duration.ofSeconds(10);

    private final String projectId;
    private final List<FinalFingerprint> looks;
    private Kind kind;
    private Instant due;
    private int refusals;
    private boolean judged;
    private boolean refused;
    private boolean off;
    private @Nullable String mark;
    private @Nullable Event lastReported;

    /** Why the final is checked. */
    enum Kind {
        NEW,
        /** Unchanged since it was first seen, and incomplete then. */
        KNOWN_BROKEN,
        /** Unchanged since its project was cleaned, which left files that may go a little later. */
        CLEANED_ONCE
    }

    /**
     * @param looks its finals, in one final folder or both
     */
    NewFinal(String projectId, List<FinalFingerprint> looks, Kind kind) {
        this.projectId = projectId;
        this.looks = looks;
        this.kind = kind;
        this.due = since().plus(kind == Kind.NEW ? SOONEST : SETTLED);
    }

    String projectId() {
        return projectId;
    }

    List<FinalFingerprint> looks() {
        return looks;
    }

    boolean knownBroken() {
        return kind == Kind.KNOWN_BROKEN;
    }

    boolean cleanedOnce() {
        return kind == Kind.CLEANED_ONCE;
    }

    /** The project is cleaned; checks the remaining files at the given time. */
    void cleaned(Instant next) {
        kind = Kind.CLEANED_ONCE;
        judged = true;
        refusals = 0;
        dueAt(next);
    }

    Instant due() {
        return due;
    }

    private Instant since() {
        return looks.getFirst().at();
    }

    /** Whether too little time has passed to know that no program writes it. */
    boolean settling(Instant now) {
        return now.isBefore(since().plus(SETTLED));
    }

    boolean refused() {
        return refused;
    }

    /**
     * Makes it due if the database's record of its renders has changed since the last call, or on
     * the first call, because what the gate read before is unknown. Never due earlier than the gate
     * could pass.
     */
    void remark(String text, Instant now) {
        if (text.equals(mark)) return;
        mark = text;
        Instant soonest = since().plus(SOONEST);
        due = now.isBefore(soonest) ? soonest : now;
    }

    /** Postpones it: next when it is stable, then at growing intervals. */
    void later(Instant now) {
        later(now, BackOff.MAX_DELAY);
    }

    /**
     * @param longest maximum interval
     */
    void later(Instant now, Duration longest) {
        refused = true;
        judged = !settling(now);
        // a final that was incomplete from the start is rechecked only to be sure
        if (knownBroken() && judged) due = now.plus(longest);
        else due = judged ? now.plus(BackOff.after(refusals++, longest)) : since().plus(SETTLED);
    }

    void dueAt(Instant time) {
        due = time;
        off = false;
    }

    /** Auto-clean is off: no checks until it is on. */
    void off() {
        judged = true;
        off = true;
        due = Instant.MAX;
    }

    boolean isOff() {
        return off;
    }

    /** Whether the gate has not yet checked it since it became stable. */
    boolean unjudged() {
        return !judged;
    }

    /** Whether the event differs from the last one reported. */
    boolean news(Event what) {
        if (what.equals(lastReported)) return false;
        lastReported = what;
        return true;
    }
}
