package app.offcut.autoclean.simulation;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** MoneyPrinterTurbo, which writes each final in place: all videos of a task must be whole. */
class TaskSimulatorTest extends SimulatorTest<TaskKind> {
    TaskSimulatorTest() {
        super(
                TaskKind.values(),
                List.of(
                        TaskKind.ONE_VIDEO,
                        TaskKind.THREE_VIDEOS,
                        TaskKind.OWN_FOOTAGE,
                        TaskKind.WAITS_BETWEEN_VIDEOS,
                        TaskKind.PAUSED,
                        TaskKind.KILLED,
                        TaskKind.KILLED_OF_THREE,
                        TaskKind.FAILED_AT_THE_SECOND,
                        TaskKind.AUDIO_ONLY,
                        TaskKind.BROKEN),
                folder -> new SimulatedTasks(folder, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"THREE_VIDEOS", "WAITS_BETWEEN_VIDEOS", "PAUSED"})
    void aCleanerThatWaitsForAVideoToStandStillIsTooEarly(TaskKind kind) throws Exception {
        var program = new SimulatedTasks(folder, Duration.ofSeconds(3));
        String kept = "final-\\d+\\.mp4|script\\.json";
        try (var _ =
                new StandstillCleaner(folder.resolve("storage/tasks"), kept, Path::getParent)) {
            assertFalse(program.run(kind, "task", false, 0).missing.isEmpty());
        }
    }
}
