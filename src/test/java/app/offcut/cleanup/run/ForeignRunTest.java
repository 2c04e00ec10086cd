package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.kills.CrashSample;
import app.offcut.cleanup.kills.CrashedLibrary;
import app.offcut.cleanup.kills.KilledOperation;
import app.offcut.cleanup.kills.SimulatedKill;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.Recovery.Did;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.cli.Launched;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs of another Offcut that is still running: those it works on, and those it gave up. */
class ForeignRunTest {
    @TempDir Path folder;
    private CrashedLibrary library;

    @BeforeEach
    void make() throws IOException {
        Path sample = Files.createDirectory(folder.resolve("sample"));
        library = CrashSample.in(sample, Form.SHIPPED, 10).copyTo(folder, KilledOperation.KEEPS);
    }

    /** Does something with a library, says so, and stays. */
    static final class Lingering {
        private Lingering() {}

        /**
         * @param args what to do, and the library's folder
         */
        public static void main(String[] args) throws Exception {
            try (OpenLibrary open = LibraryOpener.open(Path.of(args[1]), Environment.ofProcess())) {
                CleanupPlan plan = open.plan(CrashSample.ID);
                Progress progress =
                        switch (args[0]) {
                            case "fails" -> Lingering::fails;
                            case "works" -> Lingering::stays;
                            default -> Progress.NONE;
                        };
                try {
                    open.cleanup().execute(plan, CrashedLibrary.keeping(), progress);
                } catch (SimulatedKill.Killed e) {
                    // an error of Offcut itself, which its window outlives
                }
                stay();
            }
        }

        private static boolean fails(long done, long files, long bytes) {
            if (done == 5) throw new SimulatedKill.Killed();
            return true;
        }

        private static boolean stays(long done, long files, long bytes) {
            if (done == 5) stay();
            return true;
        }

        private static void stay() {
            System.out.println("ready");
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Launched lingers(String doing) throws IOException {
        Launched launched =
                Launched.program(
                        Lingering.class,
                        Map.of("OFFCUT_STATE", library.state().toString()),
                        folder,
                        doing,
                        library.sample.root().toString());
        @SuppressWarnings("resource") // closed with the process
        String word = launched.process().inputReader().readLine();
        assertEquals("ready", word, () -> errors(launched));
        return launched;
    }

    private static String errors(Launched launched) {
        try {
            return Files.readString(launched.err());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String state(TestEngine engine) {
        return engine.surveyor.row(CrashSample.ID).state().word();
    }

    @Test
    void isHeldWhileItWaitsForItsTime() throws Exception {
        try (Launched _ = lingers("keeps");
                TestEngine engine = library.open()) {
            assertEquals("held", state(engine));
            assertTrue(engine.cleanup.runs().getFirst().held());
            String run = CrashedLibrary.run(engine);
            assertEquals(Outcome.UNDONE, engine.cleanup.undo(run).outcome());
            assertEquals("ready", state(engine));
        }
    }

    @Test
    void isUnderWayWhileTheOtherOneIsAtIt() throws Exception {
        try (Launched _ = lingers("works");
                TestEngine engine = library.open()) {
            assertEquals("cleaning", state(engine));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isInterruptedIfTheOtherOneHasGivenItUp() throws Exception {
        try (Launched _ = lingers("fails");
                TestEngine engine = library.open()) {
            assertEquals("interrupted", state(engine));
            assertEquals(Did.ROLLED_BACK, engine.cleanup.recover().getFirst().did());
            assertEquals("ready", state(engine));
        }
        assertEquals(CrashedLibrary.End.BACK, library.end());
    }
}
