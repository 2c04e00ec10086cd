package app.offcut.autoclean;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Debounces change notices for finals: reports the first change at once, and further changes of a
 * file that is being written only at intervals. Not thread-safe.
 */
final class ChangeReporter {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Consumer<String> listener;
    private final Map<String, Instant> reported = new HashMap<>();
    private final Map<String, Instant> owed = new TreeMap<>();

    /**
     * @param listener receives the project's id
     */
    ChangeReporter(Consumer<String> listener) {
        this.listener = listener;
    }

    void changed(Set<String> projects, Instant now) {
        for (String project : projects) {
            Instant before = reported.get(project);
            owed.putIfAbsent(project, before == null ? now : before.plus(BETWEEN));
        }
        reported.values().removeIf(at -> Duration.between(at, now).abs().compareTo(BETWEEN) > 0);
        reportDue(now);
    }

    private void reportDue(Instant now) {
        owed.entrySet()
                .removeIf(one -> {
                    // a time far from now was recorded before the clock was set
                    if (Duration.between(now, one.getValue()).compareTo(Duration.ZERO) > 0
                            && Duration.between(now, one.getValue()).compareTo(BETWEEN) <= 0)
                        return false;
                    listener.accept(one.getKey());
                    reported.put(one.getKey(), now);
                    return true;
                });
    }

    /** The time of the next report; {@link Instant#MAX} if there is none. */
    Instant nextDue() {
        return owed.values().stream().min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }
}
