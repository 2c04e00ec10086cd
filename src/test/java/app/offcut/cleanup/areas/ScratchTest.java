package app.offcut.cleanup.areas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.SetUp;
import app.offcut.generator.SampleFolder;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a generator made for no project. */
@ParameterizedClass
@EnumSource
class ScratchTest {
    private static final AreaChoice ALL = AreaChoice.of(Area.SCRATCH);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Within it a change tells of a render. */
    private static final Duration HOUR = Duration.ofHours(1);

    @Parameter ScratchLibrary library;
    @TempDir Path folder;
    @TempDir Path state;
    private Path root;
    private SampleFolder files;
    private ScratchLibrary.Project project;
    private TestEngine engine;

    @BeforeEach
    void leaveScratch() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("library"));
        files = new SampleFolder(root);
        project = library.finished(root);
        files.file(library.one, new byte[500], library.age.plus(MINUTE));
        files.file(library.other, new byte[700], library.age.minus(MINUTE));
        open(ChangeHook.NONE);
    }

    @SetUp
    private void open(ChangeHook hook) {
        if (engine != null) engine.close();
        engine = TestEngine.on(root, state, hook, _ -> false);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private CleanupPlan plan() {
        return engine.cleanup.plan(ALL);
    }

    private List<Rule> broken() {
        return TestEngine.broken(plan().verdict());
    }

    private String reason(String path) {
        return plan().items().stream()
                .filter(item -> item.path().equals(path))
                .findFirst()
                .map(item -> item.fate().word())
                .orElse("not listed");
    }

    /** Without the database, which belongs to the generator's program. */
    private Map<String, String> contents() {
        Map<String, String> contents = files.checksums();
        contents.keySet().removeIf(path -> path.startsWith("ai-video-generator.db"));
        return contents;
    }

    @Test
    void goesAtItsAge() {
        assertEquals(Set.of(library.one), plan().going());
        assertEquals(StayReason.TOO_NEW.word(), reason(library.other));
        assertEquals(2, engine.surveyor.survey().area(Area.SCRATCH).files());
        assertEquals(1200, engine.surveyor.survey().area(Area.SCRATCH).bytes());
        assertEquals(List.of(), engine.surveyor.survey().orphans());
    }

    @Test
    void takesNothingElse() {
        Map<String, String> left = contents();
        left.remove(library.one);
        assertEquals(Outcome.COMPLETE, engine.execute(plan()).outcome());
        assertEquals(left, contents());
    }

    @Test
    void onlyWhatIsNamedLikeItIsListed() {
        String name = Path.of(library.one).getFileName().toString();
        files.file(library.folder + "deep/" + name, new byte[10], Duration.ofDays(9));
        files.file(library.folder + name + ".bak", new byte[10], Duration.ofDays(9));
        files.file(library.folder + "my " + name, new byte[10], Duration.ofDays(9));
        for (String path : library.alike) files.file(path, new byte[10], Duration.ofDays(9));
        assertEquals(Set.of(library.one), plan().going());
        assertEquals(2, plan().items().size(), plan().items()::toString);
    }

    @Test
    void staysWhereItIsNoFileOfItsOwn() throws IOException {
        Path one = root.resolve(library.one);
        Files.move(one, one.resolveSibling("elsewhere"));
        Files.createSymbolicLink(one, one.resolveSibling("elsewhere"));
        assertEquals(StayReason.LINK.word(), reason(library.one));
        Files.delete(one);
        Files.createDirectory(one);
        files.file(library.one + "/notes.txt", new byte[10], Duration.ofDays(9));
        assertEquals(Set.of(), plan().going());
    }

    /** As somebody may do to give a final another name. */
    @Test
    void staysWhereItIsAHardLinkOfAFinal() throws IOException {
        Files.delete(root.resolve(library.one));
        Files.createLink(root.resolve(library.one), project.finalVideo());
        files.file(library.other, new byte[700], library.age.plus(MINUTE));
        assertEquals(StayReason.PROTECTED_IDENTITY.word(), reason(library.one));
        assertEquals(Set.of(library.other), plan().going());
    }

    @Test
    void staysWithATimeToCome() {
        files.file(library.one, new byte[500], Duration.ofDays(-400));
        assertEquals(StayReason.TOO_NEW.word(), reason(library.one));
    }

    @Test
    void aRenderBlocksItUntilItIsGivenUp() {
        assertEquals(List.of(), broken());
        project.another(HOUR.minus(MINUTE));
        assertEquals(List.of(Rule.WORK_SIGNS), broken());
        String why = plan().verdict().refusal(_ -> false).orElseThrow().message();
        assertTrue(why.endsWith("seems to be rendering. Clean up when it is done."), why);
        Map<String, String> before = contents();
        assertEquals(Outcome.REFUSED, engine.execute(plan()).outcome());
        assertEquals(before, contents());
    }

    @Test
    void aDraftDoesNotBlockIt() {
        project.draft();
        assertEquals(List.of(), broken());
    }

    @Test
    void aRenderThatWasGivenUpDoesNotBlockIt() {
        project.another(HOUR.plus(MINUTE));
        assertEquals(List.of(), broken());
    }

    @Test
    void comesBackIfARenderBeginsWhileItMoves() {
        Map<String, String> before = contents();
        boolean[] begun = {false};
        open((change, _) -> {
            if (change != ChangeHook.Change.MOVE || begun[0]) return;
            begun[0] = true;
            project.another(Duration.ZERO);
        });
        CleanupReport report = engine.execute(plan());
        assertEquals(Outcome.REFUSED, report.outcome());
        assertEquals(Rule.WORK_SIGNS, Objects.requireNonNull(report.refusal()).rule());
        Map<String, String> after = contents();
        after.keySet().retainAll(before.keySet());
        assertEquals(before, after);
    }

    @Test
    void comesBackByteForByteAndKeepsItsFolder() throws IOException {
        Map<String, String> before = contents();
        String run = Objects.requireNonNull(hold().run());
        assertFalse(Files.exists(root.resolve(library.one)));
        assertEquals(
                List.of(library.hold + "/.offcut/" + run + "/files"),
                held().stream()
                        .map(path -> path.substring(0, path.indexOf("/files") + 6))
                        .toList());
        assertEquals(library.hold + "/.offcut/" + run, engine.cleanup.runs().getFirst().places());
        engine.cleanup.undo(run);
        assertEquals(before, contents());
        assertEquals(List.of(), held());
        files.file(library.other, new byte[700], Duration.ofDays(2));
        assertEquals(Outcome.COMPLETE, engine.execute(plan()).outcome());
        assertTrue(Files.isDirectory(root.resolve(library.folder)));
    }

    private CleanupReport hold() {
        CleanupReport report = engine.execute(plan(), AreaFixture.HOLDING);
        assertEquals(Outcome.HELD, report.outcome());
        return report;
    }

    /** Paths of the files in any hold. */
    private List<String> held() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .filter(path -> path.contains(".offcut/") && path.contains("/files/"))
                    .toList();
        }
    }

    @Test
    void isInTheHistory() {
        String run = hold().run();
        engine.cleanup.purge(Objects.requireNonNull(run));
        var entry = engine.history.runs().getFirst();
        assertEquals(run, entry.run());
        assertEquals(Area.SCRATCH.id(), entry.projectId());
    }

    /** The zone of the projects may hold its files in the same place. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void comesBackToItsPlaceWithoutTheJournal(boolean copyLostToo) throws IOException {
        Map<String, String> before = contents();
        String run = Objects.requireNonNull(hold().run());
        engine.close();
        SampleLibrary.deleteTree(root.resolve(".offcut").resolve(run));
        Path copy = root.resolve(library.hold + "/.offcut/" + run + "/manifest");
        if (copyLostToo) Files.delete(copy);
        engine = TestEngine.on(root, state);
        engine.cleanup.recover();
        boolean alone = library == ScratchLibrary.AIVIDEOGEN;
        if (alone || !copyLostToo) assertEquals(before, contents());
        else {
            assertEquals(1, held().size());
            before.remove(library.one);
            assertEquals(before, contents());
            assertTrue(engine.cleanup.runs().getFirst().unreadable().isPresent());
        }
    }

    /** The other way round: nothing of a project comes to lie among scratch files. */
    @Test
    void leavesAProjectsFilesToItsProject() throws IOException {
        Map<String, String> before = contents();
        String id = engine.surveyor.survey().rows().getFirst().id();
        CleanupReport report = engine.execute(engine.cleanup.plan(id), AreaFixture.HOLDING);
        assertEquals(Outcome.HELD, report.outcome());
        assertTrue(contents().containsKey(library.one));
        engine.close();
        String run = Objects.requireNonNull(report.run());
        SampleLibrary.deleteTree(root.resolve(".offcut").resolve(run));
        engine = TestEngine.on(root, state);
        engine.cleanup.recover();
        assertEquals(before, contents());
    }

    /** Whoever empties such a folder, or removes it, has done nothing to a project. */
    @Test
    void isNotMissed() throws IOException {
        assertEquals(2, engine.surveyor.survey().area(Area.SCRATCH).files());
        SampleLibrary.deleteTree(root.resolve(library.folder));
        assertEquals(0, engine.surveyor.survey().area(Area.SCRATCH).files());
        String id = engine.surveyor.survey().rows().getFirst().id();
        assertFalse(engine.broken(id).contains(Rule.ZONE_UNAVAILABLE));
        assertEquals(List.of(), broken());
    }
}
