package app.offcut.cli;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupReport.Failed;
import app.offcut.cleanup.run.Recovery;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code undo}, {@code purge} and {@code recover}. */
final class HoldJson {
    private HoldJson() {}

    record Undone(String run, long restoredFiles, List<Failed> kept) {}

    /** What {@code --all} does not touch: older copies of a run, which the user must name. */
    record Untouched(String run, String project, long olderFiles, long olderBytes) {
        static Untouched of(HeldRun run) {
            HeldAmounts inHold = HeldAmounts.olderCopies(run);
            return new Untouched(run.run(), run.name(), inHold.olderFiles(), inHold.olderBytes());
        }

        String sentence() {
            return Texts.of(
                    "cli.purge.untouched", project, olderFiles, Formats.bytes(olderBytes), run);
        }
    }

    record Purged(List<Run> runs, List<String> problems, List<Untouched> untouched) {
        record Run(
                String run,
                long deletedFiles,
                long freedBytes,
                String outcome,
                CleanupJson.@Nullable Refused refused,
                List<Failed> failed) {
            static Run of(String run, CleanupReport report) {
                return new Run(
                        run,
                        report.deletedFiles(),
                        report.freedBytes(),
                        report.outcome().word(),
                        report.refusal() == null ? null : CleanupJson.Refused.of(report.refusal()),
                        report.failed());
            }
        }
    }

    /**
     * @param held number of runs that can be undone
     * @param problems why it is unknown whether some folders contain more
     * @param ownDatabase {@code copy} or {@code afresh} if it was damaged and has been recovered
     */
    record Recovered(
            List<Run> recovered, long held, List<String> problems, @Nullable String ownDatabase) {
        record Run(String run, String did, @Nullable String problem) {
            static Run of(Recovery.Recovered run) {
                return new Run(run.run(), run.did().word(), run.problem());
            }
        }
    }
}
