package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.Gate;
import app.offcut.cleanup.plan.ProjectTotals;
import app.offcut.cleanup.plan.Refusal;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.Snapshot;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.RunHistory;
import app.offcut.cleanup.survey.ProjectRow.FinalFile;
import app.offcut.generator.CleanupStatus;
import app.offcut.generator.Project;
import app.offcut.video.FinalVideo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of projects: each with its state, its sizes and its final.
 *
 * @param left what earlier runs have left on the disk
 */
record ProjectRows(Snapshot snapshot, RunStates.States left, RunHistory history) {

    ProjectRow of(ProjectTotals totals) {
        Project project = totals.project();
        RowState state = left.state(project.id()).orElseGet(() -> state(totals));
        // an unreadable hold may contain files of any project that has none left
        if (state instanceof RowState.Clean && left.unseen() != null)
            state = new RowState.Interrupted("", left.unseen());
        if (state instanceof RowState.Held held && !project.files().own().isEmpty())
            state = held.missing();
        UsageSum usage = new UsageSum();
        usage.add(totals, state.cleanable());
        return new ProjectRow(
                project.id(),
                project.name(),
                project.lastActive(),
                project.scenes(),
                usage.usage(),
                state,
                finalFile(totals.findings()),
                project.cleanupStatus(),
                project.cleanedAt(),
                snapshot.pinned(project.id()),
                left.inHold(project.id()),
                totals.untickedFiles());
    }

    private RowState state(ProjectTotals totals) {
        Project project = totals.project();
        Gate.Findings findings = totals.findings();
        var unavailable =
                findings.of(
                        Rule.GENERATOR_UNKNOWN,
                        Rule.ZONE_UNAVAILABLE,
                        Rule.UNSAFE_ID,
                        Rule.AMBIGUOUS_ID);
        if (unavailable.isPresent()) return new RowState.Unavailable(unavailable.get());
        var rendering =
                findings.of(Rule.JOB_ACTIVE, Rule.WORK_SIGNS, Rule.NOT_QUIET, Rule.OPEN_WRITER);
        if (rendering.isPresent()) return new RowState.Rendering(rendering.get());
        if (snapshot.pinned(project.id())) return new RowState.Pinned();
        if (findings.of(Rule.NO_FINAL).isPresent()) return new RowState.NoFinalYet();
        var missing = findings.of(Rule.FINALS_MISSING);
        if (missing.isPresent()) return new RowState.NoFinalYet(missing.get());
        if (findings.verdict() instanceof Verdict.Refused(Refusal refusal))
            return new RowState.FinalDamaged(refusal);
        if (totals.going() == 0)
            return totals.stuck() == null
                    ? new RowState.Clean()
                    : new RowState.Unavailable(totals.stuck());
        if (findings.verdict() instanceof Verdict.NeedsReview(List<Refusal> rules))
            return new RowState.NeedsReview(rules);
        if (project.was(CleanupStatus.FAILED)) {
            int failed = history.lastFailures(project.id()).size();
            return new RowState.PartlyFailed(failed > 0 ? failed : totals.going());
        }
        return project.was(CleanupStatus.COMPLETE) && totals.newSinceCleanup()
                ? new RowState.GrownBack()
                : new RowState.Ready();
    }

    private static @Nullable FinalFile finalFile(Gate.Findings findings) {
        FinalVideo video = findings.finalVideo();
        if (video == null) return null;
        Rule broken =
                findings.of(
                                Rule.FINAL_INCOMPLETE,
                                Rule.FINAL_UNREADABLE,
                                Rule.FINAL_TOO_SHORT,
                                Rule.FINAL_SIZE_DIFFERS,
                                Rule.TWO_FINALS)
                        .map(Refusal::rule)
                        .orElse(null);
        return new FinalFile(
                video.file().shown(),
                video.file().bytes(),
                video.file().modified(),
                broken,
                video.seconds());
    }
}
