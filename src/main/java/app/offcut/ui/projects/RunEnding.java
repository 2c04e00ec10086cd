package app.offcut.ui.projects;

import app.offcut.cleanup.run.CleanupReport;

/** How a cleanup of a project ended. */
public sealed interface RunEnding {
    String projectId();

    /**
     * Whether a cleanup that was asked for in this window has ended so. Another run of the same
     * project may end while that one waits, for example an interrupted one that is finished first.
     */
    boolean asked();

    /** The engine has run or refused it. */
    record Reported(CleanupReport report, boolean asked) implements RunEnding {
        @Override
        public String projectId() {
            return report.projectId();
        }
    }

    /** The user stopped it before it began. */
    record Stopped(String projectId) implements RunEnding {
        @Override
        public boolean asked() {
            return true;
        }
    }

    /**
     * It could not start, or was aborted.
     *
     * @param asked false for an undo or an erasure
     */
    record Failed(String projectId, String why, boolean asked) implements RunEnding {}
}
