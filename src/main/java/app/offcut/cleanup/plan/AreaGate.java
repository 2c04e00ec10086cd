package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides whether an area may be cleaned at all, in place of the {@link Gate} of a project: all
 * zones are there, the records tell who needs what, and no project may be about to need it.
 */
final class AreaGate {
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    private static final Set<Rule> AT_WORK =
            EnumSet.of(Rule.JOB_ACTIVE, Rule.WORK_SIGNS, Rule.NOT_QUIET, Rule.OPEN_WRITER);

    /** What a finished project may break. */
    private static final Set<Rule> FINISHED =
            EnumSet.of(
                    Rule.PINNED,
                    Rule.ZONE_UNAVAILABLE,
                    Rule.FINAL_ELSEWHERE,
                    Rule.FINAL_ODD,
                    Rule.FINAL_UNCHECKED,
                    Rule.DURATION_UNKNOWN);

    private final Snapshot snapshot;
    private final boolean complete;
    private final Function<Project, Gate.Findings> findings;

    /**
     * @param complete false if the references are incomplete
     * @param findings of a project's own gate
     */
    AreaGate(Snapshot snapshot, boolean complete, Function<Project, Gate.Findings> findings) {
        this.snapshot = snapshot;
        this.complete = complete;
        this.findings = findings;
    }

    Verdict check(Area area) {
        var missing = snapshot.unavailableZone();
        if (missing.isPresent())
            return new Verdict.Refused(Refusal.of(Rule.ZONE_UNAVAILABLE, missing.get()));
        if (!certain(area)) {
            List<String> problems = snapshot.facts().problems();
            return new Verdict.Refused(
                    Refusal.of(Rule.RECORDS_UNSURE, problems.isEmpty() ? "" : problems.getFirst()));
        }
        for (Project project : snapshot.facts().projects())
            if (blocks(area, project))
                return new Verdict.Refused(
                        area == Area.SCRATCH || atWork(project)
                                ? Refusal.atWork(project.name())
                                : Refusal.of(Rule.UNFINISHED_PROJECT, project.name()));
        return new Verdict.Passed();
    }

    private boolean certain(Area area) {
        return switch (area) {
            case STOCK -> complete;
            case SCRATCH -> snapshot.facts().complete();
            case ORPHANS -> new Orphans(snapshot).certain();
        };
    }

    private boolean blocks(Area area, Project project) {
        return switch (area) {
            case STOCK -> unfinished(project) && !givenUp(project);
            case SCRATCH -> atWork(project) || beingMade(project);
            case ORPHANS -> false; // it has no row, and so no job
        };
    }

    /** The projects that would block the stock cache if they had not been quiet for so long. */
    List<String> excepted(Area area) {
        List<String> names = new ArrayList<>();
        if (area == Area.STOCK)
            for (Project project : snapshot.facts().projects())
                if (unfinished(project) && givenUp(project)) names.add(project.name());
        return names;
    }

    private boolean atWork(Project project) {
        return findings.apply(project).failures().stream()
                .anyMatch(failure -> AT_WORK.contains(failure.rule()));
    }

    /**
     * Whether an unfinished project has just changed. Where no jobs are recorded, nothing else
     * tells of a render before its first video.
     */
    private boolean beingMade(Project project) {
        return !snapshot.library().generator().unattendedQuiet().isZero()
                && unfinished(project)
                && lastWork(project, snapshot).isAfter(snapshot.at().minus(JobRules.DEAD_AFTER));
    }

    /** Whether a project may still need what it has not recorded. */
    boolean unfinished(Project project) {
        return findings.apply(project).failures().stream()
                .anyMatch(failure -> !FINISHED.contains(failure.rule()));
    }

    private boolean givenUp(Project project) {
        return !atWork(project)
                && lastWork(project, snapshot).isBefore(snapshot.at().minus(GIVEN_UP));
    }

    /** When anything of a project last changed, as far as files and records tell. */
    static Instant lastWork(Project project, Snapshot snapshot) {
        Instant last = project.lastActive() == null ? Instant.EPOCH : project.lastActive();
        for (Project.Job job : project.jobs())
            if (job.createdAt() != null && job.createdAt().isAfter(last)) last = job.createdAt();
        for (FoundFile file : snapshot.kept(project))
            if (file.modified().isAfter(last)) last = file.modified();
        return OwnFolders.newest(project, snapshot, last);
    }
}
