package app.offcut.cleanup.run;

import app.offcut.cleanup.journal.Manifest;
import app.offcut.library.rows.StatusQueries.Status;
import app.offcut.text.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a run's status to the generator's database. Each method sets the status of the tally. */
final class StatusAfterRun {
    private static final Logger LOG = LoggerFactory.getLogger(StatusAfterRun.class);

    private final StatusOutbox outbox;
    private final InstantSource clock;

    StatusAfterRun(StatusOutbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps the stored status. */
    void leave(Manifest manifest, RunTally tally) {
        tally.status = outbox.now(manifest.projectId());
    }

    /** Returns false if the status is still to be written. */
    boolean afterErasing(Manifest manifest, RunTally tally) {
        Status status =
                !tally.failed.isEmpty()
                        ? Status.FAILED
                        : manifest.partial() || tally.unticked ? Status.PENDING : Status.COMPLETE;
        Set<String> gone =
                tally.results.stream()
                        .filter(RunHistory.FileResult::gone)
                        .map(RunHistory.FileResult::path)
                        .collect(Collectors.toSet());
        return write(manifest, tally, status, gone);
    }

    /** Writes nothing where no status was ever written. */
    void afterUndo(Manifest manifest, RunTally tally) {
        if (outbox.known()) write(manifest, tally, Status.PENDING, Set.of());
        else leave(manifest, tally);
    }

    private boolean write(Manifest manifest, RunTally tally, Status status, Set<String> gone) {
        @Nullable Instant completedAt = status == Status.COMPLETE ? clock.instant() : null;
        try {
            if (outbox.write(manifest.projectId(), status, completedAt, gone)) {
                tally.status = status.word();
                return true;
            }
        } catch (Problem problem) {
            // not even the pending status could be stored; the run's own journal still records it
            LOG.warn(
                    "The status of run {} is still to be written: {}",
                    manifest.run(),
                    problem.sentence(),
                    problem.getCause());
            tally.owing = true;
        }
        leave(manifest, tally);
        return false;
    }
}
