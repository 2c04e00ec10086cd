package app.offcut.autoclean.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Auto-clean beside MoneyPrinterTurbo, in real time: no task is touched before all its videos are
 * whole, every good one is cleaned soon after its quiet time, the others never. The quiet time is
 * seconds here; {@code FolderFinalsTest} tries its true length by a fast clock.
 */
class TaskSimulatorTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    /** How long after the quiet time a good task may stay uncleaned. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void cleansWhenAllVideosAreWholeAndNeverBefore() throws Exception {
        run(
                2,
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
                        TaskKind.BROKEN));
    }

    @Tag("long")
    @Test
    void cleansWhenAllVideosAreWholeAndNeverBeforeInFull() throws Exception {
        List<TaskKind> kinds = new ArrayList<>();
        for (int i = 0; kinds.size() < 200; i++)
            kinds.add(TaskKind.values()[i % TaskKind.values().length]);
        Collections.shuffle(kinds, new Random(7));
        TaskSimulation.Outcome outcome = run(8, kinds);
        FIGURES.info(
                "{} tasks, {} of them good: {} cleaned, 0 of the others",
                outcome.tasks(),
                outcome.good(),
                outcome.cleaned());
        FIGURES.info("beyond the quiet time: {}", Percentiles.of(outcome.latencies()));
    }

    private TaskSimulation.Outcome run(int libraries, List<TaskKind> kinds) throws Exception {
        TaskSimulation.Outcome outcome = new TaskSimulation(folder).run(kinds, libraries);
        assertEquals(List.of(), outcome.wrong());
        assertEquals(kinds.size(), outcome.tasks());
        assertEquals(outcome.good(), outcome.cleaned());
        for (Duration latency : outcome.latencies()) {
            assertFalse(latency.isNegative(), () -> "too early: " + outcome.latencies());
            assertFalse(latency.compareTo(SOON) > 0, () -> "too late: " + outcome.latencies());
        }
        return outcome;
    }

    @ParameterizedTest
    @EnumSource(names = {"THREE_VIDEOS", "WAITS_BETWEEN_VIDEOS", "PAUSED"})
    void aCleanerThatWaitsForAVideoToStandStillIsTooEarly(TaskKind kind) throws Exception {
        var program = new SimulatedTasks(folder, Duration.ofSeconds(3));
        try (var _ = new NaiveTaskCleaner(folder)) {
            assertFalse(program.run(kind, false, 0).missing.isEmpty());
        }
    }
}
