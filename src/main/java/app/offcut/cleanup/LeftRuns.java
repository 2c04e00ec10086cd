package app.offcut.cleanup;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.text.Texts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the runs on the disk mean for the rows of the list. Only looks. */
final class LeftRuns {
    private final Hold hold;

    LeftRuns(Hold hold) {
        this.hold = hold;
    }

    /**
     * @param byProject states of the projects with a run that is under way, held or interrupted
     * @param problems sentences about what lies in a hold and belongs to no known run
     */
    record States(Map<String, RowState> byProject, List<String> problems) {}

    States read() {
        Map<String, RowState> states = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (HeldRun run : hold.runs()) {
            Manifest manifest = run.journal().manifest();
            try {
                if (manifest != null)
                    states.merge(manifest.projectId(), state(run, manifest), LeftRuns::first);
                else problem(run).ifPresent(problems::add);
            } catch (IOException e) {
                problems.add(Texts.of("recovery.unreadable", run.name()));
            }
        }
        return new States(states, problems);
    }

    /** Of several runs of one project: what must be ended comes before what only waits. */
    private static RowState first(RowState older, RowState newer) {
        return rank(older) < rank(newer) ? older : newer;
    }

    private static int rank(RowState state) {
        return switch (state) {
            case RowState.Cleaning _ -> 0;
            case RowState.Interrupted _ -> 1;
            default -> 2;
        };
    }

    private static Optional<String> problem(HeldRun run) throws IOException {
        Optional<String> obstacle = Recovery.obstacle(run);
        if (obstacle.isPresent()) return obstacle;
        return run.empty() ? Optional.empty() : Optional.of(Recovery.keptSentence(run));
    }

    private static RowState state(HeldRun run, Manifest manifest) throws IOException {
        if (run.underWay()) return new RowState.Cleaning(0, manifest.files().size());
        Optional<String> obstacle = Recovery.obstacle(run);
        if (obstacle.isPresent()) return new RowState.Interrupted(run.run(), obstacle.get());
        return switch (run.journal().phase()) {
            case COMMITTED -> {
                List<Entry> held = run.journal().held();
                long bytes = held.stream().mapToLong(Entry::bytes).sum();
                yield new RowState.Held(run.run(), held.size(), bytes, keepUntil(run));
            }
            case UNKNOWN, PREPARED, UNDOING, PURGING -> interrupted(run);
        };
    }

    private static Instant keepUntil(HeldRun run) {
        return Objects.requireNonNull(run.journal().commit()).keepUntil();
    }

    private static RowState interrupted(HeldRun run) throws IOException {
        if (!run.olderPaths().isEmpty())
            return new RowState.Interrupted(run.run(), Recovery.keptSentence(run), true);
        return new RowState.Interrupted(
                run.run(),
                Texts.of("recovery.interrupted", run.name(), run.paths().size(), run.places()));
    }
}
