package app.offcut.cleanup.survey;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.hold.Hold;
import app.offcut.cleanup.hold.UnreadableHold;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.run.RunProblem;
import app.offcut.text.Formats;
import app.offcut.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the runs on the disk into row states for the list. Read-only. */
final class RunStates {
    private final Hold hold;

    RunStates(Hold hold) {
        this.hold = hold;
    }

    /**
     * @param byProject for each project, what its running, held or interrupted runs have left
     * @param problems sentences about files in a hold that belong to no known run
     * @param unseen why it is unknown which projects have held files; null if it is known
     */
    record States(Map<String, Left> byProject, List<String> problems, @Nullable String unseen) {
        Optional<RowState> state(String projectId) {
            return Optional.ofNullable(byProject.get(projectId)).map(Left::state);
        }

        HeldAmounts inHold(String projectId) {
            Left left = byProject.get(projectId);
            return left == null ? HeldAmounts.NONE : left.inHold;
        }

        HeldAmounts inHold() {
            return byProject.values().stream()
                    .map(Left::inHold)
                    .reduce(HeldAmounts.NONE, HeldAmounts::plus);
        }

        /** Sentences about runs of projects that have no row in the generator's database. */
        List<String> ofOthersThan(Set<String> listed) {
            return byProject.entrySet().stream()
                    .filter(left -> !listed.contains(left.getKey()))
                    .flatMap(left ->
                            left.getValue().unlisted(Area.ofId(left.getKey()).isPresent()).stream())
                    .toList();
        }
    }

    /**
     * What the runs of one project have left.
     *
     * @param name of the project when it was cleaned
     */
    record Left(String name, RowState state, HeldAmounts inHold) {
        /**
         * Merges several runs of one project: an interrupted run takes precedence over a held one.
         */
        Left and(Left newer) {
            RowState first = rank(state) < rank(newer.state) ? state : newer.state;
            return new Left(newer.name, first, inHold.plus(newer.inHold));
        }

        /**
         * @param area whether it belongs to no project; an area's own row says what is held
         */
        Optional<String> unlisted(boolean area) {
            return switch (state) {
                case RowState.Interrupted one -> Optional.of(one.why());
                case RowState.Held(var run, long files, long bytes, var _, var _, var _)
                        when !area ->
                        Optional.of(
                                Texts.of(
                                        "recovery.unlisted",
                                        name,
                                        files,
                                        Formats.bytes(bytes),
                                        run));
                default -> Optional.empty();
            };
        }
    }

    States read() {
        Map<String, Left> left = new HashMap<>();
        List<String> problems = new ArrayList<>();
        String unseen = null;
        for (UnreadableHold place : hold.unseen()) {
            problems.add(place.why());
            if (unseen == null && place.mayHold()) unseen = place.why();
        }
        for (HeldRun run : hold.runs()) {
            Manifest manifest = run.journal().manifest();
            if (manifest == null) {
                RunProblem.interrupted(run).ifPresent(problems::add);
                if (unseen == null) unseen = run.unreadable().orElse(null);
            } else
                left(run, manifest)
                        .ifPresent(one -> left.merge(manifest.projectId(), one, Left::and));
        }
        return new States(left, problems, unseen);
    }

    private static int rank(RowState state) {
        return switch (state) {
            case RowState.Cleaning _ -> 0;
            case RowState.Interrupted _ -> 1;
            default -> 2;
        };
    }

    /** What a run has left; empty if there is nothing to decide about. */
    private static Optional<Left> left(HeldRun run, Manifest manifest) {
        String name = manifest.projectName();
        if (run.underWay()) {
            var state = new RowState.Cleaning(0, manifest.files().size());
            return Optional.of(new Left(name, state, HeldAmounts.NONE));
        }
        if (!run.isCommitted() || RunProblem.obstacle(run).isPresent())
            return interrupted(name, run);
        long files = run.journal().held().size();
        long bytes = run.journal().heldBytes();
        var state =
                new RowState.Held(
                        run.run(), files, bytes, keepUntil(run), false, manifest.spaceRule());
        return Optional.of(new Left(name, state, new HeldAmounts(files, bytes, 0, 0)));
    }

    private static Instant keepUntil(HeldRun run) {
        return Objects.requireNonNull(run.journal().commit()).keepUntil();
    }

    private static Optional<Left> interrupted(String name, HeldRun run) {
        HeldAmounts inHold = HeldAmounts.olderCopies(run);
        boolean older = inHold.olderFiles() > 0;
        return RunProblem.interrupted(run)
                .map(why -> new RowState.Interrupted(run.run(), why, older))
                .map(state -> new Left(name, state, inHold));
    }
}
