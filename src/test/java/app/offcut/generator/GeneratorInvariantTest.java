package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.hold.HeldRun;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.kills.SimulatedKill;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleanups, undos, purges, kills, renders and broken finals in any order: what is no intermediate
 * is always as it was. One history again: {@code -Doffcut.world=57}.
 */
class GeneratorInvariantTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(15, 5);
    private static final int ALL = 300;
    private static final int STEPS = 20;

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private Stream<DynamicTest> each(int histories) throws IOException {
        Integer one = Integer.getInteger("offcut.world");
        return GeneratorWorld.in(folder.toRealPath())
                .map(world ->
                        DynamicTest.dynamicTest(
                                world.toString(),
                                () -> {
                                    Map<String, Integer> figures = new TreeMap<>();
                                    for (int seed = 0; seed < histories; seed++)
                                        if (one == null || one == seed)
                                            new History(world, seed, figures).live();
                                    FIGURES.info("{}: {} histories, {}", world, histories, figures);
                                    for (String did : List.of("cleaned", "undone", "killed"))
                                        assertTrue(
                                                one != null || figures.containsKey(did),
                                                figures::toString);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> losesNothingThatIsKept() throws IOException {
        return each(SAMPLE);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> losesNothingThatIsKeptInManyHistories() throws IOException {
        return each(ALL);
    }

    private final class History {
        private final GeneratorWorld world;
        private final Random random;
        private final Path place;
        private final Path state;
        private final Map<String, Integer> figures;
        private final Map<String, byte[]> first = new HashMap<>();
        private final Map<String, String> kept;
        private final List<String> did = new ArrayList<>();

        History(GeneratorWorld original, int seed, Map<String, Integer> figures)
                throws IOException {
            place = folder.toRealPath().resolve(original + "-" + seed);
            world = original.copyTo(place.resolve("library"));
            state = Files.createDirectory(place.resolve("state"));
            random = new Random(seed);
            this.figures = figures;
            did.add("history " + seed);
            kept = world.checksums();
            for (String file : kept.keySet())
                first.put(file, Files.readAllBytes(world.root().resolve(file)));
            kept.keySet().removeAll(world.goes());
        }

        private void note(String what) {
            figures.merge(what, 1, Integer::sum);
            did.add(what);
        }

        void live() throws IOException {
            for (int step = 0; step < STEPS; step++) {
                Map<String, String> before = world.checksums();
                switch (random.nextInt(10)) {
                    case 0, 1 -> clean(before);
                    case 2, 3 -> end(before, true);
                    case 4 -> end(before, false);
                    case 5, 6 -> render();
                    case 7, 8 -> kill();
                    default -> breakFinal();
                }
                Map<String, String> after = world.checksums();
                assertTrue(after.entrySet().containsAll(kept.entrySet()), did::toString);
                after.keySet().removeAll(kept.keySet());
                after.keySet().removeAll(world.goes());
                assertEquals(Map.of(), after, did::toString);
            }
            SampleLibrary.deleteTree(place);
        }

        private TestEngine engine(SimulatedKill kill) {
            return TestEngine.on(world.root(), state, kill, kill);
        }

        private Duration keep() {
            return random.nextInt(4) == 0 ? Duration.ZERO : Duration.ofHours(1);
        }

        private void clean(Map<String, String> before) {
            try (TestEngine engine = TestEngine.on(world.root(), state)) {
                CleanupPlan plan = engine.cleanup.plan(world.project());
                CleanupReport report = engine.execute(plan, TestEngine.ACCEPTING.keeping(keep()));
                note(report.outcome() == Outcome.REFUSED ? "refused" : "cleaned");
                Map<String, String> after = world.checksums();
                for (String file : before.keySet())
                    if (report.outcome() == Outcome.REFUSED || !plan.going().contains(file))
                        assertEquals(before.get(file), after.get(file), did + " " + file);
            }
        }

        /** Neither replaces nor takes anything that lies in the library now. */
        private void end(Map<String, String> before, boolean undo) {
            try (TestEngine engine = TestEngine.on(world.root(), state)) {
                List<HeldRun> runs = engine.cleanup.runs();
                if (runs.isEmpty()) return;
                String run = runs.get(random.nextInt(runs.size())).run();
                if (undo) engine.cleanup.undo(run);
                else engine.cleanup.purge(run);
                note(undo ? "undone" : "purged");
            } catch (Problem e) {
                note("not " + (undo ? "undone" : "purged"));
            }
            Map<String, String> after = world.checksums();
            assertTrue(after.entrySet().containsAll(before.entrySet()), did::toString);
        }

        /** Makes some intermediates again, and perhaps a film that is another one. */
        private void render() throws IOException {
            for (String file : world.goes())
                if (random.nextInt(3) > 0)
                    write(file, Objects.requireNonNull(first.get(file)), Duration.ofHours(3));
            if (random.nextInt(3) == 0)
                for (String film : world.films()) {
                    write(film, SampleLibrary.anotherFinalVideo(), Duration.ofHours(2));
                    kept.put(film, SampleLibrary.checksum(world.root().resolve(film)));
                }
            note("rendered");
        }

        private void write(String file, byte[] content, Duration age) throws IOException {
            Path path = world.root().resolve(file);
            Files.createDirectories(path.resolveSibling("x").getParent());
            Files.deleteIfExists(path);
            Files.write(path, content);
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
        }

        private void kill() {
            SimulatedKill kill = SimulatedKill.at(random.nextInt(80));
            try (TestEngine engine = engine(kill)) {
                List<HeldRun> runs = engine.cleanup.runs();
                Runnable work;
                if (runs.isEmpty() || random.nextBoolean()) {
                    CleanupPlan plan = engine.cleanup.plan(world.project());
                    var request = TestEngine.ACCEPTING.keeping(keep());
                    work = () -> engine.cleanup.execute(plan, request, kill);
                } else {
                    String run = runs.getFirst().run();
                    work =
                            random.nextBoolean()
                                    ? () -> engine.cleanup.undo(run)
                                    : () -> engine.cleanup.purge(run);
                }
                kill.arm(() -> {});
                work.run();
            } catch (SimulatedKill.Killed e) {
                note("killed");
            } catch (Problem e) {
                note("not done");
            }
            try (TestEngine engine = TestEngine.on(world.root(), state)) {
                engine.cleanup.recover();
            }
        }

        /** With any film of the project cut short nothing goes. */
        private void breakFinal() throws IOException {
            List<String> films = world.films();
            String film = films.get(random.nextInt(films.size()));
            byte[] whole = Files.readAllBytes(world.root().resolve(film));
            write(film, Arrays.copyOf(whole, whole.length / 2), Duration.ofHours(2));
            Map<String, String> before = world.checksums();
            try (TestEngine engine = TestEngine.on(world.root(), state)) {
                CleanupPlan plan = engine.cleanup.plan(world.project());
                assertFalse(plan.verdict() instanceof Verdict.Passed, did::toString);
                engine.execute(plan, TestEngine.ACCEPTING);
            }
            assertEquals(before, world.checksums(), did::toString);
            write(film, whole, Duration.ofHours(2));
            note("broken");
        }
    }
}
