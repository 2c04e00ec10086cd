package app.offcut.autoclean.simulation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** AIvideogen, whose database tells of a render's end. */
class RenderSimulatorTest extends SimulatorTest<RenderKind> {
    RenderSimulatorTest() {
        super(
                RenderKind.values(),
                List.of(
                        RenderKind.NORMAL,
                        RenderKind.LATE_THUMBNAIL,
                        RenderKind.CUT_SHORT,
                        RenderKind.MOVED_IN,
                        RenderKind.STUCK,
                        RenderKind.RENDERED_AGAIN,
                        RenderKind.REPLACED,
                        RenderKind.BROKEN,
                        RenderKind.CRASHED),
                folder -> new SimulatedGenerator(SampleLibrary.in(folder, Form.SHIPPED_AT_026)));
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

    private static SimulatedRun render(SimulatedGenerator generator) throws Exception {
        return generator.render("p", PiecewiseWriter.lasting(Duration.ofSeconds(1)));
    }
}
