package app.offcut.cleanup;

import app.offcut.cleanup.CleanupReport.Failed;
import app.offcut.cleanup.CleanupReport.Outcome;
import app.offcut.cleanup.RunHistory.FileResult;
import app.offcut.cleanup.hold.Deleter;
import app.offcut.cleanup.hold.Deleter.Result;
import app.offcut.database.HostDatabase;
import app.offcut.database.OwnDatabase;
import app.offcut.library.Library;
import app.offcut.library.Project;
import app.offcut.library.RowPath;
import app.offcut.library.StatusQueries.Status;
import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deleting part of one cleanup, after the gate: files, emptied folders, status, log line,
 * audit. A hold that can be undone takes the place of {@link #deleteAll}.
 */
public final class CleanupRun {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupRun.class);
    private static final double BYTES_PER_MB = 1024.0 * 1024.0;

    private final Library library;
    private final RunHistory history;
    private final OwedStatuses statuses;
    private final InstantSource clock;

    public CleanupRun(
            Library library,
            HostDatabase host,
            OwnDatabase own,
            long libraryId,
            RunHistory history,
            InstantSource clock) {
        this.library = library;
        this.history = history;
        this.statuses = new OwedStatuses(host, own, libraryId);
        this.clock = clock;
    }

    /**
     * Runs a plan whose gate has just passed.
     *
     * @param now the same plan made anew; what does not go by it stays
     */
    CleanupReport run(
            CleanupPlan plan,
            CleanupPlan now,
            Cleanup.Request request,
            OpenWriters writers,
            Cleanup.Progress progress) {
        statuses.settle();
        Instant startedAt = clock.instant();
        String run = history.begin(plan, request.startedBy(), startedAt);
        Tally tally = new Tally(condemned(now));
        boolean stopped = deleteAll(plan, writers, progress, tally);
        Outcome outcome =
                !tally.failed.isEmpty()
                        ? Outcome.FAILED
                        : stopped ? Outcome.STOPPED : Outcome.COMPLETE;
        List<String> problems = new ArrayList<>();
        Instant endedAt = clock.instant();
        String status = writeStatus(plan.project(), outcome, tally.results, endedAt, problems);
        LOG.info(
                "Cleanup: Deleted {} files, freed {} MB",
                tally.deleted,
                String.format(Locale.ROOT, "%.2f", tally.freedBytes / BYTES_PER_MB));
        CleanupReport report =
                new CleanupReport(
                        run,
                        plan.project().id(),
                        plan.project().name(),
                        request.startedBy(),
                        outcome,
                        null,
                        tally.deleted,
                        tally.freedBytes,
                        tally.alreadyGone,
                        List.copyOf(tally.failed),
                        status,
                        plan.hash(),
                        startedAt,
                        endedAt,
                        List.copyOf(problems));
        history.end(report, tally.results);
        return report;
    }

    private static final class Tally {
        long deleted;
        long freedBytes;
        long alreadyGone;
        final List<Failed> failed = new ArrayList<>();
        final List<FileResult> results = new ArrayList<>();
        final Set<String> condemned;

        Tally(Set<String> condemned) {
            this.condemned = condemned;
        }
    }

    private static Set<String> condemned(CleanupPlan now) {
        Set<String> condemned = new HashSet<>();
        for (DoomedFile file : now.doomed()) condemned.add(file.toString());
        return condemned;
    }

    /** Returns whether it was stopped before the last file. */
    private boolean deleteAll(
            CleanupPlan plan, OpenWriters writers, Cleanup.Progress progress, Tally tally) {
        List<DoomedFile> doomed = plan.doomed();
        long doneBytes = 0;
        try (Deleter deleter = new Deleter(library, writers::has, clock)) {
            boolean stopped = false;
            for (int i = 0; i < doomed.size() && !stopped; i++) {
                stopped = !progress.goOn(i, doomed.size(), doneBytes);
                if (stopped) break;
                DoomedFile file = doomed.get(i);
                Result result =
                        tally.condemned.contains(file.toString())
                                ? deleter.delete(file)
                                : deleter.spare(file);
                tally.results.add(note(file, result, tally));
                doneBytes += file.file().bytes();
            }
            deleter.removeEmptiedFolders(doomed);
            if (!stopped) progress.goOn(doomed.size(), doomed.size(), doneBytes);
            return stopped;
        } catch (IOException e) {
            throw Problem.of(Problem.Code.UNAVAILABLE, library.root());
        }
    }

    private static FileResult note(DoomedFile file, Result result, Tally tally) {
        return switch (result) {
            case Result.Deleted(long freed) -> {
                tally.deleted++;
                tally.freedBytes += freed;
                yield new FileResult(file, "deleted", null);
            }
            case Result.AlreadyGone() -> {
                tally.alreadyGone++;
                yield new FileResult(file, "already-gone", null);
            }
            case Result.Stayed(String why) ->
                    new FileResult(file, "stayed", Texts.of("deletion." + why));
            case Result.Failed(String why, String detail) -> {
                String cause = Texts.of("deletion." + why, detail);
                LOG.warn("{} could not be deleted: {}", file, detail);
                tally.failed.add(new Failed(file.toString(), cause));
                yield new FileResult(file, "failed", cause);
            }
        };
    }

    /** Returns what the generator's database says now. */
    private @Nullable String writeStatus(
            Project project,
            Outcome outcome,
            List<FileResult> results,
            Instant endedAt,
            List<String> problems) {
        Status status =
                switch (outcome) {
                    case COMPLETE -> Status.COMPLETE;
                    case FAILED -> Status.FAILED;
                    case STOPPED, REFUSED -> Status.PENDING;
                };
        @Nullable Instant completedAt = status == Status.COMPLETE ? endedAt : null;
        if (statuses.write(project.id(), status, completedAt, erasedPaths(project, results)))
            return status.word();
        problems.add(Texts.of("cleanup.status-owed", project.name()));
        return project.cleanupStatus();
    }

    /** The rows' own spelling of the segments that are gone. */
    private Set<String> erasedPaths(Project project, List<FileResult> results) {
        Set<String> gone = new HashSet<>();
        for (FileResult result : results)
            if (result.result().equals("deleted") || result.result().equals("already-gone"))
                gone.add(result.file().toString());
        Set<String> stored = new HashSet<>();
        for (Project.Suggestion suggestion : project.suggestions()) {
            String path = suggestion.segmentPath();
            if (path == null) continue;
            RowPath.parse(path)
                    .below(library.root())
                    .filter(names -> gone.contains(String.join("/", names)))
                    .ifPresent(_ -> stored.add(path));
        }
        return stored;
    }
}
