package app.offcut.autoclean;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.settings.SpaceGoals;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A finished project that a space rule may clean.
 *
 * @param lastActive when it or its final video last changed
 * @param bytes total length of the files that would go
 * @param allocatedBytes what that frees on the disk
 */
public record SpaceCandidate(
        String projectId, String name, Instant lastActive, long bytes, long allocatedBytes) {

    /**
     * The candidates of a survey, least recently active first. Only projects that are ready: one
     * that grew back, failed or needs a review is for a person.
     */
    static List<SpaceCandidate> of(Survey survey, SpaceGoals goals, Instant now) {
        Instant before = now.minus(Duration.ofDays(goals.olderDays()));
        return survey.rows().stream()
                .filter(row -> row.state() instanceof RowState.Ready)
                .flatMap(SpaceCandidate::of)
                .filter(one -> goals.olderDays() == 0 || one.lastActive.isBefore(before))
                .sorted(
                        Comparator.comparing(SpaceCandidate::lastActive)
                                .thenComparing(SpaceCandidate::projectId))
                .toList();
    }

    /** None if nothing tells when the project was active. */
    private static Stream<SpaceCandidate> of(ProjectRow row) {
        return activity(row)
                .map(active ->
                        new SpaceCandidate(
                                row.id(),
                                row.name(),
                                active,
                                row.usage().reclaimableBytes(),
                                row.usage().reclaimableAllocatedBytes()));
    }

    /** When a project or its final last changed; none if nothing tells. */
    static Stream<Instant> activity(ProjectRow row) {
        return Stream.concat(
                Stream.ofNullable(row.lastActive()),
                Stream.ofNullable(row.finalFile()).map(ProjectRow.FinalFile::modified))
                .max(Comparator.naturalOrder())
                .stream();
    }
}
