package app.offcut.demo;

import app.offcut.generator.CleanupStatus;
import java.time.Instant;
import java.util.List;

/**
 * What belongs to a demo library but not into the generator's folder: the caller stores it in
 * offcut.db.
 *
 * @param pinned ids of projects
 * @param held ids of projects that have just been cleaned, which can be undone
 * @param cleanups results of earlier cleanups, where the generator keeps none
 */
public record DemoNotes(List<String> pinned, List<String> held, List<Cleanup> cleanups) {

    /**
     * A cleanup that a project has supposedly had.
     *
     * @param finalVideo path of its final, relative to the library, with {@code /}
     */
    public record Cleanup(String project, CleanupStatus status, Instant at, String finalVideo) {}
}
