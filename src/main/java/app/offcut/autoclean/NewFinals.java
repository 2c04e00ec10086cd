package app.offcut.autoclean;

import app.offcut.autoclean.FinalsSeen.Seen;
import app.offcut.autoclean.FinalsSeen.State;
import app.offcut.autoclean.NewFinal.Kind;
import app.offcut.cleanup.plan.FinalFingerprint;
import java.time.Duration;
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

/** Separates new finals from those already seen, with each look. Not thread-safe. */
final class NewFinals {
    private final Duration quiet;
    private final Map<String, NewFinal> byProject = new HashMap<>();
    private @Nullable Map<String, List<FinalFingerprint>> last;

    /**
     * @param quiet how long after its newest final a project cannot pass the gate
     */
    NewFinals(Duration quiet) {
        this.quiet = quiet;
    }

    /**
     * Takes the current fingerprints of all finals.
     *
     * @param seen finals already dealt with, by path
     * @return ids of the projects whose finals appeared, changed or disappeared since the last look
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
     * Takes the current fingerprints of some projects' finals. Call only after a look at all.
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
            byProject.put(id, new NewFinal(id, List.copyOf(looks), kind, quiet));
    }

    /** Null if all of them were dealt with. */
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

    /** The finals that are due, the longest waiting first. */
    List<NewFinal> due(Instant now) {
        return byProject.values().stream()
                .filter(f -> !f.due().isAfter(now))
                .sorted(Comparator.comparing(NewFinal::due).thenComparing(NewFinal::projectId))
                .toList();
    }

    /** When the next is due; the far future if there is none. */
    Instant nextDue() {
        return byProject.values().stream()
                .map(NewFinal::due)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Whether the gate has not yet checked one of them since it became stable. */
    boolean unjudged() {
        return byProject.values().stream().anyMatch(NewFinal::unjudged);
    }

    /** Ids of the projects that are not dealt with yet. */
    Set<String> projects() {
        return Set.copyOf(byProject.keySet());
    }

    /** Ids of the projects that the gate has refused. */
    Set<String> refused() {
        return byProject.values().stream()
                .filter(NewFinal::refused)
                .map(NewFinal::projectId)
                .collect(Collectors.toSet());
    }

    /**
     * Takes what the database currently says about their renders; those with changes become due.
     */
    void remark(Map<String, String> marks, Instant now) {
        for (NewFinal one : byProject.values())
            if (one.refused()) one.remark(marks.getOrDefault(one.projectId(), ""), now);
    }

    /** Other files of these projects have changed: a refused one may become due earlier. */
    void stir(Set<String> projects, Instant now) {
        for (String project : projects) {
            NewFinal one = byProject.get(project);
            if (one != null) one.stir(now);
        }
    }

    /** Makes these due, because something other than a final has changed. */
    void askAgain(Predicate<String> projectIds, Instant now) {
        byProject.values().stream()
                .filter(f -> projectIds.test(f.projectId()))
                .forEach(f -> f.dueAt(now));
    }

    /** Whether one of them waits for auto-clean to be switched on. */
    boolean anyOff() {
        return byProject.values().stream().anyMatch(NewFinal::isOff);
    }

    /** Makes those due that have waited for the switch. */
    void switchedOn(Instant now) {
        byProject.values().stream().filter(NewFinal::isOff).forEach(f -> f.dueAt(now));
    }

    void remove(NewFinal done) {
        byProject.remove(done.projectId(), done);
    }

    /**
     * Discards fingerprints after a clock jump, because they no longer show how long a file was
     * quiet.
     */
    void forget() {
        byProject.clear();
    }
}
