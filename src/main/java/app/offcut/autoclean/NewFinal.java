package app.offcut.autoclean;

import app.offcut.cleanup.plan.FinalFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A project with a new final video: its fingerprints since the last change, and when to check
 * again. Not thread-safe.
 */
final class NewFinal {
    /** The gate's minimum wait if a database row vouches for the file. */
    static final Duration SOONEST = Duration.ofSeconds(2);

    /** The gate's maximum wait for a generator whose records tell that a render has ended. */
    static final Duration SETTLED = Duration.ofSeconds(10);

    /** Minimum interval between checks that only other files of the project have caused. */
    static final Duration BETWEEN_STIRS = Duration.ofSeconds(30);

    private final String projectId;
    private final List<FinalFingerprint> looks;
    private final Instant soonest;
    private final Instant settled;
    private Kind kind;
    private Instant due;
    private int refusals;
    private boolean judged;
    private boolean refused;
    private Instant lastRefused = Instant.MIN;
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
     * @param looks all its finals
     * @param quiet how long after the newest one the gate refuses; zero if records tell more
     */
    NewFinal(String projectId, List<FinalFingerprint> looks, Kind kind, Duration quiet) {
        this.projectId = projectId;
        this.looks = looks;
        this.kind = kind;
        Instant since = newest(FinalFingerprint::at);
        Instant still = since.plus(SETTLED);
        // a timestamp from the future tells nothing; the file is older than the look at it
        Instant made = newest(look -> look.modified().isAfter(since) ? since : look.modified());
        Instant quietAt = made.plus(quiet);
        settled = quietAt.isAfter(still) ? quietAt : still;
        soonest = quiet.isZero() ? since.plus(SOONEST) : settled;
        // the first check comes soon in any case: it tells what the project waits for
        due = kind == Kind.NEW ? since.plus(SOONEST) : settled;
    }

    private Instant newest(Function<FinalFingerprint, Instant> time) {
        return looks.stream().map(time).max(Comparator.naturalOrder()).orElseThrow();
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

    /** Whether too little time has passed to know that no program writes it. */
    boolean settling(Instant now) {
        return now.isBefore(settled);
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
        due = now.isBefore(soonest) ? soonest : now;
    }

    /**
     * Another file of the project appeared, disappeared or was recorded anew. Makes a refused one
     * due earlier, but not again and again: a render makes hundreds of files.
     */
    void stir(Instant now) {
        if (!refused || off) return;
        Instant next = lastRefused.plus(BETWEEN_STIRS);
        if (next.isBefore(soonest)) next = soonest;
        if (next.isBefore(now)) next = now;
        if (next.isBefore(due)) due = next;
    }

    /** Postpones it: next when it is settled, then at growing intervals. */
    void later(Instant now) {
        later(now, BackOff.MAX_DELAY);
    }

    /**
     * @param longest maximum interval
     */
    void later(Instant now, Duration longest) {
        refused = true;
        lastRefused = now;
        judged = !settling(now);
        // a final that was incomplete from the start is rechecked only to be sure
        if (knownBroken() && judged) due = now.plus(longest);
        else due = judged ? now.plus(BackOff.after(refusals++, longest)) : settled;
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
