package app.offcut.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.storyflicks.StoryFlicks;
import app.offcut.samples.SampleLibrary;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every generator promises, and what the engine makes of it, run for each one. */
class GeneratorContractTest {
    @TempDir Path folder;

    private Stream<DynamicTest> each(Consumer<GeneratorWorld> test) {
        return GeneratorWorld.in(folder)
                .map(world -> DynamicTest.dynamicTest(world.toString(), () -> test.accept(world)));
    }

    private OpenLibrary open(GeneratorWorld world) {
        Path home = folder.resolve(world + "-home");
        return LibraryOpener.open(world.root(), TestEnvironment.in(home));
    }

    private static CleanupReport clean(OpenLibrary open, GeneratorWorld world, Duration keep) {
        CleanupPlan plan = open.cleanup().plan(world.project());
        return open.cleanup()
                .execute(
                        plan,
                        CleanupRequest.of(StartedBy.HAND)
                                .accepting(EnumSet.allOf(Rule.class))
                                .keeping(keep),
                        Progress.NONE);
    }

    @TestFactory
    Stream<DynamicTest> isRecognisedByItsOwnGeneratorAlone() {
        return each(world ->
                assertEquals(
                        List.of(world.generator().word()),
                        Generators.all().stream()
                                .filter(one ->
                                        one.recognise(Root.at(world.root())) == Recognition.YES)
                                .map(Generator::word)
                                .toList()));
    }

    @TestFactory
    Stream<DynamicTest> keepsItsZonesApart() {
        return each(world -> {
            List<Zone> zones = world.generator().layout().zones();
            Set<String> ids = new HashSet<>();
            for (Zone zone : zones) {
                assertTrue(ids.add(zone.id()), zone.id());
                assertFalse(zone.names().isEmpty());
                for (String name : zone.names())
                    assertFalse(name.isBlank() || name.equals("..") || name.contains("/"));
                for (Zone other : zones)
                    assertFalse(
                            zone != other
                                    && zone.names().size() >= other.names().size()
                                    && zone.names()
                                            .subList(0, other.names().size())
                                            .equals(other.names()),
                            zone + " in " + other);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> hasNoProjectWithTheIdOfAnArea() {
        return each(world -> {
            for (Area area : Area.values())
                assertFalse(world.generator().layout().safeId(area.id()), area.id());
        });
    }

    @TestFactory
    Stream<DynamicTest> looksWithoutWriting() {
        return each(world -> {
            Map<String, String> before = world.checksums();
            try (OpenLibrary open = open(world)) {
                Records records = open.records();
                assertEquals(1, records.facts().projects().size());
                assertEquals(world.project(), records.names().getFirst().id());
                assertEquals(records.names(), records.checkedNames());
                records.marks(Set.of(world.project()));
                records.rendering();
                records.describe();
                assertEquals(1, open.survey().rows().size());
                open.cleanup().plan(world.project());
            }
            assertEquals(before, world.checksums());
        });
    }

    /** A plan reads the records of its project only. */
    @TestFactory
    Stream<DynamicTest> tellsOfOneProjectWhatItTellsOfAll() {
        return each(world -> {
            try (OpenLibrary open = open(world)) {
                Records records = open.records();
                assertEquals(records.facts().projects(), records.facts(world.project()).projects());
                assertTrue(
                        records.facts("no such project").projects().stream()
                                .noneMatch(project -> project.id().equals("no such project")));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> losesExactlyItsIntermediates() {
        return each(world -> {
            Map<String, String> left = new TreeMap<>(world.checksums());
            left.keySet().removeAll(world.goes());
            try (OpenLibrary open = open(world)) {
                assertEquals(world.goes(), open.cleanup().plan(world.project()).going());
                CleanupReport report = clean(open, world, Duration.ZERO);
                assertEquals(Outcome.COMPLETE, report.outcome());
                assertEquals("complete", open.row(world.project()).databaseStatus());
            }
            assertEquals(left, world.checksums());
        });
    }

    @TestFactory
    Stream<DynamicTest> getsEverythingBackByUndo() {
        return each(world -> {
            Map<String, String> before = world.checksums();
            try (OpenLibrary open = open(world)) {
                CleanupReport report = clean(open, world, Duration.ofHours(1));
                assertEquals(Outcome.HELD, report.outcome());
                for (String file : world.goes())
                    assertFalse(world.checksums().containsKey(file), file);
                boolean named =
                        open.records().facts().projects().stream()
                                .anyMatch(project -> !project.files().own().isEmpty());
                assertEquals(named, open.row(world.project()).state().reason() != null);
                open.undo(String.valueOf(report.run()));
            }
            assertEquals(before, world.checksums());
        });
    }

    @TestFactory
    Stream<DynamicTest> losesItsScratchFilesOnlyWhenAskedFor() {
        return each(world -> {
            Map<String, String> before = world.checksums();
            try (OpenLibrary open = open(world)) {
                CleanupPlan plan = open.plan(AreaChoice.of(Area.SCRATCH));
                assertEquals(world.scratch(), plan.going());
                assertEquals(world.scratch().size(), open.survey().area(Area.SCRATCH).files());
                if (world.scratch().isEmpty()) return;
                CleanupRequest request = CleanupRequest.of(StartedBy.HAND);
                Duration hour = Duration.ofHours(1);
                CleanupReport held =
                        open.cleanup().execute(plan, request.keeping(hour), Progress.NONE);
                Map<String, String> left = new TreeMap<>(before);
                left.keySet().removeAll(world.scratch());
                assertEquals(left, world.checksums());
                open.undo(String.valueOf(held.run()));
                assertEquals(before, world.checksums());
                CleanupPlan again = open.plan(AreaChoice.of(Area.SCRATCH));
                CleanupReport gone = open.cleanup().execute(again, request, Progress.NONE);
                assertEquals(Outcome.COMPLETE, gone.outcome());
                assertEquals(left, world.checksums());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> remembersTheChoiceOfAutoClean() {
        return each(world -> {
            try (OpenLibrary open = open(world)) {
                assertEquals(open.records().autoCleanByDefault(), open.autoClean().preference());
                for (boolean choice : new boolean[] {false, true}) {
                    open.autoClean(choice);
                    assertEquals(choice, open.autoClean().enabled());
                }
            }
        });
    }

    /** Each beside the record of another generator, at its first opening. */
    @TestFactory
    Stream<DynamicTest> losesNothingInAFolderThatTwoGeneratorsRecognise() {
        return each(world -> {
            String mark =
                    world.generator() instanceof StoryFlicks
                            ? "ai-video-generator.db"
                            : "storage/tasks/1/story.json";
            world.file(mark, "{}".getBytes(StandardCharsets.UTF_8));
            Map<String, String> before = world.checksums();
            try (OpenLibrary open = open(world)) {
                assertTrue(open.undecided());
                assertEquals(2, open.introduction().choices().size());
                assertEquals(0, open.survey().totals().reclaimableBytes());
                assertTrue(open.survey().totals().totalBytes() > 0);
                assertEquals(Set.of(), open.cleanup().plan(world.project()).going());
                CleanupReport report = clean(open, world, Duration.ZERO);
                assertEquals(Outcome.REFUSED, report.outcome());
                assertEquals(
                        Rule.GENERATOR_UNKNOWN, Objects.requireNonNull(report.refusal()).rule());
                open.settleGenerator(world.generator().word());
            }
            assertEquals(before, world.checksums());
            try (OpenLibrary open = open(world)) {
                assertEquals(world.goes(), open.cleanup().plan(world.project()).going());
            }
        });
    }

    /** A cleanup may take marks along. */
    @TestFactory
    Stream<DynamicTest> staysItsGeneratorsWithoutItsMarks() {
        return each(world -> {
            open(world).close();
            List<String> files = List.copyOf(world.checksums().keySet());
            for (String file : files) if (!world.goes().contains(file)) remove(world, file);
            remove(world, world.root().relativize(world.generator().mark(world.root())) + "");
            try (OpenLibrary open = open(world)) {
                assertFalse(open.undecided());
                assertEquals(world.generator().word(), open.library().generator().word());
            }
        });
    }

    /** Empty zones prove nothing: they may be anybody's. */
    @TestFactory
    Stream<DynamicTest> isNoLibraryOnceNothingIsLeft() {
        return each(world -> {
            open(world).close();
            Path root = world.root();
            Path mark = world.generator().mark(root);
            boolean isZone = Files.isDirectory(mark);
            for (Path inside : inside(root)) {
                if (Files.isDirectory(inside)) removeTree(inside);
                else remove(world, root.relativize(inside).toString());
            }
            for (Zone zone : world.generator().layout().zones())
                if (!isZone || !root.resolve(zone.word()).equals(mark))
                    make(root.resolve(zone.word()));
            if (world.generator().recognise(Root.at(root)) != Recognition.NO) return;
            assertThrows(Problem.class, () -> open(world).close());
        });
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeTree(Path folder) {
        try {
            SampleLibrary.deleteTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(GeneratorWorld world, String file) {
        try {
            Path path = world.root().resolve(file);
            if (Files.isRegularFile(path)) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine checks the name before it asks the generator. */
    @TestFactory
    Stream<DynamicTest> sparesWhatIsNamedLikeAFinalAndWhatItDoesNotKnow() {
        return each(world -> {
            Layout layout = world.generator().layout();
            Set<String> spared = new HashSet<>();
            String finalName =
                    Stream.of("final.mp4", "video.mp4")
                            .filter(layout::isFinalName)
                            .findAny()
                            .orElseThrow();
            for (String place : world.folders())
                for (String name : List.of("deep/" + finalName, "notes.txt")) {
                    world.file(place + "/" + name, new byte[5000]);
                    spared.add(place + "/" + name);
                }
            try (OpenLibrary open = open(world)) {
                clean(open, world, Duration.ZERO);
            }
            assertTrue(world.checksums().keySet().containsAll(spared));
        });
    }
}
