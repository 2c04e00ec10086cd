package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.RowState;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.UserPreferences;
import app.offcut.settings.UserPreferences.KeepTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code watch} in a process of its own is told to end while it cleans up: the run is put back or
 * done, never left half way. The control is killed instead.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@DisabledOnOs(OS.WINDOWS)
class WatchStoppedTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");

    /** As many as auto-clean deletes unasked, with the few of the project itself. */
    private static final int FILES = 4_900;

    private static final String SCRATCH = ".cache/assembly/job-p1";

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    /** When it is told to: after this share of the files has been moved. */
    private record Round(KeepTime keep, double share) {}

    /** What came of it. */
    private record End(int status, RowState state, long millis) {}

    @ParameterizedTest
    @EnumSource(
            value = KeepTime.class,
            names = {"NOTHING", "TEN_MINUTES"})
    void leavesNoRunHalfDoneOnASignal(KeepTime keep) throws Exception {
        told(List.of(new Round(keep, 0.1)));
    }

    @Test
    @Tag("long")
    void leavesNoRunHalfDoneWheneverTheSignalComes() throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (KeepTime keep : List.of(KeepTime.NOTHING, KeepTime.TEN_MINUTES))
            for (int share = 0; share <= 24; share++) rounds.add(new Round(keep, share / 24.0));
        told(rounds);
    }

    /** The control: without the signal's courtesy the next start has to clear up. */
    @Test
    void isInterruptedByAKill() throws Exception {
        End end = end(project(0), 0, new Round(KeepTime.NOTHING, 0.1), "KILL");
        assertEquals(137, end.status);
        assertInstanceOf(RowState.Interrupted.class, end.state);
    }

    private void told(List<Round> rounds) throws Exception {
        List<Long> times = new ArrayList<>();
        int putBack = 0;
        for (int i = 0; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            SampleProject project = project(i);
            SampleLibrary library = project.library();
            End end = end(project, i, round, "TERM");
            assertTrue(List.of(0, 130).contains(end.status), round + " ended with " + end);
            if (end.status == 130) {
                putBack++;
                assertInstanceOf(RowState.Ready.class, end.state, round.toString());
                assertEquals(FILES, left(library));
                assertEquals(FILES, pictures(library, ".cache"), "every file once");
            } else {
                boolean erased = round.keep == KeepTime.NOTHING;
                Class<? extends RowState> done =
                        erased ? RowState.Clean.class : RowState.Held.class;
                assertEquals(done, end.state.getClass(), round.toString());
                assertEquals(erased ? 0 : FILES, pictures(library, ".cache"));
                assertEquals(0, left(library));
            }
            times.add(end.millis);
        }
        Collections.sort(times);
        FIGURES.info(
                "SIGTERM in the middle of {} files: {} rounds, {} put back, {} done; until the"
                        + " process was gone: median {} ms, worst {} ms",
                FILES,
                times.size(),
                putBack,
                times.size() - putBack,
                times.get(times.size() / 2),
                times.getLast());
    }

    private SampleProject project(int round) throws IOException {
        Path root = Files.createDirectories(folder.resolve(round + "/library"));
        SampleLibrary library = SampleLibrary.in(root, Form.SHIPPED);
        for (int i = 0; i < FILES; i++) library.file(SCRATCH + "/" + i + ".png", 1);
        return library.project("p1").named("Ice cores").scenes(2);
    }

    private End end(SampleProject project, int number, Round round, String signal)
            throws Exception {
        SampleLibrary library = project.library();
        Path own = folder.resolve(String.valueOf(number));
        try (OwnDatabase state = OwnDatabase.open(own.resolve("state"))) {
            new UserPreferences(state).keepTime(round.keep);
        }
        try (Launched watch = Launched.offcut(own, library.root(), "watch", "--json");
                BufferedReader out = watch.process().inputReader()) {
            assertTrue(String.valueOf(out.readLine()).contains("watching"));
            project.finished();
            long wanted = Math.max(1, (long) (FILES * round.share));
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> left(library) <= FILES - wanted);
            long asked = System.nanoTime();
            if (signal.equals("TERM")) watch.process().toHandle().destroy();
            else watch.process().toHandle().destroyForcibly();
            assertTrue(watch.process().waitFor(2, TimeUnit.MINUTES));
            long millis = (System.nanoTime() - asked) / 1_000_000;
            return new End(watch.process().exitValue(), state(library, own), millis);
        }
    }

    /** Without a look at any file: they are on the move. */
    private static long left(SampleLibrary library) throws IOException {
        Path scratch = library.root().resolve(SCRATCH);
        if (!Files.exists(scratch)) return 0;
        try (Stream<Path> all = Files.list(scratch)) {
            return all.filter(path -> path.toString().endsWith(".png")).count();
        }
    }

    private static long pictures(SampleLibrary library, String below) throws IOException {
        try (Stream<Path> all = Files.walk(library.root().resolve(below))) {
            return all.filter(path -> path.toString().endsWith(".png")).count();
        }
    }

    /** Asked of the engine: a command would take the log, and the figures with it. */
    private static RowState state(SampleLibrary library, Path own) {
        try (OpenLibrary open = LibraryOpener.open(library.root(), TestEnvironment.in(own))) {
            return open.row("p1").state();
        }
    }
}
