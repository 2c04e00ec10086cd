package app.offcut.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.Generator;
import app.offcut.generator.Generators;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.video.Mp4Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo libraries of the generators whose projects are folders. */
class FolderDemoTest {
    @TempDir Path temp;

    /** What each library contains, written down a second time. */
    enum Expected {
        MONEYPRINTERTURBO(
                "moneyprinterturbo",
                """
                Why cats purr: ready
                Three ways to fold a plane: ready
                The deepest lake on Earth: rendering
                How bees find home: no-final-yet
                A minute of morning light: no-final-yet
                What the tide leaves behind: clean
                The first photograph: final-damaged
                Sourdough, step by step: needs-review dead-job
                (its id): needs-review job-not-complete duration-unknown
                A city of bridges: held
                Rain on a tin roof: pinned
                City lights, slowed down: grown-back
                The library at night: partly-failed
                Paper lanterns: ready
                Volcanoes from above: needs-review final-unchecked
                Desert bloom: needs-review newer-work
                Snow monkeys: ready
                The slowest train: no-final-yet
                Grandma’s plum cake: ready
                Coral, one polyp at a time: final-damaged
                """,
                "storage/tasks/([^/]+)/(combined(-\\d)?|vid-[0-9a-f]+)\\.mp4",
                "storage/tasks/[^/]+/final(-\\d)?\\.mp4",
                "storage/temp/tmp-voice-[0-9a-f-]{36}\\.mp3"),
        PIXELLE(
                "pixelle-video",
                """
                Why we dream: ready
                The art of doing nothing: ready
                (its id): rendering
                (its id): no-final-yet
                A tea master’s patience: clean
                The map of smells: final-damaged
                Small houses, big ideas: pinned
                The man who planted trees: needs-review dead-job duration-unknown
                A garden in a jar: held
                Moonlight over bamboo: ready
                What octopuses know: needs-review newer-work
                Five minutes of stillness: grown-back
                How paper was made: partly-failed
                (its id): needs-review dead-job duration-unknown
                Winter in the mountains: final-damaged
                The colour blue: no-final-yet
                The last lighthouse keeper: final-damaged
                """,
                "output/([^/]+)/frames/\\d\\d_(video\\.mp4|segment\\.mp4|audiolist\\.txt)",
                "output/[^/]+/[^/]+\\.mp4",
                "temp/[^/]+\\.mp4"),
        REDDIT(
                "reddit-video-maker-bot",
                """
                What small habit changed your life: ready
                The kindest thing a stranger did for you: ready
                (its id): rendering
                What did your grandparents teach you: clean
                (its id): no-final-yet
                What is the best advice you ignored: final-damaged
                Night shift workers, what did you see: pinned
                What is your favourite useless fact: no-final-yet
                Bakers, what should we never order: needs-review newer-work
                What made you switch careers: grown-back
                What is your happiest accident: held
                The lighthouse that answered back: ready
                Which book did you read twice: partly-failed
                Pilots, what is your calmest flight: final-damaged
                """,
                "assets/temp/([^/]+)/.*",
                "results/.*\\.mp4",
                "");

        final String generator;
        final List<String> rows;
        final Pattern goes;
        final Pattern finals;
        final Pattern scratch;

        Expected(String generator, String rows, String goes, String finals, String scratch) {
            this.generator = generator;
            this.rows = rows.lines().sorted().toList();
            this.goes = Pattern.compile(goes);
            this.finals = Pattern.compile(finals);
            this.scratch = Pattern.compile(scratch);
        }
    }

    private Path demo(Expected expected, int projects) {
        Path folder = temp.resolve(expected.generator);
        DemoLibrary demo = DemoLibrary.of(expected.generator);
        LibraryOpener.writeDemo(demo, folder, projects, 7, TestEnvironment.in(temp));
        return folder;
    }

    private OpenLibrary open(Path folder) {
        return LibraryOpener.open(folder, TestEnvironment.in(temp));
    }

    @ParameterizedTest
    @EnumSource
    void isRecognisedByItsGeneratorAlone(Expected expected) {
        var candidates = Generators.of(demo(expected, 2));
        assertEquals(
                List.of(expected.generator),
                candidates.sure().stream().map(Generator::word).toList());
        assertEquals(List.of(), candidates.unsure());
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryRowAsTheCatalogueSays(Expected expected) {
        Path folder = demo(expected, expected.rows.size());
        try (OpenLibrary open = open(folder)) {
            var survey = open.survey();
            assertEquals(
                    expected.rows,
                    survey.rows().stream().map(FolderDemoTest::shown).sorted().toList());
            assertEquals(List.of(), survey.problems());
        }
    }

    private static String shown(ProjectRow row) {
        String name = row.name().equals(row.id()) ? "(its id)" : row.name();
        String rules =
                row.state() instanceof RowState.NeedsReview(var refusals)
                        ? refusals.stream()
                                .map(refusal -> " " + refusal.rule().word())
                                .collect(Collectors.joining())
                        : "";
        return name + ": " + row.state().word() + rules;
    }

    @ParameterizedTest
    @EnumSource
    void showsMostStatesAmongTheFirstTwelve(Expected expected) {
        try (OpenLibrary open = open(demo(expected, 12))) {
            Set<String> states = new TreeSet<>();
            for (ProjectRow row : open.survey().rows()) states.add(row.state().word());
            assertEquals(
                    Set.of(
                            "ready",
                            "rendering",
                            "no-final-yet",
                            "clean",
                            "final-damaged",
                            "needs-review",
                            "pinned",
                            "grown-back",
                            "held",
                            "partly-failed"),
                    states);
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesExactlyWhatItsTableSays(Expected expected) throws IOException {
        losesExactlyWhatItsTableSays(expected, Duration.ZERO);
    }

    /**
     * What is held is erased later, when the files that told the final's length are in the hold.
     */
    @ParameterizedTest
    @EnumSource
    void losesTheSameAtTheEndOfTheKeepTime(Expected expected) throws IOException {
        losesExactlyWhatItsTableSays(expected, Duration.ofHours(1));
    }

    private void losesExactlyWhatItsTableSays(Expected expected, Duration keep) throws IOException {
        Path folder = demo(expected, expected.rows.size());
        Map<String, String> before = looks(folder, expected);
        Set<String> cleaned = new TreeSet<>();
        try (OpenLibrary open = open(folder)) {
            for (ProjectRow row : open.survey().rows()) {
                if (!row.state().cleanable()) continue;
                clean(open, row, keep);
                cleaned.add(row.id());
            }
        }
        Set<String> goes = new TreeSet<>();
        for (String path : before.keySet()) {
            Matcher match = expected.goes.matcher(path);
            if (match.matches() && cleaned.contains(match.group(1))) goes.add(path);
        }
        Map<String, String> after = looks(folder, expected);
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(after.keySet());
        assertEquals(goes, gone);
        after.forEach((path, look) -> assertEquals(before.get(path), look, path));
    }

    /** While nothing is rendered, and but for the newest. */
    @ParameterizedTest
    @EnumSource
    void losesItsScratchFiles(Expected expected) throws IOException {
        Path folder = demo(expected, 2);
        Map<String, String> before = looks(folder, expected);
        Set<String> scratch = new TreeSet<>();
        for (String path : before.keySet())
            if (expected.scratch.matcher(path).matches()) scratch.add(path);
        assertEquals(expected == Expected.REDDIT, scratch.isEmpty());
        try (OpenLibrary open = open(folder)) {
            assertEquals(scratch.size(), open.survey().area(Area.SCRATCH).files());
            CleanupPlan plan = open.plan(AreaChoice.of(Area.SCRATCH));
            Set<String> kept = new TreeSet<>(scratch);
            kept.removeAll(plan.going());
            assertEquals(scratch.isEmpty() ? 0 : 1, kept.size());
            open.cleanup().execute(plan, CleanupRequest.of(StartedBy.HAND), Progress.NONE);
            before.keySet().removeAll(plan.going());
        }
        assertEquals(before, looks(folder, expected));
    }

    private static void clean(OpenLibrary open, ProjectRow row, Duration keep) {
        CleanupReport report =
                open.cleanup()
                        .execute(
                                open.plan(row.id()),
                                CleanupRequest.of(StartedBy.HAND).keeping(keep),
                                Progress.NONE);
        if (!keep.isZero()) {
            assertEquals(Outcome.HELD, report.outcome(), row.name());
            assertEquals("held", open.row(row.id()).state().word(), row.name());
            report = open.purge(String.valueOf(report.run()));
        }
        assertEquals(Outcome.COMPLETE, report.outcome(), row.name());
        assertEquals("clean", open.row(row.id()).state().word(), row.name());
    }

    @ParameterizedTest
    @EnumSource
    void makesFinalsThatPlay(Expected expected) throws IOException {
        Path folder = demo(expected, expected.rows.size());
        List<String> damaged = new ArrayList<>();
        Set<Double> lengths = new TreeSet<>();
        for (String path : tree(folder)) {
            if (!expected.finals.matcher(path).matches()) continue;
            try (var channel = Files.newByteChannel(folder.resolve(path))) {
                switch (Mp4Reader.read(channel)) {
                    case Mp4Reader.Result.Complete(double seconds) ->
                            lengths.add((double) Math.round(seconds));
                    case Mp4Reader.Result other -> {
                        assertInstanceOf(Mp4Reader.Result.Incomplete.class, other, path);
                        damaged.add(path);
                    }
                }
            }
        }
        assertEquals(Set.of(5.0, 8.0, 12.0), lengths);
        assertEquals(2, damaged.size(), damaged.toString());
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSameLibraryFromTheSameSeedAndTime(Expected expected) throws IOException {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
        DemoLibrary demo = DemoLibrary.of(expected.generator);
        List<Map<String, String>> looks = new ArrayList<>();
        for (long seed : new long[] {7, 7, 8}) {
            Path folder = temp.resolve("demo-" + looks.size());
            demo.write(folder, 3, seed, clock);
            looks.add(looks(folder, expected));
        }
        assertEquals(looks.get(0), looks.get(1));
        assertNotEquals(looks.get(0).keySet(), looks.get(2).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void makesManyProjects(Expected expected) {
        try (OpenLibrary open = open(demo(expected, 800))) {
            assertEquals(800, open.records().names().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLongButTakesLittleSpace(Expected expected) throws IOException {
        Path folder = demo(expected, 12);
        long bytes = 0;
        for (String path : tree(folder)) bytes += Files.size(folder.resolve(path));
        assertTrue(bytes > 200_000_000 && bytes < 2_000_000_000, "bytes: " + bytes);
    }

    /** Length, time and content of each file: of a final all, of others the beginning. */
    private static Map<String, String> looks(Path folder, Expected expected) throws IOException {
        Map<String, String> looks = new TreeMap<>();
        for (String path : tree(folder)) {
            Path file = folder.resolve(path);
            int most = expected.finals.matcher(path).matches() ? Integer.MAX_VALUE : 100_000;
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            looks.put(
                    path,
                    attributes.size()
                            + " "
                            + attributes.lastModifiedTime()
                            + " "
                            + checksum(file, most));
        }
        return looks;
    }

    private static long checksum(Path file, int most) {
        try (var in = Files.newInputStream(file)) {
            CRC32 sum = new CRC32();
            sum.update(in.readNBytes(most));
            return sum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without Offcut's own files. */
    private static Set<String> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.contains(".offcut/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
