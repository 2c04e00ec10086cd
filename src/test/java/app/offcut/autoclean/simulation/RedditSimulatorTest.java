package app.offcut.autoclean.simulation;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RedditVideoMakerBot, which adds a row to one list once a thread's finals are made. */
class RedditSimulatorTest extends SimulatorTest<RedditKind> {
    RedditSimulatorTest() {
        super(
                RedditKind.values(),
                List.of(
                        RedditKind.COMMENTS,
                        RedditKind.STORY,
                        RedditKind.WAITS_BETWEEN_FINALS,
                        RedditKind.LATE_ROW,
                        RedditKind.KILLED,
                        RedditKind.KILLED_OF_TWO_FINALS,
                        RedditKind.FAILED,
                        RedditKind.BROKEN,
                        RedditKind.ROW_LOST),
                folder -> new SimulatedReddit(folder, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "WAITS_BETWEEN_FINALS"})
    void aCleanerThatWaitsForAVideoToStandStillIsTooEarly(RedditKind kind) throws Exception {
        var program = new SimulatedReddit(folder, Duration.ofSeconds(3));
        Path temp = folder.resolve("assets/temp");
        try (var _ = new StandstillCleaner(folder.resolve("results"), ".*\\.mp4", _ -> temp)) {
            assertFalse(program.run(kind, "thread", false, 0).missing.isEmpty());
        }
    }
}
