package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import java.time.Instant;
import java.util.List;

/** The text about runs that can be undone. */
final class HeldText {
    private HeldText() {}

    /** One sentence for each run. */
    static List<String> lines(List<HeldRun> runs, Instant now) {
        return runs.stream().map(run -> line(run, now)).toList();
    }

    private static String line(HeldRun run, Instant now) {
        Manifest manifest = run.journal().manifest();
        String project = manifest == null ? run.run() : manifest.projectName();
        return CleanText.held(project, files(run), bytes(run), until(run, now), run.run());
    }

    static long files(HeldRun run) {
        return run.journal().held().size();
    }

    static long bytes(HeldRun run) {
        return run.journal().heldBytes();
    }

    static String until(HeldRun run, Instant now) {
        Commit commit = run.journal().commit();
        return CleanText.until(commit == null ? now : commit.keepUntil(), now);
    }
}
