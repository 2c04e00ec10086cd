package app.offcut.autoclean;

import app.offcut.autoclean.FinalsSeen.Seen;
import app.offcut.autoclean.FinalsSeen.State;
import app.offcut.autoclean.NewFinal.Kind;
import app.offcut.cleanup.plan.FinalFingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the new finals from those seen before, look by look. Used by one thread. */
final class NewFinals {
    private final Map<String, NewFinal> byProject = new HashMap<>();
    private @Nullable Map<String, List<FinalFingerprint>> last;

    /**
     * Takes in how all finals look now.
     *
     * @param seen those dealt with, by path
     * @return ids of the projects whose finals came, went or changed since the look before
     */
    Set<String> look(List<FinalFingerprint> looks, Map<String, Seen> seen) {
        Map<String, List<FinalFingerprint>> now = byProject(looks);
        byProject.keySet().retainAll(now.keySet());
        now.forEach((id, its) -> look(id, its, seen));
        Map<String, List<FinalFingerprint>> before = last;
        last = now;
        if (before == null) return Set.of();
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        all.removeIf(id -> same(before.get(id), now.get(id)));
        return all;
    }

    /**
     * Takes in how the finals of some projects look now. Not to be called before all were looked
     * at.
     *
     * @param looks of these projects only
     */
    Set<String> look(Set<String> projects, List<FinalFingerprint> looks, Map<String, Seen> seen) {
        Map<String, List<FinalFingerprint>> all = Objects.requireNonNull(last);
        Map<String, List<FinalFingerprint>> now = byProject(looks);
        Set<String> changed = new TreeSet<>();
        for (String id : projects) {
            List<FinalFingerprint> its = now.get(id);
            if (its == null) byProject.remove(id);
            else look(id, its, seen);
            List<FinalFingerprint> before = its == null ? all.remove(id) : all.put(id, its);
            if (!same(before, its)) changed.add(id);
        }
        return changed;
    }

    private static Map<String, List<FinalFingerprint>> byProject(List<FinalFingerprint> looks) {
        Map<String, List<FinalFingerprint>> byProject = new TreeMap<>();
        for (FinalFingerprint look : looks)
            byProject.computeIfAbsent(look.projectId(), _ -> new ArrayList<>()).add(look);
        byProject.values().forEach(its -> its.sort(Comparator.comparing(FinalFingerprint::path)));
        return byProject;
    }

    private static boolean same(
            @Nullable List<FinalFingerprint> one, @Nullable List<FinalFingerprint> other) {
        if (one == null || other == null) return one == other;
        if (one.size() != other.size()) return false;
        for (int i = 0; i < one.size(); i++) if (!one.get(i).same(other.get(i))) return false;
        return true;
    }

    private void look(String id, List<FinalFingerprint> looks, Map<String, Seen> seen) {
        Kind kind = kind(looks, seen);
        if (kind == null) {
            byProject.remove(id);
            return;
        }
        NewFinal earlier = byProject.get(id);
        if (earlier == null || !same(earlier.looks(), looks))
            byProject.put(id, new NewFinal(id, List.copyOf(looks), kind));
    }

    /** Null if all of it was dealt with. */
    private static @Nullable Kind kind(List<FinalFingerprint> looks, Map<String, Seen> seen) {
        Kind kind = null;
        for (FinalFingerprint look : looks) {
            Seen before = seen.get(look.path());
            if (before == null || !before.same(look)) return Kind.NEW;
            if (before.state() == State.BROKEN) kind = Kind.KNOWN_BROKEN;
            if (before.state() == State.AGAIN && kind == null) kind = Kind.CLEANED_ONCE;
        }
        return kind;
    }

    /** Those whose time has come, the longest waiting first. */
    List<NewFinal> due(Instant now) {
        return byProject.values().stream()
                .filter(f -> !f.due().isAfter(now))
                .sorted(Comparator.comparing(NewFinal::due).thenComparing(NewFinal::projectId))
                .toList();
    }

    /** When the next is due; far away if there is none. */
    Instant nextDue() {
        return byProject.values().stream()
                .map(NewFinal::due)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Whether one has not been asked for yet since it settled. */
    boolean unjudged() {
        return byProject.values().stream().anyMatch(NewFinal::unjudged);
    }

    /** Ids of all that are not dealt with yet. */
    Set<String> projects() {
        return Set.copyOf(byProject.keySet());
    }

    /** Ids of those that the gate has refused. */
    Set<String> refused() {
        return byProject.values().stream()
                .filter(NewFinal::refused)
                .map(NewFinal::projectId)
                .collect(Collectors.toSet());
    }

    /** What the database says of their renders now: where that changed they are due. */
    void remark(Map<String, String> marks, Instant now) {
        for (NewFinal one : byProject.values())
            if (one.refused()) one.remark(marks.getOrDefault(one.projectId(), ""), now);
    }

    /** Something else than a final changed: these are due now. */
    void askAgain(Predicate<String> projectIds, Instant now) {
        byProject.values().stream()
                .filter(f -> projectIds.test(f.projectId()))
                .forEach(f -> f.dueAt(now));
    }

    /** Whether one waits for auto-clean to be switched on. */
    boolean anyOff() {
        return byProject.values().stream().anyMatch(NewFinal::isOff);
    }

    /** Those that have waited for it are due now. */
    void switchedOn(Instant now) {
        byProject.values().stream().filter(NewFinal::isOff).forEach(f -> f.dueAt(now));
    }

    void remove(NewFinal done) {
        byProject.remove(done.projectId(), done);
    }

    /** The clock jumped: what was seen before it says nothing about how long a file was quiet. */
    void forget() {
        byProject.clear();
    }
}
