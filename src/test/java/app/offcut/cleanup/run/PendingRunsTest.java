package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.journal.Journal.Phase;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SampleManifest;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.kills.CrashSample;
import app.offcut.cleanup.kills.CrashedLibrary;
import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.cleanup.kills.KilledOperation;
import app.offcut.cleanup.kills.SimulatedKill;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.run.Recovery.Recovered;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Unprivileged;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a state that only bad luck can bring about. */
class PendingRunsTest {
    @TempDir Path folder;
    private CrashedLibrary library;

    @BeforeEach
    void make() throws Exception {
        CrashSample sample =
                CrashSample.in(
                        Files.createDirectory(folder.resolve("sample")), Form.SHIPPED_AT_026, 10);
        library = sample.copyTo(folder.resolve("place"), KilledOperation.CLEANS);
    }

    private String hold() {
        try (TestEngine engine = library.open()) {
            return String.valueOf(library.clean(engine, CrashedLibrary.keeping()).run());
        }
    }

    /** A run whose erasing was interrupted after the first file. */
    private String halfErased() {
        String run = hold();
        int[] erased = {0};
        ChangeHook once =
                (change, _) -> {
                    if (change == Change.ERASE && erased[0]++ > 0) throw new SimulatedKill.Killed();
                };
        try (TestEngine engine = library.open(once, _ -> false)) {
            assertThrows(SimulatedKill.Killed.class, () -> engine.cleanup.purge(run));
            assertEquals(Phase.PURGING, engine.cleanup.runs().getFirst().journal().phase());
        }
        return run;
    }

    private Path at(String path) {
        return library.sample.root().resolve(path);
    }

    private Path journal(String run) {
        return at(".offcut/" + run);
    }

    @Test
    void erasesTheRestOfARunAlthoughTheGateIsShutNow() {
        String run = halfErased();
        try (TestEngine engine = library.open()) {
            engine.pins.pin(CrashSample.ID);
            assertEquals(Outcome.COMPLETE, engine.cleanup.purge(run).outcome());
        }
        assertEquals(End.GONE, library.end());
    }

    @Test
    void erasesTheRestOfARunOnADiskThatHasAnotherNumberNow() throws Exception {
        SampleManifest.forge(
                journal(halfErased()).resolve("manifest"),
                json -> json.replaceAll("\"device\":\\d+", "\"device\":1"));
        assertEquals(End.GONE, library.recover());
        library.assertCleaned("complete");
    }

    @Test
    void countsNoFileAsDeletedThatChangedInTheHold() throws Exception {
        String run = hold();
        String changed = ".cache/videos/p1/scene-01-default.mp4";
        Path held = at(".cache/videos/.offcut/" + run + "/files/p1/scene-01-default.mp4");
        Files.writeString(held, "more", StandardOpenOption.APPEND);
        try (TestEngine engine = library.open()) {
            CleanupReport report = engine.cleanup.purge(run);
            assertTrue(Files.exists(at(changed)));
            assertEquals(library.goes.size() - 1, report.deletedFiles());
            assertEquals(1, library.segments(), "rows of segments that are still there");
        }
    }

    @Test
    void countsNoFileAsDeletedThatChangedAfterErasingHadBegun() throws Exception {
        Path hold = at(".cache/videos/.offcut/" + halfErased());
        Path held = null;
        try (Stream<Path> files = Files.walk(hold.resolve("files"))) {
            held = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(held, "more", StandardOpenOption.APPEND);
        try (TestEngine engine = library.open()) {
            Recovered recovered = engine.cleanup.recover().getFirst();
            assertNull(recovered.problem());
            CleanupReport report = Objects.requireNonNull(recovered.report());
            assertEquals(library.goes.size() - 1, report.deletedFiles());
            assertTrue(
                    Files.exists(
                            at(".cache/videos")
                                    .resolve(hold.resolve("files").relativize(held).toString())));
        }
    }

    @Test
    void countsNoFileAsDeletedThatSomebodyTookOutOfTheHold() throws Exception {
        String run = hold();
        Path held = at(".cache/audio/.offcut/" + run + "/files/projects/p1/scene-1.mp3");
        Files.move(held, folder.resolve("rescued"));
        try (TestEngine engine = library.open()) {
            CleanupReport report = engine.cleanup.purge(run);
            assertEquals(library.goes.size() - 1, report.deletedFiles());
            assertEquals(1, report.alreadyGone());
        }
    }

    @Test
    void putsBackWhatIsLeftOfARunThatLostItsDecision() throws Exception {
        Files.delete(journal(halfErased()).resolve("commit"));
        try (TestEngine engine = library.open()) {
            for (Recovered one : engine.cleanup.recover()) assertNull(one.problem());
            assertEquals(List.of(), engine.cleanup.runs());
        }
    }

    @Test
    void leavesARunAloneWhoseNameAnotherOffcutWouldTakeAgain() throws Exception {
        library.at = Instant.now();
        String run = hold();
        Path state = Files.createDirectory(folder.resolve("another"));
        Path audio = at(".cache/audio");
        Files.move(audio, folder.resolve("away"));
        try (TestEngine another = TestEngine.on(library.sample, state)) {
            another.at = library.at;
            assertThrows(Problem.class, () -> another.clean("p3"));
        }
        Files.move(folder.resolve("away"), audio);
        try (TestEngine engine = library.open()) {
            assertEquals(Outcome.UNDONE, engine.cleanup.undo(run).outcome());
        }
        assertEquals(End.BACK, library.end());
    }

    /** A project may have the very name of the folder, or somebody may have put something there. */
    @Test
    void leavesEverythingAloneThatNoRunHasPutThere() throws Exception {
        String old = "20200101-000000-0000";
        List<Path> others = new ArrayList<>();
        for (String zone : List.of("", ".cache/videos/", ".cache/audio/", "assets/cache/"))
            for (String place :
                    List.of(
                            "suggestions/v1-8s.mp4",
                            "suggestions/files/p1/v1.mp4",
                            "scene-1-source.mp4",
                            old + "/scene-1-source.mp4",
                            old + "/manifest.bak",
                            old + "/deeper/commit"))
                others.add(library.sample.file(zone + ".offcut/" + place, 10));
        String run = hold();
        others.add(library.sample.file(".cache/videos/.offcut/" + run + "/scene-9.mp4", 10));
        others.add(library.sample.file(".offcut/" + run + "/scene-9.mp4", 10));
        try (TestEngine engine = library.open()) {
            engine.cleanup.undo(run);
            engine.cleanup.recover();
            library.clean(engine, CleanupRequest.of(StartedBy.HAND));
            engine.cleanup.recover();
        }
        for (Path other : others) assertTrue(Files.exists(other), other::toString);
    }

    @Test
    void writesItsJournalOverNoOtherNameOfAFile() throws Exception {
        String run = hold();
        Path finalVideo = at("public/videos/p1/final.mp4");
        byte[] before = Files.readAllBytes(finalVideo);
        Path journal = at(".offcut/" + run);
        Files.createLink(journal.resolve("undo.new"), finalVideo);
        try (TestEngine engine = library.open()) {
            engine.cleanup.undo(run);
        }
        assertArrayEquals(before, Files.readAllBytes(finalVideo));
    }

    /** Seen by another user than root, who has made it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void hidesNoOtherRunBehindOneThatCannotBeRead() throws Exception {
        String run = hold();
        Path foreign = at(".offcut/20200101-000000-0000");
        Files.createDirectory(foreign);
        Files.writeString(foreign.resolve("manifest"), "x");
        Unprivileged.open(folder);
        Unprivileged.mode(foreign, "---------");
        Unprivileged.call(() -> {
            try (TestEngine engine = library.open()) {
                String sentence = "The cleanup “20200101-000000-0000” waits";
                assertEquals("held", engine.surveyor.row(CrashSample.ID).state().word());
                assertTrue(
                        engine.surveyor.survey().problems().stream()
                                .anyMatch(problem -> problem.startsWith(sentence)));
                Recovered waits = engine.cleanup.recover().getFirst();
                assertEquals(Did.NOTHING, waits.did());
                assertTrue(String.valueOf(waits.problem()).startsWith(sentence));
                assertEquals(Outcome.COMPLETE, engine.clean("p3").outcome());
                assertEquals(Outcome.UNDONE, engine.cleanup.undo(run).outcome());
                assertTrue(Files.exists(foreign));
            }
            return null;
        });
    }
}
