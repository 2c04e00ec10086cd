package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.MemoryFolder;
import app.offcut.SampleLibrary.Form;
import app.offcut.cleanup.CrashedLibrary.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine killed at any step: all of a plan's files are back, or held, or gone; never some. */
class KillSweepTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int place;
    private int deaths;

    @Test
    void losesNothingAtSomeSteps() throws Exception {
        CrashSample ten = sample(Form.REAL, 10);
        for (Act act : Act.values()) sweep(ten, act, 4);
        dieTwice(ten, 4);
    }

    @Test
    @Tag("long")
    void losesNothingAtAnyStepOfTenFiles() throws Exception {
        CrashSample ten = sample(Form.REAL, 10);
        for (Act act : Act.values()) sweep(ten, act, Integer.MAX_VALUE);
    }

    @Test
    @Tag("long")
    void losesNothingAtManyStepsOfTheStorysLayout() throws Exception {
        CrashSample twenty = sample(Form.STORY_AT_026, 20);
        for (Act act : Act.values()) sweep(twenty, act, 40);
    }

    @Test
    @Tag("long")
    void losesNothingAtManyStepsOfThreeHundredFiles() throws Exception {
        CrashSample many = sample(Form.REAL_AT_026, 300);
        sweep(many, Act.CLEANS, 300);
        sweep(many, Act.UNDOES, 150);
        sweep(many, Act.PURGES, 150);
        for (Act act : List.of(Act.KEEPS, Act.IS_REFUSED, Act.FAILS_PARTLY, Act.FAILS_STRICTLY))
            sweep(many, act, 30);
    }

    @Test
    @Tag("long")
    void losesNothingWhenTheRecoveryDiesToo() throws Exception {
        dieTwice(sample(Form.REAL, 10), 200);
    }

    /** What a cleanup would lose without the hold, killed at as many steps. */
    @Test
    void aDeleterWithoutAJournalLeavesHalfAProject() throws Exception {
        CrashSample ten = sample(Form.REAL, 10);
        int halves = 0;
        int steps = ten.goes().size() + 1;
        for (int step = 0; step < steps; step++) {
            CrashedLibrary library = ten.copyTo(next(), Act.CLEANS);
            Death death = Death.at(step);
            library.dies(death, (_, _) -> () -> deleteNaively(library, death));
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

    private static void deleteNaively(CrashedLibrary library, Death death) {
        try {
            for (String path : library.goes) {
                death.step();
                Files.delete(library.sample.root().resolve(path));
            }
            death.step();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        library.sample.sql("UPDATE projects SET name = 'complete' WHERE id = ?", CrashSample.ID);
    }

    private CrashSample sample(Form form, int files) throws IOException {
        return CrashSample.in(Files.createDirectories(folder.resolve("sample")), form, files);
    }

    private Path next() {
        return folder.resolve("place-" + place++);
    }

    /** Kills at every step, or at so many of them. */
    private void sweep(CrashSample sample, Act act, int most) throws IOException {
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

    private void dieTwice(CrashSample sample, int times) throws IOException {
        Random random = new Random(3);
        Map<Act, Integer> steps = new EnumMap<>(Act.class);
        for (Act act : Act.values()) steps.put(act, steps(sample, act));
        int twice = 0;
        for (int i = 0; twice < times; i++) {
            Act act = Act.values()[i % Act.values().length];
            int bound = steps.get(act);
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
