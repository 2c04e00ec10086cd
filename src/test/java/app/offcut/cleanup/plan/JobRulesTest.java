package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRulesTest extends FinishedProjectFixture {
    @ParameterizedTest
    @ValueSource(strings = {"pending", "processing"})
    void refusesWhileAJobIsActive(String status) {
        project.job("again", status, Instant.now().minusSeconds(60));
        assertBroken(Rule.JOB_ACTIVE);
    }

    @Test
    void doesNotCountADownloadingJobAsDead() {
        project.job("again", "processing", sample.longAgo());
        sample.file(
                ".cache/videos/p1/scene-2-source.mp4",
                10,
                Instant.now().minus(Duration.ofMinutes(59)));
        assertBroken(Rule.JOB_ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"59, JOB_ACTIVE", "61, DEAD_JOB"})
    void countsAJobAsDeadAfterAQuietHour(int minutes, @Nullable Rule rule) {
        project.job("again", "processing", sample.longAgo());
        sample.file(
                ".cache/assembly/again/scene-1-trimmed.mp4",
                10,
                Instant.now().minus(Duration.ofMinutes(minutes)));
        // older work than the final is no newer work
        project.touch(project.finalPath(), Instant.now().minus(Duration.ofMinutes(minutes)));
        sample.sql(
                "UPDATE assembly_jobs SET created_at = datetime('now', '-1 hour', '-2 minutes')");
        assertEquals(rule, engine.broken("p1").getFirst());
    }

    @ParameterizedTest
    @CsvSource({"59, JOB_ACTIVE", "61, DEAD_JOB"})
    void countsAChangeOfTheFinalAsActivityOfTheJob(int minutes, @Nullable Rule rule) {
        project.job("again", "processing", sample.longAgo());
        project.touch(project.finalPath(), Instant.now().minus(Duration.ofMinutes(minutes)));
        assertBroken(rule);
    }

    @Test
    void wantsAReviewIfTheNewestJobFailed() {
        project.job("again", "error", Instant.now());
        assertBroken(Rule.JOB_NOT_COMPLETE);
    }

    @Test
    void ignoresAnOlderJobThatFailed() {
        project.job("a-first", "error", sample.longAgo());
        assertPassed();
    }

    // as text, 'T' sorts after ' '
    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {
                "2026-03-01T09:00:00.000Z, 2026-03-01 10:00:00, JOB_NOT_COMPLETE",
                "2026-03-01 10:00:00, 2026-03-01T09:00:00.000Z, passed",
                "2026-03-01 10:00:00, 2026-03-01T10:00:00.001Z, JOB_NOT_COMPLETE",
                "2026-03-01 10:00:00, nonsense, JOB_NOT_COMPLETE"
            })
    void findsTheNewestJobInBothFormatsOfTime(String complete, String failed, @Nullable Rule rule) {
        sample.sql("UPDATE assembly_jobs SET created_at = ?", complete);
        project.job("again", "error", Instant.now());
        sample.sql("UPDATE assembly_jobs SET created_at = ? WHERE id = 'again'", failed);
        assertBroken(rule);
    }

    @Test
    void passesWithoutJobs() {
        sample.sql("DELETE FROM assembly_jobs");
        assertPassed();
        sample.sql("DROP TABLE assembly_jobs");
        assertPassed();
    }
}
