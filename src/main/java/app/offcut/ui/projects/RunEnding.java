package app.offcut.ui.projects;

import app.offcut.cleanup.run.CleanupReport;

/** How a cleanup of a project ended. */
public sealed interface RunEnding {
    String projectId();

    /** The engine has run or refused it. */
    record Reported(CleanupReport report) implements RunEnding {
        @Override
        public String projectId() {
            return report.projectId();
        }
    }

    /** The user stopped it before it began. */
    record Stopped(String projectId) implements RunEnding {}

    /** It could not start, or was aborted. */
    record Failed(String projectId, String why) implements RunEnding {}
}
