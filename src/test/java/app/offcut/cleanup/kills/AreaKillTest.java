package app.offcut.cleanup.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cleanup of the shared stock cache, killed at a sample of its steps. */
class AreaKillTest {
    private static final Set<String> GOES =
            Set.of("assets/cache/dvids/alone.mp4", "assets/cache/nasa/second.mp4");
    private static final int POINTS = 12;

    @TempDir Path folder;

    private CrashedLibrary library(int point) throws IOException {
        Path here = Files.createDirectories(folder.resolve("library-" + point));
        SampleLibrary sample = SampleLibrary.in(here, Form.SHIPPED_AT_026);
        sample.project("p1").scenes(1).finished();
        for (String path : GOES) sample.file(path, 9000, sample.now().minus(Duration.ofDays(40)));
        Path state = Files.createDirectories(folder.resolve("own-" + point).resolve("state"));
        return new CrashedLibrary(sample, GOES, CrashedLibrary.look(sample), state);
    }

    private static CrashedLibrary.EngineCall cleaning(Duration keep) {
        return (engine, kill) -> {
            CleanupPlan plan = engine.cleanup.plan(AreaChoice.olderThan(Duration.ofDays(7)));
            assertEquals(GOES, plan.going());
            return () -> engine.cleanup.execute(plan, CrashedLibrary.request().keeping(keep), kill);
        };
    }

    private void sweep(Duration keep, End whole) throws IOException {
        SimulatedKill never = SimulatedKill.never();
        CrashedLibrary whether = library(-1);
        whether.isKilled(never, cleaning(keep));
        assertEquals(whole, whether.recover());
        Set<End> ends = EnumSet.noneOf(End.class);
        for (int point = 0; point < POINTS; point++) {
            CrashedLibrary library = library(point);
            // the decision is among the last steps
            int step =
                    point % 2 == 0
                            ? (int) ((long) point * never.steps() / POINTS)
                            : never.steps() - 1 - point / 2;
            assertTrue(library.isKilled(SimulatedKill.at(step), cleaning(keep)));
            ends.add(library.recover());
        }
        assertEquals(EnumSet.of(End.BACK, whole), ends);
    }

    @Test
    void whileItIsErased() throws IOException {
        sweep(Duration.ZERO, End.GONE);
    }

    @Test
    void whileItIsHeld() throws IOException {
        sweep(Duration.ofHours(1), End.HELD);
    }
}
