package app.offcut.autoclean;

import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breaker for automatic cleanups: stops a plan that is too large, or too many cleanups at
 * once. Auto-clean and the space rules of a library share one. Not thread-safe: both work on one
 * thread.
 */
final class Fuse {
    static final long MOST_FILES = 5_000;
    static final long MOST_BYTES = 50_000_000_000L;
    static final int MOST_PROJECTS = 3;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Run> runs = new HashMap<>();

    private record Run(Instant at, boolean byRule) {}

    /** Why a plan is too large to run unasked, in one sentence; null if it is not. */
    @Nullable String tooLarge(long files, long bytes) {
        if (files <= MOST_FILES && bytes <= MOST_BYTES) return null;
        return Texts.of("autoclean.fuse-large", files, Formats.bytes(bytes));
    }

    /**
     * Why too many other projects were cleaned within the last minute, in one sentence; null if
     * not.
     */
    @Nullable String tooMany(String projectId, Instant now) {
        // a clock that was set back must not keep the fuse blown for hours
        runs.values().removeIf(run -> Duration.between(run.at, now).abs().compareTo(WINDOW) >= 0);
        if (runs.containsKey(projectId) || runs.size() < MOST_PROJECTS) return null;
        return Texts.of("autoclean.fuse-many", MOST_PROJECTS);
    }

    /** Whether there are too many only because of a space rule: no reason to ask about others. */
    boolean tooManyByRule() {
        return runs.values().stream().filter(run -> !run.byRule).count() < MOST_PROJECTS;
    }

    void ran(String projectId, Instant at) {
        runs.put(projectId, new Run(at, false));
    }

    void ranByRule(String projectId, Instant at) {
        runs.put(projectId, new Run(at, true));
    }
}
