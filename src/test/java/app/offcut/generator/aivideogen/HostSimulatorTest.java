package app.offcut.generator.aivideogen;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.environment.TestEnvironment;
import app.offcut.generator.aivideogen.HostSimulator.Figures;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.session.LibraryOpener;
import app.offcut.session.OpenLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generator, another process, writes ten times a second while Offcut lists, plans, cleans, pins
 * and toggles: none of its writes may fail. The long runs take ten minutes together.
 */
class HostSimulatorTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int PROJECTS = 3;
    private static final int MANY = 8;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"SHIPPED,delete,1", "DOCUMENTED,wal,1"})
    void letsTheGeneratorWrite(Form form, String mode, int megabytes) throws Exception {
        work(form, mode, megabytes, Duration.ofMillis(2500));
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "SHIPPED,delete,1", "SHIPPED,wal,1", "DOCUMENTED,delete,1", "DOCUMENTED,wal,1",
        "SHIPPED,delete,200", "SHIPPED,wal,200", "DOCUMENTED,delete,200", "DOCUMENTED,wal,200"
    })
    void letsTheGeneratorWriteForMinutes(Form form, String mode, int megabytes) throws Exception {
        work(form, mode, megabytes, Duration.ofSeconds(75));
    }

    /** The control: who keeps a read open stops it. */
    @Test
    void wouldTellThatAReadIsHeldForSeconds() throws Exception {
        stopsTheGenerator("delete", "SELECT count(*) FROM projects");
    }

    /** The control with a write-ahead log, which a read does not disturb. */
    @Tag("long")
    @Test
    void wouldTellThatAWriteIsHeldForSeconds() throws Exception {
        stopsTheGenerator("wal", "DELETE FROM migrations");
    }

    private void stopsTheGenerator(String mode, String statement) throws Exception {
        SampleLibrary sample = SampleLibrary.in(folder, Form.SHIPPED);
        try (Host host = new Host(sample, mode);
                Connection naive = HostFile.in(sample.root()).connect();
                Statement held = naive.createStatement()) {
            held.execute("BEGIN");
            held.execute(statement);
            await().atMost(30, TimeUnit.SECONDS).until(() -> host.said.contains("busy"));
            held.execute("ROLLBACK");
            assertTrue(host.end().busy() > 0);
        }
    }

    private void work(Form form, String mode, int megabytes, Duration time) throws Exception {
        SampleLibrary sample = library(form, megabytes);
        var environment = TestEnvironment.in(folder);
        Figures figures;
        int rounds;
        try (Host host = new Host(sample, mode);
                OpenLibrary open = LibraryOpener.open(sample.root(), environment)) {
            rounds = new Creator(sample, open).work(time);
            figures = host.end();
            assertEquals(List.of("ready", figures.line()), host.said);
        }
        FIGURES.info(
                "{} {}, {} MB: {} rounds; {} writes of the generator, {} kept off, the longest {}"
                        + " ms; our longest lock {} ms",
                form,
                mode,
                Files.size(sample.database()) / 1_000_000,
                rounds,
                figures.writes(),
                figures.busy(),
                Math.round(figures.longestWriteMillis()),
                Math.round(figures.longestLockMillis()));
        assertEquals(0, figures.busy());
        assertTrue(figures.writes() > 10, figures.toString());
        assertEquals(
                String.valueOf(figures.made()),
                sample.ask("SELECT count(*) FROM projects WHERE id LIKE 'host-%'"));
        assertEquals(
                String.valueOf(PROJECTS),
                sample.ask("SELECT count(*) FROM projects WHERE cleanup_status = 'complete'"));
        assertEquals("ok", sample.ask("PRAGMA integrity_check"));
    }

    /** Every file that the program and its scripts write, of every project that is listed. */
    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "SHIPPED_AT_010", "DOCUMENTED"})
    void cleansRightWhateverItListsWhileTheGeneratorWrites(Form form) throws Exception {
        SampleLibrary sample = SampleLibrary.in(Files.createDirectory(folder.resolve("app")), form);
        Set<String> goes = projectsWithEverything(sample);
        for (String kept :
                List.of(
                        ".cache/queue-state.json",
                        ".cache/youtube-quota.json",
                        ".cache/chroma/index.bin",
                        ".cache/models/voice.onnx",
                        ".cache/audio/previews/af.mp3",
                        ".cache/audio/temp/1764000000000.mp3",
                        ".cache/audio/projects/.gitkeep",
                        ".cache/temp/silent-1.aac",
                        "assets/cache/metadata.json",
                        "assets/cache/dvids/dvids/777.mp4",
                        "output/audio/scene_1.mp3",
                        "output/Ice_cores_video.mp4")) sample.file(kept, 100);
        Map<String, String> left = withoutDatabase(sample);
        left.keySet().removeAll(goes);
        try (Host host = new Host(sample, "delete");
                OpenLibrary open = LibraryOpener.open(sample.root(), TestEnvironment.in(folder))) {
            List<ProjectRow> listed =
                    open.survey().rows().stream().filter(row -> row.id().startsWith("p")).toList();
            assertEquals(MANY, listed.size());
            for (ProjectRow row : listed) {
                assertEquals("ready", row.state().word(), row.id());
                CleanupReport report =
                        open.cleanup()
                                .execute(
                                        open.plan(row.id()),
                                        CleanupRequest.of(StartedBy.HAND),
                                        Progress.NONE);
                assertEquals(Outcome.COMPLETE, report.outcome(), report.toString());
                assertEquals(List.of(), report.problems());
                assertEquals(List.of(), report.failed());
                assertEquals("clean", open.row(row.id()).state().word());
            }
            Figures figures = host.end();
            assertEquals(0, figures.busy());
            assertEquals(List.of("ready", figures.line()), host.said);
        }
        assertEquals(left, withoutDatabase(sample));
        assertEquals(
                String.valueOf(MANY),
                sample.ask("SELECT count(*) FROM projects WHERE cleanup_status = 'complete'"));
    }

    /** Returns what a cleanup of all of them must delete. */
    private static Set<String> projectsWithEverything(SampleLibrary sample) {
        Set<String> before = sample.files();
        for (int i = 0; i < MANY; i++) {
            SampleProject project = sample.project("p" + i).scenes(3).trimmed(2);
            // before migration 019 no row tells the provider
            if (sample.form() != Form.SHIPPED_AT_010)
                project.download("dvids", String.valueOf(988_000 + i)).download("nasa", "shared");
            project.finished();
            for (String extra :
                    List.of(
                            "scene-1-custom-7s.mp4",
                            "scene-2-source.mp4.part",
                            "scene-2-source.f137.mp4.ytdl",
                            "suggestions/dQw4w9WgXcQ-15s.mp4"))
                sample.file(project.segmentFolder() + extra, 300);
        }
        Set<String> goes = sample.files();
        goes.removeAll(before);
        goes.removeIf(
                path -> path.startsWith("public/videos/") || path.startsWith(".cache/output/"));
        for (int i = 0; i < MANY; i++) sample.file(".cache/videos/p" + i + "/holiday.mp4", 400);
        return goes;
    }

    private static Map<String, String> withoutDatabase(SampleLibrary sample) {
        Map<String, String> files = new TreeMap<>(sample.checksums());
        files.keySet()
                .removeIf(path ->
                        path.startsWith("ai-video-generator.db") || path.contains(".offcut/"));
        return files;
    }

    private SampleLibrary library(Form form, int megabytes) throws Exception {
        SampleLibrary sample = SampleLibrary.in(Files.createDirectory(folder.resolve("app")), form);
        for (int i = 0; i < PROJECTS; i++)
            sample.project("p" + i).scenes(3).download("dvids", "shared").finished();
        sample.sql("CREATE TABLE messages (id INTEGER PRIMARY KEY, content TEXT)");
        sample.sql(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO messages(content) SELECT hex(randomblob(5000)) FROM n
                """,
                100 * megabytes);
        return sample;
    }

    /** What a person at the window does all day. */
    private record Creator(SampleLibrary sample, OpenLibrary open) {

        int work(Duration time) {
            long end = System.nanoTime() + time.toNanos();
            int rounds = 0;
            while (rounds < PROJECTS || System.nanoTime() < end) round(rounds++);
            return rounds;
        }

        private void round(int number) {
            String id = "p" + number % PROJECTS;
            assertEquals(List.of(), open.survey().problems());
            assertEquals(id, open.row(id).id());
            CleanupReport report =
                    open.cleanup()
                            .execute(
                                    open.plan(id),
                                    CleanupRequest.of(StartedBy.HAND),
                                    Progress.NONE);
            assertEquals(Outcome.COMPLETE, report.outcome(), report.toString());
            assertEquals(List.of(), report.problems());
            assertTrue(report.deletedFiles() > 0, report.toString());
            open.pin(id);
            boolean enabled = number % 2 == 0;
            open.autoClean(enabled);
            assertEquals(enabled, open.autoClean().preference());
            open.unpin(id);
            sample.file(".cache/videos/" + id + "/scene-9-source.mp4", 5000);
        }
    }

    /** The other process, and all that it said. */
    private static final class Host implements AutoCloseable {
        final List<String> said = new CopyOnWriteArrayList<>();
        private final Process process;
        private final Thread listening;

        Host(SampleLibrary sample, String mode) throws Exception {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    HostSimulator.class.getName(),
                                    sample.database().toString(),
                                    String.valueOf(ProcessHandle.current().pid()),
                                    sample.form().documented() ? "documented" : "shipped",
                                    mode)
                            .redirectErrorStream(true)
                            .start();
            listening =
                    Thread.ofVirtual()
                            .start(() -> process.inputReader().lines().forEach(said::add));
            await().atMost(30, TimeUnit.SECONDS).until(() -> said.contains("ready"));
        }

        Figures end() throws Exception {
            process.outputWriter().close();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            listening.join();
            return Figures.parse(said.getLast());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
