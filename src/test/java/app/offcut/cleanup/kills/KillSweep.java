package app.offcut.cleanup.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.SampleLibrary.Form;
import app.offcut.cleanup.kills.CrashedLibrary.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills an engine at one step after the other, in copies of a library below a folder. */
public final class KillSweep {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    private final Path folder;
    private int place;
    private int deaths;

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
    public void sweep(CrashSample sample, Act act, int most) throws IOException {
        int steps = steps(sample, act);
        int points = Math.min(most, steps);
        Map<End, Integer> ends = new EnumMap<>(End.class);
        for (int point = 0; point < points; point++) {
            int step = (int) ((long) point * steps / points);
            ends.merge(die(sample, act, step), 1, Integer::sum);
        }
        FIGURES.info(
                "{} {} files: {} steps of {}: {}", act, sample.goes().size(), points, steps, ends);
    }

    /** How many there are when nobody dies. */
    private int steps(CrashSample sample, Act act) throws IOException {
        CrashedLibrary library = sample.copyTo(next(), act);
        act.prepare(library);
        Death never = Death.never();
        library.dies(never, act.doing());
        assertEquals(act.whole(), library.recover(), act::name);
        return never.steps();
    }

    void dieTwice(CrashSample sample, int times) throws IOException {
        Random random = new Random(3);
        List<Act> acts = List.of(Act.values());
        List<Integer> bounds = new ArrayList<>();
        for (Act act : acts) bounds.add(steps(sample, act));
        int twice = 0;
        for (int i = 0; twice < times; i++) {
            Act act = acts.get(i % acts.size());
            int bound = bounds.get(i % acts.size());
            deaths = 0;
            die(sample, act, random.nextInt(bound), random.nextInt(bound), random.nextInt(bound));
            if (deaths > 1) twice++;
        }
        FIGURES.info("{} files: the recovery died too, {} times", sample.goes().size(), twice);
    }

    /**
     * @param steps when the engine dies, then the recovery, then the recovery after that
     */
    private End die(CrashSample sample, Act act, int... steps) throws IOException {
        Path here = next();
        try {
            CrashedLibrary library = sample.copyTo(here, act);
            act.prepare(library);
            CrashedLibrary.Doing doing = act.doing();
            for (int step : steps) {
                if (!library.dies(Death.at(step), doing)) break;
                deaths++;
                doing = (bench, _) -> bench.cleanup::recover;
            }
            End end = library.recover();
            assertTrue(act.mayEnd(end), end::name);
            act.goOn(library, end);
            delete(here);
            return end;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(act + " killed at " + Arrays.toString(steps), e);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
