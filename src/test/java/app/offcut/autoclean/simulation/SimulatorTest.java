package app.offcut.autoclean.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.autoclean.simulation.Simulation.Opening;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Auto-clean beside a generator that behaves as its own source says, in real time: nothing is
 * cleaned before the true end of its project, every good one soon after it, the others never. Where
 * the quiet time is minutes, it is seconds here; {@code FolderFinalsTest} tries its true length by
 * a fast clock.
 */
abstract class SimulatorTest<K extends Kind> {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE_LIBRARIES = 3;
    private static final int LIBRARIES = 8;
    private static final int PROJECTS = 200;

    /** How long after the rules allow it a good project may stay uncleaned. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final List<K> kinds;
    private final List<K> sample;
    private final Opening<K> opening;

    SimulatorTest(K[] kinds, List<K> sample, Opening<K> opening) {
        this.kinds = List.of(kinds);
        this.sample = sample;
        this.opening = opening;
    }

    @Test
    void cleansAfterTheTrueEndAndNeverBefore() throws Exception {
        run(SAMPLE_LIBRARIES, sample);
    }

    @Tag("long")
    @Test
    void cleansAfterTheTrueEndAndNeverBeforeInFull() throws Exception {
        List<K> all = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) all.add(kinds.get(i % kinds.size()));
        Collections.shuffle(all, new Random(5));
        Simulation.Outcome outcome = run(LIBRARIES, all);
        FIGURES.info(
                "{}: {} projects, {} of them good: {} cleaned, 0 of the others; {} with ffmpeg",
                getClass().getSimpleName(),
                outcome.projects(),
                outcome.good(),
                outcome.cleaned(),
                outcome.byFfmpeg());
        FIGURES.info(
                "{}: beyond the quiet time: {}",
                getClass().getSimpleName(),
                Percentiles.of(outcome.latencies()));
    }

    private Simulation.Outcome run(int libraries, List<K> chosen) throws Exception {
        Simulation.Outcome outcome = new Simulation<>(folder, opening).run(chosen, libraries);
        assertEquals("", String.join("\n", outcome.wrong()));
        assertEquals(chosen.size(), outcome.projects());
        assertEquals(outcome.good(), outcome.cleaned());
        for (Duration latency : outcome.latencies()) {
            assertFalse(latency.isNegative(), () -> "too early: " + outcome.latencies());
            assertFalse(latency.compareTo(SOON) > 0, () -> "too late: " + outcome.latencies());
        }
        return outcome;
    }
}
