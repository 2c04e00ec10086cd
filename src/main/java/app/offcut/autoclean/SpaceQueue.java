package app.offcut.autoclean;

import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.survey.Survey;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.settings.SpaceGoals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The projects that space rules may clean, chosen from one survey, and what the finals of the next
 * ones looked like. Not thread-safe.
 */
final class SpaceQueue {
    private final Surveyor surveyor;
    private final InstantSource clock;
    private final Deque<SpaceCandidate> candidates = new ArrayDeque<>();
    private final Map<String, List<FinalFingerprint>> looks = new HashMap<>();
    private Instant looked = Instant.MIN;
    private @Nullable Survey from;
    private SpaceGoals goals = SpaceGoals.OFF;

    SpaceQueue(Surveyor surveyor, InstantSource clock) {
        this.surveyor = surveyor;
        this.clock = clock;
    }

    /** Chooses anew, unless it was chosen from the same. */
    void choose(Survey survey, SpaceGoals wanted) {
        if (survey == from && wanted.equals(goals)) return;
        forget();
        from = survey;
        goals = wanted;
        candidates.addAll(SpaceCandidate.of(survey, wanted, clock.instant()));
    }

    void forget() {
        candidates.clear();
        looks.clear();
        looked = Instant.MIN;
        from = null;
    }

    /** Whether it was chosen at all. */
    boolean chosen() {
        return from != null;
    }

    SpaceGoals goals() {
        return goals;
    }

    boolean isEmpty() {
        return candidates.isEmpty();
    }

    /** The least recently active one. */
    SpaceCandidate first() {
        return candidates.element();
    }

    /** What its finals looked like; null if they have not been looked at. */
    @Nullable List<FinalFingerprint> looksAtFirst() {
        return looks.get(first().projectId());
    }

    void removeFirst() {
        candidates.remove();
    }

    /**
     * Whether the finals of the next candidates have been looked at, long enough ago for the gate;
     * looks at them otherwise.
     */
    boolean settled() {
        Set<String> nextOnes =
                candidates.stream()
                        .limit(Fuse.MOST_PROJECTS)
                        .map(SpaceCandidate::projectId)
                        .collect(Collectors.toSet());
        if (!looks.keySet().containsAll(nextOnes)) look(nextOnes);
        Duration age = Duration.between(looked, clock.instant());
        if (age.isNegative()) looks.clear(); // the clock was set back
        return age.compareTo(NewFinal.SETTLED) >= 0;
    }

    private void look(Set<String> projects) {
        looks.clear();
        for (String id : projects) looks.put(id, List.of());
        surveyor.finals(projects).stream()
                .collect(Collectors.groupingBy(FinalFingerprint::projectId))
                .forEach(looks::replace);
        looked = clock.instant();
    }
}
