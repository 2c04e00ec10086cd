package app.offcut.cleanup.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long nobody may have written to a final before its project is cleaned. */
class FinalStabilityTest extends FinishedProjectFixture {
    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"2000, passed", "1999, NOT_QUIET", "0, NOT_QUIET", "-100000, NOT_QUIET"})
    void wantsTwoSecondsOfQuiet(long millis, @Nullable Rule rule) {
        project.touch(project.finalPath(), sample.yesterday());
        engine.at = sample.yesterday().plusMillis(millis);
        assertBroken(rule);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {
                "9999, false, NOT_QUIET",
                "10000, false, passed",
                "1999, true, NOT_QUIET",
                "2000, true, passed"
            })
    void wantsTwoEqualLooksWhenUnattended(long millis, boolean vouched, @Nullable Rule rule) {
        // without a recorded size and without a job, no row says that the final is done
        if (!vouched) {
            sample.sql("UPDATE projects SET video_file_size = NULL");
            sample.sql("DELETE FROM assembly_jobs");
        }
        engine.at = Instant.now();
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusMillis(millis);
        assertBroken(rule, engine.cleanup.planUnattended("p1", List.of(first)));
    }

    /** Another computer's clock was ahead, and the copy kept its time. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"1999, NOT_QUIET", "2000, passed"})
    void takesTheStatusChangeOfAFinalWhoseTimeLiesInTheFuture(long millis, @Nullable Rule rule)
            throws IOException {
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(3)));
        engine.at = statusChange().plusMillis(millis);
        assertBroken(rule);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"-1, passed", "0, passed", "1, NEWER_WORK"})
    void seesNewerWorkThanAFinalWhoseTimeLiesInTheFuture(int millis, @Nullable Rule rule)
            throws IOException {
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(3)));
        Instant made = statusChange();
        project.touch(".cache/audio/projects/p1/scene-2.mp3", made.plusMillis(millis));
        engine.at = made.plusSeconds(60);
        assertBroken(rule);
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusSeconds(10);
        assertBroken(rule, engine.cleanup.planUnattended("p1", List.of(first)));
    }

    /** This computer's clock was ahead and was put right: two equal looks say that it is done. */
    @Test
    void asksAPersonWhetherWorkIsNewerThanAFinalOfAClockThatWasAhead() throws IOException {
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(3)));
        Instant before = statusChange().minus(Duration.ofHours(3));
        engine.at = before;
        assertBroken(Rule.NOT_QUIET);
        engine.at = before.plusMillis(9_999);
        assertBroken(Rule.NOT_QUIET);
        engine.at = before.plusMillis(10_000);
        assertBroken(Rule.NEWER_WORK);
        project.touch(project.finalPath(), Instant.now().plus(Duration.ofDays(4)));
        assertBroken(Rule.NOT_QUIET);
    }

    private Instant statusChange() throws IOException {
        return ((FileTime) Files.getAttribute(project.finalFile(), "unix:ctime")).toInstant();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"9999, NOT_QUIET", "10000, passed"})
    void waitsTenSecondsForAFinalFromTheFutureEvenIfARowVouchesForIt(
            long millis, @Nullable Rule rule) {
        engine.at = Instant.now();
        project.touch(project.finalPath(), engine.at.plus(Duration.ofDays(3)));
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusMillis(millis);
        assertBroken(rule, engine.cleanup.planUnattended("p1", List.of(first)));
    }

    @Test
    void wantsAnEarlierLookOfTheSameFileWhenUnattended() {
        engine.at = Instant.now();
        FinalFingerprint first = engine.cleanup.plan("p1").finalLook();
        engine.at = engine.at.plusSeconds(60);
        assertBroken(Rule.NOT_QUIET, engine.cleanup.planUnattended("p1", List.of()));
        project.touch(project.finalPath(), sample.yesterday().plusSeconds(1));
        assertBroken(Rule.NOT_QUIET, engine.cleanup.planUnattended("p1", List.of(first)));
    }
}
