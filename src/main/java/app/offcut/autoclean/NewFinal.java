package app.offcut.autoclean;

import app.offcut.cleanup.plan.FinalFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project whose final video is new: how it looked since it last changed, and when to look again.
 * Used by one thread.
 */
final class NewFinal {
    /** Where a row of the database vouches for the file, the gate asks for no more. */
    static final Duration SOONEST = Duration.ofSeconds(2);

    /** What the gate asks for at most. */
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
    private AutoClean.@Nullable Event told;

    /** Why it is looked at. */
    enum Kind {
        NEW,
        /** Unchanged since it was first seen, and not whole then. */
        KNOWN_BROKEN,
        /** Unchanged since its project was cleaned, which left what may go a little later. */
        CLEANED_ONCE
    }

    /**
     * @param looks its finals, in one place or in both
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

    /** Its project is cleaned; what was left is asked for then. */
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

    /** Whether too little time has gone by to know that nobody writes it. */
    boolean settling(Instant now) {
        return now.isBefore(since().plus(SETTLED));
    }

    boolean refused() {
        return refused;
    }

    /**
     * It is due if what the database says of its renders changed since it was told this before, or
     * was not told yet: nobody knows what the gate read. Never sooner than the gate could pass.
     */
    void remark(String text, Instant now) {
        if (text.equals(mark)) return;
        mark = text;
        Instant soonest = since().plus(SOONEST);
        due = now.isBefore(soonest) ? soonest : now;
    }

    /** Not now: look again when it has settled, and from then on less and less often. */
    void later(Instant now) {
        later(now, BackOff.LONGEST);
    }

    /**
     * @param longest that it is left alone
     */
    void later(Instant now, Duration longest) {
        refused = true;
        judged = !settling(now);
        // one that was broken from the start is looked at to be sure, not because it was rendered
        if (knownBroken() && judged) due = now.plus(longest);
        else due = judged ? now.plus(BackOff.after(refusals++, longest)) : since().plus(SETTLED);
    }

    void dueAt(Instant time) {
        due = time;
        off = false;
    }

    /** Auto-clean is off: how the final is does not matter until it is on. */
    void off() {
        judged = true;
        off = true;
        due = Instant.MAX;
    }

    boolean isOff() {
        return off;
    }

    /** Whether it has not been asked for yet since it settled. */
    boolean unjudged() {
        return !judged;
    }

    /** Whether this is worth saying: nothing is said twice in a row. */
    boolean news(AutoClean.Event what) {
        if (what.equals(told)) return false;
        told = what;
        return true;
    }
}
