package app.offcut.autoclean;

import app.offcut.cleanup.FinalLook;
import app.offcut.cleanup.ProjectRow;
import app.offcut.cleanup.ProjectRow.FinalFile;
import app.offcut.cleanup.Surveyor;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was there when Offcut first saw the library: the backlog, which is never cleaned unasked.
 */
record FirstSight(Surveyor surveyor, FinalsSeen seen, InstantSource clock) {

    /** Changes nothing if this was done before. */
    void record() {
        if (seen.begun()) return;
        // looked at first: what changes while the rows are measured differs from the record
        List<FinalLook> finals = surveyor.finals();
        Set<String> broken = new HashSet<>();
        for (ProjectRow row : surveyor.survey().rows()) {
            FinalFile file = row.finalFile();
            if (file != null && !file.verdict().equals("complete")) broken.add(file.path());
        }
        seen.begin(finals, broken, clock.instant());
    }
}
