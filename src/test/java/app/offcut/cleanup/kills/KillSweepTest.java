package app.offcut.cleanup.kills;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine killed at any step: all of a plan's files are back, or held, or gone; never some. */
class KillSweepTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private KillSweep sweep;

    @BeforeEach
    void make() {
        sweep = new KillSweep(folder);
    }

    @Test
    void losesNothingAtSomeSteps() throws Exception {
        CrashSample ten = sweep.sample(Form.SHIPPED, 10);
        for (KilledOperation operation : KilledOperation.values())
            sweep.sweep(ten, operation, Thorough.or(4, 2));
        sweep.killTwice(ten, Thorough.or(4, 2));
    }

    @Test
    @Tag("long")
    void losesNothingAtAnyStepOfTenFiles() throws Exception {
        CrashSample ten = sweep.sample(Form.SHIPPED, 10);
        for (KilledOperation operation : KilledOperation.values())
            sweep.sweep(ten, operation, Integer.MAX_VALUE);
    }

    @Test
    @Tag("long")
    void losesNothingAtManyStepsOfTheDocumentedLayout() throws Exception {
        CrashSample twenty = sweep.sample(Form.DOCUMENTED_AT_026, 20);
        for (KilledOperation operation : KilledOperation.values())
            sweep.sweep(twenty, operation, 40);
    }

    @Test
    @Tag("long")
    void losesNothingAtManyStepsOfThreeHundredFiles() throws Exception {
        CrashSample many = sweep.sample(Form.SHIPPED_AT_026, 300);
        sweep.sweep(many, KilledOperation.CLEANS, 300);
        sweep.sweep(many, KilledOperation.UNDOES, 150);
        sweep.sweep(many, KilledOperation.PURGES, 150);
        for (KilledOperation operation :
                List.of(
                        KilledOperation.KEEPS,
                        KilledOperation.IS_REFUSED,
                        KilledOperation.FAILS_PARTLY,
                        KilledOperation.FAILS_STRICTLY)) sweep.sweep(many, operation, 30);
    }

    @Test
    @Tag("long")
    void losesNothingWhenTheRecoveryDiesToo() throws Exception {
        sweep.killTwice(sweep.sample(Form.SHIPPED, 10), 200);
    }

    /** What a cleanup would lose without the hold, killed at as many steps. */
    @Test
    void aDeleterWithoutAJournalLeavesHalfAProject() throws Exception {
        CrashSample ten = sweep.sample(Form.SHIPPED, 10);
        int halves = 0;
        int steps = ten.goes().size() + 1;
        for (int step = 0; step < steps; step++) {
            CrashedLibrary library = ten.copyTo(sweep.next(), KilledOperation.CLEANS);
            SimulatedKill kill = SimulatedKill.at(step);
            library.isKilled(kill, (_, _) -> () -> deleteNaively(library, kill));
            try {
                library.recover();
            } catch (AssertionError e) {
                halves++;
            }
        }
        FIGURES.info(
                "the naive twin, killed at {} steps, left half a project {} times", steps, halves);
        assertTrue(halves > steps / 2, () -> "so that files are really lost here");
    }

    private static void deleteNaively(CrashedLibrary library, SimulatedKill kill) {
        try {
            for (String path : library.goes) {
                kill.step();
                Files.delete(library.sample.root().resolve(path));
            }
            kill.step();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        library.sample.sql("UPDATE projects SET name = 'complete' WHERE id = ?", CrashSample.ID);
    }
}
