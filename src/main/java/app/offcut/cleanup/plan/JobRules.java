package app.offcut.cleanup.plan;

import app.offcut.generator.Project;
import app.offcut.generator.RenderProgress;
import app.offcut.video.FinalVideo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gate's rules about renders, as jobs are recorded or files tell. */
final class JobRules {
    /** Without a change for so long, a render is given up. */
    static final Duration DEAD_AFTER = Duration.ofMinutes(60);

    private final Snapshot snapshot;

    JobRules(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Checks whether a render is running, was left unfinished or failed. */
    void check(
            Project project,
            RenderProgress progress,
            @Nullable FinalVideo video,
            List<Refusal> failures) {
        checkJobs(project, video, failures);
        switch (progress.work()) {
            case DONE -> {}
            case BUSY ->
                    failures.add(
                            isDead(project, video)
                                    ? Refusal.of(Rule.DEAD_JOB)
                                    : Refusal.of(Rule.WORK_SIGNS, Refusal.name(progress.sign())));
            case UNKNOWN -> failures.add(Refusal.endUnknown(progress.sign()));
        }
    }

    private void checkJobs(Project project, @Nullable FinalVideo video, List<Refusal> failures) {
        List<Project.Job> jobs = project.jobs();
        if (jobs.isEmpty()) return;
        boolean active = jobs.stream().anyMatch(Project.Job::active);
        if (active)
            failures.add(Refusal.of(isDead(project, video) ? Rule.DEAD_JOB : Rule.JOB_ACTIVE));
        // an unreadable timestamp may be the newest
        Project.Job newest =
                jobs.stream()
                        .max(
                                Comparator.comparing(
                                                Project.Job::createdAt,
                                                Comparator.nullsLast(
                                                        Comparator.<Instant>naturalOrder()))
                                        .thenComparing(Project.Job::id))
                        .orElseThrow();
        if (!newest.active() && !newest.complete())
            failures.add(Refusal.of(Rule.JOB_NOT_COMPLETE, String.valueOf(newest.status())));
    }

    private boolean isDead(Project project, @Nullable FinalVideo video) {
        return quietSince(project, video).isBefore(snapshot.at().minus(DEAD_AFTER));
    }

    private Instant quietSince(Project project, @Nullable FinalVideo video) {
        Instant last = video == null ? Instant.EPOCH : video.file().modified();
        for (Project.Job job : project.jobs()) {
            if (job.active() && job.createdAt() != null && job.createdAt().isAfter(last))
                last = job.createdAt();
        }
        // a long render downloads segments for hours before its own folder changes
        return OwnFolders.newest(project, snapshot, last);
    }
}
