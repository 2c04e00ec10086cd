package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.kills.SimulatedKill;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.Recovery;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Thorough;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine killed at any step in the library of each generator: all of a project's intermediates
 * are back, or held, or gone; never some, and never another file.
 */
class GeneratorKillsTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(6, 2);

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private int place;

    private enum End {
        BACK,
        HELD,
        GONE
    }

    private enum Killed {
        CLEANS(End.BACK, End.GONE),
        KEEPS(End.BACK, End.HELD),
        UNDOES(End.HELD, End.BACK),
        PURGES(End.HELD, End.GONE);

        private final List<End> ends;

        /** The last of them is the end when nobody is killed. */
        Killed(End... ends) {
            this.ends = List.of(ends);
        }
    }

    private Stream<DynamicTest> each(int most) throws IOException {
        return GeneratorWorld.in(folder.toRealPath())
                .map(world ->
                        DynamicTest.dynamicTest(
                                world.toString(),
                                () -> {
                                    for (Killed work : Killed.values()) sweep(world, work, most);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> losesNothingAtSomeSteps() throws IOException {
        return each(SAMPLE);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> losesNothingAtAnyStep() throws IOException {
        return each(Integer.MAX_VALUE);
    }

    /** What a cleanup would lose without the hold, killed before each file. */
    @TestFactory
    Stream<DynamicTest> aDeleterWithoutAJournalLeavesHalfAProject() throws IOException {
        return GeneratorWorld.in(folder.toRealPath())
                .map(original ->
                        DynamicTest.dynamicTest(
                                original.toString(),
                                () -> {
                                    int halves = 0;
                                    int files = original.goes().size();
                                    for (int kill = 0; kill <= files; kill++) {
                                        KilledWorld killed = new KilledWorld(original);
                                        killed.deleteNaively(kill);
                                        if (killed.half()) halves++;
                                    }
                                    assertEquals(files - 1, halves);
                                }));
    }

    private void sweep(GeneratorWorld world, Killed work, int most) throws IOException {
        KilledWorld whole = new KilledWorld(world);
        SimulatedKill never = SimulatedKill.never();
        whole.isKilled(work, never);
        assertEquals(work.ends.getLast(), whole.recovered(), work::name);
        int steps = never.steps();
        int points = Math.min(most, steps);
        Map<End, Integer> ends = new EnumMap<>(End.class);
        for (int point = 0; point < points; point++) {
            int step = (int) ((long) point * steps / points);
            KilledWorld killed = new KilledWorld(world);
            try {
                assertTrue(killed.isKilled(work, SimulatedKill.at(step)), "killed");
                End end = killed.recovered();
                assertTrue(work.ends.contains(end), end::name);
                ends.merge(end, 1, Integer::sum);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(world + " " + work + " killed at " + step, e);
            }
            SampleLibrary.deleteTree(killed.place);
        }
        FIGURES.info("{} {}: {} steps of {}: {}", world, work, points, steps, ends);
    }

    private final class KilledWorld {
        private final Path place;
        private final GeneratorWorld world;
        private final Map<String, String> files;
        private Path state;

        KilledWorld(GeneratorWorld original) throws IOException {
            place = folder.toRealPath().resolve("killed-" + GeneratorKillsTest.this.place++);
            world = original.copyTo(place.resolve("library"));
            state = Files.createDirectory(place.resolve("state"));
            files = world.checksums();
        }

        /** The next engine finds Offcut's own database as it was at that moment. */
        boolean isKilled(Killed work, SimulatedKill kill) {
            Path left = place.resolve("left");
            if (work.ends.getFirst() == End.HELD)
                try (TestEngine engine = TestEngine.on(world.root(), state)) {
                    clean(engine, Duration.ofHours(1), SimulatedKill.never()).run();
                }
            try (TestEngine engine = TestEngine.on(world.root(), state, kill, kill)) {
                Runnable ready =
                        switch (work) {
                            case CLEANS -> clean(engine, Duration.ZERO, kill);
                            case KEEPS -> clean(engine, Duration.ofHours(1), kill);
                            case UNDOES -> () -> engine.cleanup.undo(run(engine));
                            case PURGES -> () -> engine.cleanup.purge(run(engine));
                        };
                kill.arm(() -> copy(state, left));
                ready.run();
                return false;
            } catch (SimulatedKill.Killed e) {
                state = left;
                return true;
            }
        }

        private static String run(TestEngine engine) {
            return engine.cleanup.runs().getFirst().run();
        }

        private Runnable clean(TestEngine engine, Duration keep, SimulatedKill kill) {
            CleanupPlan plan = engine.cleanup.plan(world.project());
            var request = TestEngine.ACCEPTING.keeping(keep);
            return () -> engine.cleanup.execute(plan, request, kill);
        }

        /** What the next engine makes of it, and that it has nothing left to do then. */
        End recovered() throws IOException {
            try (TestEngine engine = TestEngine.on(world.root(), state)) {
                engine.cleanup.recover();
                End end = end();
                for (Recovery.Recovered again : engine.cleanup.recover())
                    assertEquals(Recovery.Did.NOTHING, again.did());
                assertEquals(end, end());
                return end;
            }
        }

        /** What is no intermediate must be as it was, and the intermediates lie together. */
        private End end() throws IOException {
            Map<String, String> now = world.checksums();
            if (now.equals(files)) {
                assertEquals(List.of(), held());
                return End.BACK;
            }
            Map<String, String> kept = new TreeMap<>(files);
            kept.keySet().removeAll(world.goes());
            assertEquals(kept, now);
            List<String> held = held();
            if (held.isEmpty()) return End.GONE;
            Map<String, String> doomed = new TreeMap<>(files);
            doomed.keySet().retainAll(world.goes());
            assertEquals(doomed.values().stream().sorted().toList(), held);
            return End.HELD;
        }

        /** Checksums of all held files, each of which lies where its zone holds files. */
        private List<String> held() throws IOException {
            Set<Path> holds = new TreeSet<>();
            for (Zone zone : world.generator().layout().zones())
                holds.add(world.root().resolve(String.join("/", zone.hold())).resolve(".offcut"));
            try (Stream<Path> all = Files.walk(world.root())) {
                return all.filter(Files::isRegularFile)
                        .filter(file -> file.toString().contains("/.offcut/"))
                        .filter(file -> file.toString().contains("/files/"))
                        .peek(file ->
                                assertTrue(holds.stream().anyMatch(file::startsWith), "" + file))
                        .map(SampleLibrary::checksum)
                        .sorted()
                        .toList();
            }
        }

        void deleteNaively(int files) throws IOException {
            for (String path : world.goes().stream().limit(files).toList())
                Files.delete(world.root().resolve(path));
        }

        /** Whether some of the intermediates are there, and some not. */
        boolean half() {
            Set<String> there = new TreeSet<>(world.checksums().keySet());
            there.retainAll(world.goes());
            return !there.isEmpty() && there.size() < world.goes().size();
        }
    }

    private static void copy(Path folder, Path target) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectory(target);
            for (Path file : files.filter(Files::isRegularFile).toList())
                Files.copy(file, target.resolve(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
