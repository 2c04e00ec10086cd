package app.offcut.autoclean;

import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.cleanup.survey.Surveyor;
import app.offcut.library.Library;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The finals that existed when Offcut first saw the library (first sight): the backlog, which is
 * never cleaned unasked. Finals behind a link without consent join the backlog once the link is
 * trusted.
 */
final class Backlog {
    private final Library library;
    private final Surveyor surveyor;
    private final FinalsSeen seen;
    private final InstantSource clock;
    private boolean recognized;

    Backlog(Library library, Surveyor surveyor, FinalsSeen seen, InstantSource clock) {
        this.library = library;
        this.surveyor = surveyor;
        this.seen = seen;
        this.clock = clock;
    }

    /** Records the first sight. Does nothing for folders that are already recorded. */
    synchronized void record() {
        recognize();
        if (seen.begun()) recordWhatCameIntoSight();
        else {
            // read twice: a folder that comes or goes in between counts as hidden
            Set<String> hidden = new HashSet<>(surveyor.outOfSight(Set.of()));
            // before the rows: a file that changes while they are measured then differs from the
            // record
            List<FinalFingerprint> finals = surveyor.finals();
            hidden.addAll(surveyor.outOfSight(Set.of()));
            seen.begin(finals, broken(), hidden, clock.instant());
        }
    }

    /**
     * Recognises a library on a disk without stable identities, where the folder may by now be
     * another one: the record stays valid only if one of its finals is unchanged.
     */
    private void recognize() {
        if (!recognized && seen.begun() && !library.identity().lasts()) {
            Map<String, FinalsSeen.Seen> before = seen.read();
            boolean known =
                    surveyor.finals().stream()
                            .anyMatch(look ->
                                    before.containsKey(look.path())
                                            && before.get(look.path()).same(look));
            if (!known) seen.forget();
        }
        recognized = true;
    }

    private void recordWhatCameIntoSight() {
        Set<String> before = seen.outOfSight();
        if (before.isEmpty()) return;
        Set<String> now = surveyor.outOfSight(before);
        if (now.containsAll(before)) return;
        List<FinalFingerprint> finals =
                surveyor.finals().stream()
                        .filter(look -> liesIn(before, look) && !liesIn(now, look))
                        .toList();
        before.retainAll(now);
        seen.cameIntoSight(finals, broken(), before);
    }

    private static boolean liesIn(Set<String> folders, FinalFingerprint look) {
        return folders.stream().anyMatch(folder -> look.path().startsWith(folder + "/"));
    }

    private Set<String> broken() {
        Set<String> broken = new HashSet<>();
        for (ProjectRow row : surveyor.survey().rows()) {
            FinalFile file = row.finalFile();
            if (file != null && !file.complete()) broken.add(file.path());
        }
        return broken;
    }
}
