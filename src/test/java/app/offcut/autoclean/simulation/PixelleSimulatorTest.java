package app.offcut.autoclean.simulation;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pixelle-Video, which writes a task's metadata last of all. */
class PixelleSimulatorTest extends SimulatorTest<PixelleKind> {
    PixelleSimulatorTest() {
        super(
                PixelleKind.values(),
                List.of(
                        PixelleKind.STANDARD,
                        PixelleKind.CLIPS,
                        PixelleKind.ASSETS,
                        PixelleKind.LATE_METADATA,
                        PixelleKind.KILLED,
                        PixelleKind.KILLED_OF_ASSETS,
                        PixelleKind.FAILED,
                        PixelleKind.BROKEN,
                        PixelleKind.COPIED_OUT),
                folder -> new SimulatedPixelle(folder, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "ASSETS_PAUSED"})
    void aCleanerThatWaitsForAVideoToStandStillIsTooEarly(PixelleKind kind) throws Exception {
        var program = new SimulatedPixelle(folder, Duration.ofSeconds(3));
        Path output = folder.resolve("output");
        try (var _ =
                new StandstillCleaner(
                        output,
                        "final\\.mp4|The fox\\.mp4",
                        video -> video.resolveSibling("frames"))) {
            assertFalse(program.run(kind, "task", false, 0).missing.isEmpty());
        }
    }
}
