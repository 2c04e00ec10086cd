package app.offcut.cleanup;

import static app.offcut.environment.Programs.run;
import static app.offcut.environment.Programs.succeeds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.kills.CrashSample;
import app.offcut.cleanup.kills.KillSweep;
import app.offcut.cleanup.kills.KilledOperation;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.plan.GoReason;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.plan.Verdict;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Recovery;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.Survey;
import app.offcut.cleanup.worlds.MountedDisk;
import app.offcut.cleanup.worlds.MountedDisk.Kind;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Requirements;
import app.offcut.environment.SetUp;
import app.offcut.environment.TestTurns;
import app.offcut.environment.Thorough;
import app.offcut.files.FileIdentity;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Libraries on disks that people really use, and that can do less than a system's own one. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class OddDisksTest {
    private static final Duration KEEP = Duration.ofHours(1);

    @TempDir Path folder;
    private SampleLibrary sample;
    private Map<String, String> before;
    private Set<String> goes;

    @SetUp
    private void library(MountedDisk disk) throws IOException {
        sample = SampleLibrary.in(disk.folder("app"), Form.SHIPPED);
        sample.project("p1").scenes(2).download("dvids", "1").finished();
        sample.project("p2").scenes(1).finished();
        before = sample.checksums();
        try (TestEngine engine = engine()) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            assertEquals(new Verdict.Passed(), plan.verdict());
            goes = TestEngine.goes(plan);
            assertTrue(goes.size() > 5, goes::toString);
            ProjectRow row = engine.surveyor.survey().rows().getFirst();
            assertTrue(row.usage().reclaimableBytes() > 0, "the list promises the same");
        }
        assertEquals(before, sample.checksums(), "looking writes nothing");
    }

    private TestEngine engine() throws IOException {
        return TestEngine.on(sample, Files.createDirectories(folder.resolve("state")));
    }

    private CleanupReport clean(Duration keep) throws IOException {
        try (TestEngine engine = engine()) {
            return engine.execute(
                    engine.cleanup.plan("p1"), CleanupRequest.of(StartedBy.HAND).keeping(keep));
        }
    }

    private void assertGone() {
        Map<String, String> left = new TreeMap<>(before);
        left.keySet().removeAll(goes);
        assertEquals(left, here());
        assertEquals("complete", sample.ask("SELECT cleanup_status FROM projects WHERE id = 'p1'"));
    }

    /** Without what Offcut leaves for good. */
    private Map<String, String> here() {
        Map<String, String> here = sample.checksums();
        here.keySet().removeAll(Set.of(".offcut/lock", ".offcut/.gitignore"));
        return here;
    }

    @ParameterizedTest
    @EnumSource
    void erasesAtOnce(Kind kind) throws Exception {
        try (MountedDisk disk = MountedDisk.make(kind, folder)) {
            library(disk);
            CleanupReport report = clean(Duration.ZERO);
            assertEquals(Outcome.COMPLETE, report.outcome(), () -> "" + report.failed());
            assertEquals(goes.size(), report.deletedFiles());
            assertGone();
            Path copy = sample.root().resolve(AiVideoLayout.DATABASE + ".before-offcut");
            assertTrue(Files.size(copy) > 4096, "the database's copy came to its name");
        }
    }

    /** Also after the disk was out of the machine, with other numbers for all of its files. */
    @ParameterizedTest
    @EnumSource
    void keepsAndPutsBackAndErases(Kind kind) throws Exception {
        try (MountedDisk disk = MountedDisk.make(kind, folder)) {
            library(disk);
            for (boolean remounted : new boolean[] {false, true}) {
                CleanupReport held = clean(KEEP);
                assertEquals(Outcome.HELD, held.outcome(), () -> "" + held.failed());
                assertEquals(goes.size(), held.heldFiles());
                if (remounted) disk.remount();
                try (TestEngine engine = engine()) {
                    CleanupReport undone = engine.cleanup.undo(Objects.requireNonNull(held.run()));
                    assertEquals(Outcome.UNDONE, undone.outcome(), () -> "" + undone.failed());
                }
                assertEquals(before, here());
            }
            String run = Objects.requireNonNull(clean(KEEP).run());
            disk.remount();
            try (TestEngine engine = engine()) {
                assertEquals("", String.join("\n", problems(engine)));
                CleanupReport erased = engine.cleanup.purge(run);
                assertEquals(Outcome.COMPLETE, erased.outcome(), () -> "" + erased.failed());
            }
            assertGone();
        }
    }

    private static Iterable<String> problems(TestEngine engine) {
        return engine.cleanup.recover().stream()
                .map(Recovery.Recovered::problem)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Summer time tells all times of a FAT disk an hour later: no reason to put back what is held.
     */
    @ParameterizedTest
    @CsvSource({
        "EXFAT, 3600, COMPLETE",
        "EXFAT, 3607, REFUSED",
        "BINDFS, 0, COMPLETE",
        "BINDFS, 3600, REFUSED"
    })
    void forgivesSummerTimeWhereADiskKeepsLocalTime(Kind kind, long seconds, Outcome outcome)
            throws Exception {
        try (MountedDisk disk = MountedDisk.make(kind, folder)) {
            library(disk);
            String run = Objects.requireNonNull(clean(KEEP).run());
            for (String path : sample.files()) {
                Path file = sample.root().resolve(path);
                Instant time = Files.getLastModifiedTime(file).toInstant();
                Files.setLastModifiedTime(file, FileTime.from(time.plusSeconds(seconds)));
            }
            disk.remount();
            try (TestEngine engine = engine()) {
                assertEquals(outcome, engine.cleanup.purge(run).outcome());
                assertEquals(0, engine.cleanup.runs().size());
            }
            assertEquals(outcome == Outcome.REFUSED, here().equals(before));
        }
    }

    /** Whatever lies in the place of a file when it is put back stays, and so does the file. */
    @ParameterizedTest
    @EnumSource
    void replacesNothingWhenItPutsBack(Kind kind) throws Exception {
        try (MountedDisk disk = MountedDisk.make(kind, folder)) {
            library(disk);
            String run = Objects.requireNonNull(clean(KEEP).run());
            String taken = goes.iterator().next();
            String empty = goes.stream().skip(1).findFirst().orElseThrow();
            for (String path : Set.of(taken, empty)) {
                Path file = sample.root().resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, path.equals(empty) ? "" : "made anew");
            }
            try (TestEngine engine = engine()) {
                engine.cleanup.undo(run);
                assertEquals(2, engine.cleanup.runs().getFirst().olderCopies().size());
            }
            assertEquals("made anew", Files.readString(sample.root().resolve(taken)));
            assertEquals(0, Files.size(sample.root().resolve(empty)));
            for (String path : goes)
                if (!path.equals(taken) && !path.equals(empty))
                    assertEquals(before.get(path), here().get(path));
            for (String path : Set.of(taken, empty)) Files.delete(sample.root().resolve(path));
            try (TestEngine engine = engine()) {
                engine.cleanup.undo(run);
                assertEquals(0, engine.cleanup.runs().size());
            }
            assertEquals(before, here());
        }
    }

    /** Another file of the same length and time is another file all the same. */
    @ParameterizedTest
    @EnumSource
    void takesNoFileThatWasSwappedInTheLastMoment(Kind kind) throws Exception {
        try (MountedDisk disk = MountedDisk.make(kind, folder)) {
            library(disk);
            String victim =
                    goes.stream().filter(path -> path.endsWith(".mp4")).findFirst().orElseThrow();
            Path file = sample.root().resolve(victim);
            byte[] canary = new byte[(int) Files.size(file)];
            boolean[] swapped = {false};
            Path state = Files.createDirectories(folder.resolve("state"));
            try (TestEngine engine =
                    TestEngine.on(
                            sample,
                            state,
                            (change, place) -> {
                                if (swapped[0] || change != Change.MOVE || !place.equals(file))
                                    return;
                                swapped[0] = true;
                                var time = Files.getLastModifiedTime(file);
                                Files.move(file, sample.root().resolve("aside.mp4"));
                                Files.write(file, canary);
                                Files.setLastModifiedTime(file, time);
                            },
                            _ -> false)) {
                engine.clean("p1");
            }
            assertTrue(swapped[0]);
            assertEquals(canary.length, Files.size(file));
            assertEquals(-1, Arrays.mismatch(canary, Files.readAllBytes(file)));
        }
    }

    /** A disk that is read-only is known before; the others are cleaned. */
    @Test
    void promisesNothingOnAReadOnlyDisk() throws Exception {
        Path place = Files.createDirectories(folder.resolve("app/.cache/videos"));
        Requirements.mounts(succeeds("mount", "-t", "tmpfs", "tmpfs", place));
        try {
            sample = SampleLibrary.in(folder.resolve("app"), Form.SHIPPED_AT_026);
            sample.project("p1").scenes(2).finished();
            before = sample.checksums();
            run("mount", "-o", "remount,ro", place);
            try (TestEngine engine = engine()) {
                Map<String, Enum<?>> reasons = engine.reasons("p1");
                assertTrue(reasons.containsValue(StayReason.NO_WAY_BACK), reasons::toString);
                assertTrue(reasons.containsValue(GoReason.OWN_INTERMEDIATE), reasons::toString);
                Survey survey = engine.surveyor.survey();
                String said = Texts.of("survey.no-way-back", ".cache/videos");
                assertTrue(survey.problems().contains(said), survey.problems()::toString);
                assertEquals(engine.surveyor.row("p1"), survey.rows().getFirst());
                goes = engine.goes("p1");
            }
            CleanupReport report = clean(KEEP);
            assertEquals(Outcome.HELD, report.outcome());
            assertEquals(goes.size(), report.heldFiles());
            try (TestEngine engine = engine()) {
                engine.cleanup.purge(Objects.requireNonNull(report.run()));
                assertEquals("unavailable", engine.surveyor.row("p1").state().word());
                assertEquals(engine.surveyor.row("p1"), engine.surveyor.survey().rows().getFirst());
                assertEquals(Rule.ZONE_UNAVAILABLE, refusal(engine.clean("p1")));
            }
            String status = "SELECT cleanup_status FROM projects WHERE id = 'p1'";
            assertEquals("pending", sample.ask(status), "something is left");
        } finally {
            run("umount", place);
        }
    }

    /** Found out by a run, which holds nothing then, and known from then on. */
    @Test
    void neverHoldsWithoutFiles() throws Exception {
        sample =
                SampleLibrary.in(Files.createDirectory(folder.resolve("app")), Form.SHIPPED_AT_026);
        sample.project("p1").scenes(2).finished();
        before = sample.checksums();
        Path state = Files.createDirectories(folder.resolve("state"));
        ChangeHook noRename =
                (change, place) -> {
                    if (change == Change.MOVE && place.endsWith("probe.new"))
                        throw new FileSystemException("" + place, null, "Function not implemented");
                };
        try (TestEngine engine = TestEngine.on(sample, state, noRename, _ -> false)) {
            CleanupPlan plan = engine.cleanup.plan("p1");
            CleanupRequest request = CleanupRequest.of(StartedBy.HAND).keeping(KEEP);
            CleanupReport report = engine.execute(plan, request);
            assertEquals(Outcome.FAILED, report.outcome());
            assertEquals(plan.doomed().size(), report.failed().size());
            assertEquals(0, report.heldFiles());
            assertEquals(0, engine.cleanup.runs().size());
            assertEquals(Set.of(), engine.goes("p1"));
            assertTrue(engine.reasons("p1").containsValue(StayReason.NO_WAY_BACK));
            assertEquals(Rule.ZONE_UNAVAILABLE, refusal(engine.clean("p1")));
        }
        assertEquals(before, here());
        try (TestEngine engine = engine()) {
            assertEquals(
                    Outcome.COMPLETE, engine.clean("p1").outcome(), "the next one tries again");
        }
    }

    private static Rule refusal(CleanupReport report) {
        assertEquals(Outcome.REFUSED, report.outcome());
        return Objects.requireNonNull(report.refusal()).rule();
    }

    /** What the numbers of files are worth: the premise of how files are compared. */
    @ParameterizedTest
    @EnumSource
    void knowsWhichDisksNumberAnew(Kind kind) throws Exception {
        try (MountedDisk disk = MountedDisk.make(kind, folder)) {
            Path place = disk.folder("app");
            for (String name : new String[] {"a", "b", "c"})
                Files.writeString(place.resolve(name), name);
            FileIdentity a = identity(place.resolve("a"));
            FileIdentity b = identity(place.resolve("b"));
            assertEquals(!kind.numbersAnew(), a.lasts());
            disk.remount();
            FileIdentity later = identity(place.resolve("b")); // looked at first
            assertEquals(kind.numbersAnew(), later.inode() != b.inode());
            assertTrue(FileIdentity.mayBe(b, later) || kind == Kind.BINDFS, "or another device");
            assertNotEquals(a.lasts(), FileIdentity.mayBe(a, identity(place.resolve("b"))));
        }
    }

    private static FileIdentity identity(Path file) throws IOException {
        return Objects.requireNonNull(
                FileIdentity.of(Files.readAttributes(file, BasicFileAttributes.class)));
    }

    /** Killed at a sample of the steps, on the disks that need more of them. */
    @ParameterizedTest
    @EnumSource(names = "EXFAT")
    void losesNothingWhenItIsKilled(Kind kind) throws Exception {
        kill(kind, Thorough.or(12, 4));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void losesNothingAtAnyStep(Kind kind) throws Exception {
        kill(kind, Integer.MAX_VALUE);
    }

    private void kill(Kind kind, int steps) throws IOException {
        try (MountedDisk disk = MountedDisk.make(kind, folder)) {
            KillSweep sweep = new KillSweep(disk.folder("sweep"));
            CrashSample ten = sweep.sample(Form.SHIPPED, 10);
            sweep.sweep(ten, KilledOperation.UNDOES, steps);
            sweep.sweep(ten, KilledOperation.IS_STOPPED, steps / 2);
        }
    }
}
