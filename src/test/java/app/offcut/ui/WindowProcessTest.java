package app.offcut.ui;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.RowState;
import app.offcut.cli.Launched;
import app.offcut.database.OwnDatabase;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import app.offcut.settings.UserPreferences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window as a process of its own on a real display. */
@Tag("desktop")
@Timeout(180)
class WindowProcessTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FILES = 4_000;

    private static final String SCRATCH = ".cache/assembly/job-p1";

    @TempDir Path folder;

    private SampleLibrary library() throws IOException {
        SampleLibrary library =
                SampleLibrary.in(Files.createDirectory(folder.resolve("l")), Form.SHIPPED_AT_026);
        TestWindow.openBefore(folder, library.root());
        return library;
    }

    private void keepRunning() {
        try (OwnDatabase own = OwnDatabase.open(folder.resolve("state"))) {
            new UserPreferences(own).keepRunning(true);
        }
    }

    private Launched offcut(String... args) throws IOException {
        return Launched.with(Map.of(), folder, args);
    }

    private int status(String... args) throws Exception {
        try (Launched later = offcut(args)) {
            return later.ended().status();
        }
    }

    /** Finals from then on are new. */
    private void awaitFirstSight() {
        String seen = "SELECT count(*) FROM library WHERE first_seen_at IS NOT NULL";
        await().atMost(PATIENCE)
                .until(() -> {
                    try (OwnDatabase own = OwnDatabase.open(folder.resolve("state"))) {
                        Object count = own.read(sql -> sql.fetchValue(seen));
                        return ((Number) count).intValue() > 0;
                    }
                });
    }

    private static long left(SampleLibrary library) throws IOException {
        Path scratch = library.root().resolve(SCRATCH);
        if (!Files.exists(scratch)) return 0;
        try (Stream<Path> all = Files.list(scratch)) {
            return all.filter(path -> path.toString().endsWith(".png")).count();
        }
    }

    private RowState state(SampleLibrary library) {
        try (OpenLibrary open = LibraryOpener.open(library.root(), TestEnvironment.in(folder))) {
            return open.row("p1").state();
        }
    }

    /** Hidden, as at login. */
    @Test
    void leavesNothingHalfDoneWhenItIsToldToEnd() throws Exception {
        keepRunning();
        SampleLibrary library = library();
        for (int i = 0; i < FILES; i++) library.file(SCRATCH + "/" + i + ".png", 1);
        SampleProject project = library.project("p1").named("Ice cores").scenes(2);
        try (Launched window = offcut("--library", library.root().toString(), "--hidden")) {
            awaitFirstSight();
            project.finished();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(() -> left(library) < FILES);
            long asked = System.nanoTime();
            window.process().toHandle().destroy();
            assertTrue(window.process().waitFor(90, TimeUnit.SECONDS));
            FIGURES.info(
                    "SIGTERM to the window in the middle of {} files: gone after {} ms",
                    FILES,
                    (System.nanoTime() - asked) / 1_000_000);
            assertEquals(0, window.process().exitValue());
        }
        if (left(library) == FILES) assertInstanceOf(RowState.Ready.class, state(library));
        else assertInstanceOf(RowState.Held.class, state(library));
    }

    /** By this name, task bars and docks group and label its windows. */
    @Test
    void desktopsKnowItByItsName() throws Exception {
        Requirements.program("xwininfo");
        try (Launched window = offcut("--library", library().root().toString())) {
            await().atMost(PATIENCE).until(() -> windows().contains("(\"Offcut\" \"Offcut\")"));
            assertTrue(window.process().isAlive());
        }
    }

    /** All windows with their WM_CLASS. */
    private static String windows() throws IOException {
        Process asked = new ProcessBuilder("xwininfo", "-root", "-tree").start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void laterStartsFindAndQuitIt() throws Exception {
        SampleLibrary library = library();
        try (Launched window = offcut("--library", library.root().toString())) {
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("state/run")));
            assertEquals(0, status());
            assertEquals(0, status("--library", library.root().toString()));
            assertTrue(window.process().isAlive());
            assertEquals(0, status("quit"));
            assertTrue(window.process().waitFor(90, TimeUnit.SECONDS));
            assertEquals(0, window.process().exitValue());
        }
    }
}
