package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Auto-clean beside a generator that behaves as its own source says, in real time: nothing is
 * cleaned before the true end of its render, every good one soon after it, the others never.
 */
class RenderSimulatorTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    /** How long after the settle time a good final may stay uncleaned. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void cleansAfterTheTrueEndAndNeverBefore() throws Exception {
        run(
                3,
                List.of(
                        RenderKind.NORMAL,
                        RenderKind.LATE_THUMBNAIL,
                        RenderKind.CUT_SHORT,
                        RenderKind.MOVED_IN,
                        RenderKind.STUCK,
                        RenderKind.RENDERED_AGAIN,
                        RenderKind.REPLACED,
                        RenderKind.BROKEN,
                        RenderKind.CRASHED));
    }

    @Tag("long")
    @Test
    void cleansAfterTheTrueEndAndNeverBeforeInFull() throws Exception {
        List<RenderKind> kinds = new ArrayList<>();
        for (int i = 0; kinds.size() < 200; i++)
            kinds.add(RenderKind.values()[i % RenderKind.values().length]);
        Collections.shuffle(kinds, new Random(5));
        RenderSimulation.Outcome outcome = run(8, kinds);
        FIGURES.info(
                "{} renders, {} of them good: {} cleaned, 0 of the others; {} with ffmpeg",
                outcome.renders(),
                outcome.good(),
                outcome.cleaned(),
                outcome.byFfmpeg());
        FIGURES.info("beyond the settle time: {}", Percentiles.of(outcome.latencies()));
    }

    private RenderSimulation.Outcome run(int libraries, List<RenderKind> kinds) throws Exception {
        RenderSimulation.Outcome outcome = new RenderSimulation(folder).run(kinds, libraries);
        assertEquals(List.of(), outcome.wrong());
        assertEquals(kinds.size(), outcome.renders());
        assertEquals(outcome.good(), outcome.cleaned());
        for (Duration latency : outcome.latencies()) {
            assertFalse(latency.isNegative(), () -> "too early: " + outcome.latencies());
            assertFalse(latency.compareTo(SOON) > 0, () -> "too late: " + outcome.latencies());
        }
        return outcome;
    }

    @Test
    void aCleanerThatWaitsOnlyForTheFinalIsTooEarly() throws Exception {
        SimulatedGenerator generator = generator();
        try (var _ = new NaiveCleaner(generator.files, _ -> true)) {
            assertEquals(SimulatedGenerator.SCENES, render(generator).missing.size());
        }
    }

    @Test
    void aCleanerThatBelievesTheRowIsTooEarlyAtTheSecondRender() throws Exception {
        SimulatedGenerator generator = generator();
        String row = "SELECT video_path FROM projects WHERE id = ?";
        Predicate<String> recorded = id -> generator.files.ask(row, id) != null;
        Path voices = folder.resolve(".cache/audio/projects/p");
        try (var _ = new NaiveCleaner(generator.files, recorded)) {
            assertEquals(List.of(), render(generator).missing);
            await().until(() -> voices.toFile().list().length == 0);
            generator.speakAgain("p");
            assertEquals(SimulatedGenerator.SCENES, render(generator).missing.size());
        }
    }

    private SimulatedGenerator generator() {
        var generator = new SimulatedGenerator(SampleLibrary.in(folder, Form.SHIPPED));
        generator.prepare("p");
        return generator;
    }

    private static SimulatedRender render(SimulatedGenerator generator) throws Exception {
        return generator.render("p", PiecewiseWriter.lasting(Duration.ofSeconds(1)));
    }
}
