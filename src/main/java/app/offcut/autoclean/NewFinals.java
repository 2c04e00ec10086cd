package app.offcut.autoclean;

import app.offcut.autoclean.FinalsSeen.Seen;
import app.offcut.cleanup.FinalLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells the new finals from those seen before, look by look. Used by one thread. */
final class NewFinals {
    private final Map<String, NewFinal> byProject = new HashMap<>();
    private @Nullable Map<String, FinalLook> last;

    /**
     * Takes in how all finals look now.
     *
     * @return ids of the projects whose finals came, went or changed since the look before
     */
    Set<String> look(List<FinalLook> looks, Map<String, Seen> seen) {
        Map<String, List<FinalLook>> now = new TreeMap<>();
        for (FinalLook look : looks)
            now.computeIfAbsent(look.projectId(), _ -> new ArrayList<>()).add(look);
        byProject.keySet().retainAll(now.keySet());
        now.forEach((id, its) -> look(id, its, seen));
        return changed(looks);
    }

    private void look(String id, List<FinalLook> looks, Map<String, Seen> seen) {
        looks.sort(Comparator.comparing(FinalLook::path));
        boolean isNew = false;
        boolean knownBroken = true;
        for (FinalLook look : looks) {
            Seen before = seen.get(look.path());
            if (before == null || !before.same(look)) {
                isNew = true;
                knownBroken = false;
            } else isNew |= !before.good();
        }
        if (!isNew) {
            byProject.remove(id);
            return;
        }
        NewFinal earlier = byProject.get(id);
        if (earlier == null || !earlier.looksLike(looks))
            byProject.put(id, new NewFinal(id, List.copyOf(looks), knownBroken));
    }

    private Set<String> changed(List<FinalLook> looks) {
        Map<String, FinalLook> before = last;
        Map<String, FinalLook> now = new HashMap<>();
        for (FinalLook look : looks) now.put(look.path(), look);
        last = now;
        if (before == null) return Set.of();
        Set<String> changed = new TreeSet<>();
        now.forEach((path, look) -> {
            FinalLook earlier = before.get(path);
            if (earlier == null || !earlier.same(look)) changed.add(look.projectId());
        });
        before.forEach((path, look) -> {
            if (!now.containsKey(path)) changed.add(look.projectId());
        });
        return changed;
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

    /** Something else than a final changed: these are due now. */
    void askAgain(Predicate<String> projectIds, Instant now) {
        byProject.values().stream()
                .filter(f -> projectIds.test(f.projectId()))
                .forEach(f -> f.dueAt(now));
    }

    void remove(NewFinal done) {
        byProject.remove(done.projectId(), done);
    }

    /** The clock jumped: what was seen before it says nothing about how long a file was quiet. */
    void forget() {
        byProject.clear();
    }
}
