package app.offcut.cleanup.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills an engine at one step after the other, in copies of a library below a folder. */
public final class KillSweep {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    private final Path folder;
    private int place;
    private int kills;

    public KillSweep(Path folder) {
        this.folder = folder;
    }

    public CrashSample sample(Form form, int files) throws IOException {
        return CrashSample.in(Files.createDirectories(folder.resolve("sample")), form, files);
    }

    Path next() {
        return folder.resolve("place-" + place++);
    }

    /** Kills at every step, or at so many of them. */
    public void sweep(CrashSample sample, KilledOperation operation, int most) throws IOException {
        int steps = steps(sample, operation);
        int points = Math.min(most, steps);
        Map<End, Integer> ends = new EnumMap<>(End.class);
        for (int point = 0; point < points; point++) {
            int step = (int) ((long) point * steps / points);
            ends.merge(kill(sample, operation, step), 1, Integer::sum);
        }
        FIGURES.info(
                "{} {} files: {} steps of {}: {}",
                operation,
                sample.goes().size(),
                points,
                steps,
                ends);
    }

    /** How many there are when nobody is killed. */
    private int steps(CrashSample sample, KilledOperation operation) throws IOException {
        CrashedLibrary library = sample.copyTo(next(), operation);
        operation.prepare(library);
        SimulatedKill never = SimulatedKill.never();
        library.isKilled(never, operation.engineCall());
        assertEquals(operation.whole(), library.recover(), operation::name);
        return never.steps();
    }

    void killTwice(CrashSample sample, int times) throws IOException {
        Random random = new Random(3);
        List<KilledOperation> operations = List.of(KilledOperation.values());
        List<Integer> bounds = new ArrayList<>();
        for (KilledOperation operation : operations) bounds.add(steps(sample, operation));
        int twice = 0;
        for (int i = 0; twice < times; i++) {
            KilledOperation operation = operations.get(i % operations.size());
            int bound = bounds.get(i % operations.size());
            kills = 0;
            kill(
                    sample,
                    operation,
                    random.nextInt(bound),
                    random.nextInt(bound),
                    random.nextInt(bound));
            if (kills > 1) twice++;
        }
        FIGURES.info(
                "{} files: the recovery was killed too, {} times", sample.goes().size(), twice);
    }

    /**
     * @param steps when the engine is killed, then the recovery, then the recovery after that
     */
    private End kill(CrashSample sample, KilledOperation operation, int... steps)
            throws IOException {
        Path here = next();
        try {
            CrashedLibrary library = sample.copyTo(here, operation);
            operation.prepare(library);
            CrashedLibrary.EngineCall call = operation.engineCall();
            for (int step : steps) {
                if (!library.isKilled(SimulatedKill.at(step), call)) break;
                kills++;
                call = (engine, _) -> engine.cleanup::recover;
            }
            End end = library.recover();
            assertTrue(operation.mayEnd(end), end::name);
            operation.goOn(library, end);
            SampleLibrary.deleteTree(here);
            return end;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(operation + " killed at " + Arrays.toString(steps), e);
        }
    }
}
