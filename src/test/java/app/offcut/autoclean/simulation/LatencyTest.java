package app.offcut.autoclean.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.autoclean.WatchedLibrary;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long it takes from when the rules can first allow a cleanup until the first file goes: one
 * project rendered again and again, once with the last row within the settle time, once after it.
 */
class LatencyTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    @TempDir Path folder;

    @Test
    void cleansSoonAfterTheRulesAllowIt() throws Exception {
        assertEquals(2, measure(1).size());
    }

    @Tag("long")
    @Test
    void cleansSoonAfterTheRulesAllowItInFull() throws Exception {
        FIGURES.info("from the gate to the first file that goes: {}", Percentiles.of(measure(50)));
    }

    private List<Duration> measure(int times) throws Exception {
        List<Duration> latencies = new ArrayList<>();
        Path library = Files.createDirectories(folder.resolve("library"));
        var generator = new SimulatedGenerator(SampleLibrary.in(library, Form.SHIPPED_AT_026));
        try (var watched = new Watched<>(generator)) {
            generator.prepare("p");
            for (int i = 0; i < 2 * times; i++) {
                // so that the looks do not fall on the same moments every time
                var lasts = Duration.ofMillis(400 + 37 * (i % 11));
                var thumbnail = i % 2 == 0 ? Duration.ZERO : Duration.ofMillis(2_300 + 13L * i);
                generator.speakAgain("p");
                SimulatedRun render =
                        generator.render("p", PiecewiseWriter.lasting(lasts), thumbnail);
                watched.awaitCleaned("p", i + 1);
                assertEquals(List.of(), render.missing);
                Instant gate = render.gate(WatchedLibrary.SHORTEST_SETTLE_TIME);
                latencies.add(Duration.between(gate, firstMove(watched, render)));
                assertFalse(latencies.getLast().isNegative(), latencies::toString);
            }
        }
        return latencies;
    }

    private static Instant firstMove(Watched<?> watched, SimulatedRun render) {
        return watched.moves("p").stream()
                .filter(moved -> moved.isAfter(render.began))
                .findFirst()
                .orElseThrow();
    }
}
