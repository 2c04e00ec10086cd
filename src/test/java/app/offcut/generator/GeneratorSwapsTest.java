package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.MemoryTempDir;
import app.offcut.samples.SampleLibrary;
import app.offcut.text.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another program swaps an intermediate, its folder, its zone or a film after the last check,
 * before the move or the erasure, in the library of each generator. The hook makes each swap, so
 * each one succeeds.
 */
@EnabledOnOs(OS.LINUX)
class GeneratorSwapsTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private int number;

    /** What is swapped for what. */
    private enum Swap {
        FILE_FOR_FILE,
        FOLDER_FOR_LINK,
        FOLDER_FOR_FOLDER,
        ZONE_FOR_LINK,
        TOP_FOR_LINK,
        HELD_FOLDER_FOR_FOLDER;

        Change moment() {
            return this == HELD_FOLDER_FOR_FOLDER ? Change.ERASE : Change.MOVE;
        }

        boolean link() {
            return name().endsWith("_LINK");
        }
    }

    private Stream<DynamicTest> each(int most) throws IOException {
        return GeneratorWorld.in(folder.toRealPath())
                .map(world ->
                        DynamicTest.dynamicTest(world.toString(), () -> swapAll(world, most)));
    }

    private void swapAll(GeneratorWorld world, int most) throws IOException {
        int lostByTwin = 0;
        int swaps = 0;
        for (Swap swap : Swap.values())
            for (String victim : new TreeSet<>(world.goes()).stream().limit(most).toList()) {
                new Race(world, swap, victim).engine();
                if (swap.moment() == Change.MOVE && new Race(world, swap, victim).naive())
                    lostByTwin++;
                swaps++;
            }
        FIGURES.info(
                "{}: {} swaps, no canary lost; a deleter by paths loses {}",
                world,
                swaps,
                lostByTwin);
        assertTrue(lostByTwin > swaps / 2, "a control that loses nothing proves nothing");
    }

    @TestFactory
    Stream<DynamicTest> losesNoCanary() throws IOException {
        return each(1);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> losesNoCanaryInPlaceOfAnyFile() throws IOException {
        return each(Integer.MAX_VALUE);
    }

    /** Each film that is due is taken away while the intermediates are moved. */
    @TestFactory
    Stream<DynamicTest> putsEverythingBackWhenAFilmGoesMeanwhile() throws IOException {
        return GeneratorWorld.in(folder.toRealPath())
                .map(original ->
                        DynamicTest.dynamicTest(original.toString(), () -> takeFilms(original)));
    }

    private void takeFilms(GeneratorWorld original) throws IOException {
        List<String> films = original.films();
        assertFalse(films.isEmpty());
        for (String film : films) {
            Path place = folder.toRealPath().resolve("race-" + number++);
            GeneratorWorld world = original.copyTo(place.resolve("library"));
            Path state = Files.createDirectory(place.resolve("state"));
            Map<String, String> before = world.checksums();
            Path aside = place.resolve("film.mp4");
            ChangeHook hook =
                    (change, _) -> {
                        if (change == Change.MOVE && Files.notExists(aside))
                            Files.move(world.root().resolve(film), aside);
                    };
            try (TestEngine engine = TestEngine.on(world.root(), state, hook, _ -> false)) {
                CleanupPlan plan = engine.cleanup.plan(world.project());
                CleanupReport report = engine.execute(plan, TestEngine.ACCEPTING);
                assertTrue(Files.exists(aside), "taken away");
                assertFalse(
                        List.of(Outcome.COMPLETE, Outcome.HELD).contains(report.outcome()),
                        () -> film + ": " + report);
            }
            before.remove(film);
            assertEquals(before, world.checksums(), film);
            SampleLibrary.deleteTree(place);
        }
    }

    /** Nothing can be held there, so nothing moves, and the plan says why. */
    @TestFactory
    Stream<DynamicTest> movesNothingToAnotherDisk() throws IOException {
        return GeneratorWorld.in(folder.toRealPath())
                .flatMap(world ->
                        world.generator().layout().zones().stream()
                                .filter(zone -> !zone.hold().equals(zone.names()))
                                .filter(zone ->
                                        world.goes().stream()
                                                .anyMatch(p -> p.startsWith(zone.word() + "/")))
                                .map(zone ->
                                        DynamicTest.dynamicTest(
                                                world + " " + zone,
                                                () -> onAnotherDisk(world, zone))));
    }

    private void onAnotherDisk(GeneratorWorld original, Zone zone) throws IOException {
        Path place = folder.toRealPath().resolve("disk-" + number++);
        try (AttackedWorld attacked = new AttackedWorld(original, place)) {
            Path moved = attacked.moveOut(zone.word());
            Files.createDirectories(attacked.at(zone.word()));
            attacked.mount("-t tmpfs none", zone.word());
            attacked.shell("cp -a '" + moved + "'/. '" + zone.word() + "'");
            Path state = Files.createDirectories(place.resolve("state"));
            Map<String, String> before = attacked.contents();
            try (TestEngine engine = TestEngine.on(attacked.world.root(), state)) {
                CleanupPlan plan = engine.cleanup.plan(original.project());
                assertEquals(Set.of(), plan.going());
                assertEquals(Rule.ZONE_UNAVAILABLE, plan.stuck().orElseThrow().rule());
                CleanupReport report = engine.execute(plan, TestEngine.ACCEPTING);
                assertEquals(Outcome.REFUSED, report.outcome());
            }
            assertEquals(before, attacked.contents());
        }
    }

    private final class Race {
        private final Swap swap;
        private final String victim;
        private final Path place;
        private final GeneratorWorld world;
        private final Path outside;

        /** Where the canary is after the swap. */
        private Path canary;

        Race(GeneratorWorld original, Swap swap, String victim) throws IOException {
            this.swap = swap;
            this.victim = victim;
            place = folder.toRealPath().resolve("race-" + number++);
            world = original.copyTo(place.resolve("library"));
            outside = Files.createDirectory(place.resolve("outside"));
            canary = outside;
        }

        private String zone() {
            return world.generator().layout().zones().stream()
                    .map(Zone::word)
                    .filter(word -> victim.startsWith(word + "/"))
                    .findAny()
                    .orElseThrow();
        }

        private void swap(Path file) throws IOException {
            Path name = file.getFileName();
            Path swapped =
                    switch (swap) {
                        case FILE_FOR_FILE -> file;
                        case ZONE_FOR_LINK -> world.root().resolve(zone());
                        case TOP_FOR_LINK ->
                                world.root().resolve(victim.substring(0, victim.indexOf('/')));
                        default -> Objects.requireNonNull(file.getParent());
                    };
            Path stand = outside.resolve("stand");
            Path inner = swapped.equals(file) ? stand : stand.resolve(swapped.relativize(file));
            Files.createDirectories(inner.resolveSibling(name).getParent());
            Files.writeString(inner, "canary");
            Files.move(swapped, outside.resolve("aside"));
            if (swap.link()) Files.createSymbolicLink(swapped, stand);
            else Files.move(stand, swapped);
            canary = swap.link() ? inner : file;
        }

        void engine() throws IOException {
            boolean[] armed = {true};
            ChangeHook hook =
                    (change, at) -> {
                        boolean held = at.toString().contains("/.offcut/");
                        if (!armed[0]
                                || change != swap.moment()
                                || held != (swap.moment() == Change.ERASE)
                                || !at.endsWith(Path.of(victim).getFileName())) return;
                        armed[0] = false;
                        swap(at.isAbsolute() ? at : world.root().resolve(at));
                    };
            Path state = Files.createDirectory(place.resolve("state"));
            Map<String, String> kept = new TreeMap<>(world.checksums());
            kept.keySet().removeAll(world.goes());
            try (TestEngine engine = TestEngine.on(world.root(), state, hook, _ -> false)) {
                CleanupPlan plan = engine.cleanup.plan(world.project());
                CleanupReport report = engine.execute(plan, TestEngine.ACCEPTING);
                if (holdStays())
                    assertEquals(
                            Rule.ZONE_UNAVAILABLE,
                            Objects.requireNonNull(report.refusal(), victim).rule());
            } catch (Problem e) {
                if (holdStays()) throw e;
                // the hold lies behind the link now
                FIGURES.debug("{} of {}: {}", swap, victim, e.toString());
            }
            String name = swap + " of " + victim;
            assertFalse(armed[0], () -> "every swap succeeds: " + name);
            assertTrue(
                    Files.exists(canary) && Files.readString(canary).equals("canary"),
                    () -> "lost by " + name);
            assertEquals(List.of(), lost(kept), name);
            SampleLibrary.deleteTree(place);
        }

        /** Whether the zone is behind a link now, perhaps with the records, and the hold is not. */
        private boolean holdStays() {
            return swap == Swap.ZONE_FOR_LINK
                    && world.generator().layout().zones().stream()
                            .anyMatch(zone ->
                                    zone.word().equals(zone())
                                            && !zone.hold().equals(zone.names()));
        }

        /** What is kept and is nowhere now, also not in what was moved aside. */
        private List<String> lost(Map<String, String> kept) throws IOException {
            List<String> sums = new ArrayList<>();
            try (Stream<Path> all = Files.walk(place)) {
                all.filter(Files::isRegularFile).map(SampleLibrary::checksum).forEach(sums::add);
            }
            List<String> lost = new ArrayList<>();
            kept.forEach((path, sum) -> {
                if (!sums.contains(sum)) lost.add(path);
            });
            return lost;
        }

        /** The control: a look, and then a deletion by path. */
        boolean naive() {
            try {
                Path file = world.root().resolve(victim);
                assertTrue(Files.isRegularFile(file), "the look");
                swap(file);
                Files.delete(file);
                boolean lost = Files.notExists(canary);
                SampleLibrary.deleteTree(place);
                return lost;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
