package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that lie and folders that are not what they seem: nothing that is kept may be lost. */
class HostileLibraryTest {
    @TempDir Path folder;
    @TempDir Path state;
    @TempDir Path outside;
    private SampleLibrary sample;
    private SampleProject project;
    private SampleProject other;
    private TestEngine engine;

    @BeforeEach
    void makeTwoProjects() {
        sample = SampleLibrary.in(folder, Form.SHIPPED);
        project = sample.project("p1").scenes(2).finished();
        other = sample.project("p2").named("Other").scenes(2).finished();
        engine = TestEngine.on(sample, state);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Cleans p1; whatever the plan did not say must be as it was. */
    private CleanupReport cleanAndCompare() {
        Map<String, String> expected = new TreeMap<>(sample.checksums());
        CleanupPlan plan = engine.cleanup.plan("p1");
        expected.keySet().removeAll(TestEngine.goes(plan));
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.COMPLETE, report.outcome());
        Map<String, String> after = new TreeMap<>(sample.checksums());
        after.keySet().removeIf(path -> path.startsWith(".offcut/"));
        assertEquals(expected, after);
        return report;
    }

    private String fate(String path) {
        return String.valueOf(engine.fates("p1").get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "../../../../../../../../etc/passwd",
                "/etc/passwd",
                "C:\\Windows\\win.ini",
                "public/videos/p2/final.mp4",
                ".cache/videos/p1/../../../public/videos/p2/final.mp4",
                "public/videos/p1/final.mp4",
                "public/videos/p1/thumbnail.jpg",
                "ai-video-generator.db",
                "ai-video-generator.db-journal",
                ".cache/videos/p2/scene-1-source.mp4",
                ".cache/audio/previews/voice.mp3",
                ".cache/queue-state.json",
                "output/Ice_video.mp4",
                ".",
                "",
                "..",
                "/",
                "CON",
                "\u0000"
            })
    void deletesNothingThatOnlyARowNames(String path) {
        sample.file(".cache/audio/previews/voice.mp3", 10);
        sample.file(".cache/queue-state.json", 10);
        sample.file("output/Ice_video.mp4", 10);
        int usual = engine.goes("p1").size();
        String database = SampleLibrary.checksum(sample.database());
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE id = 'p1-scene-1'", path);
        sample.sql(
                "UPDATE visual_suggestions SET default_segment_path = ?, video_id = 'x' || id"
                        + " WHERE scene_id LIKE 'p1-%'",
                path);
        assertEquals(usual, engine.goes("p1").size(), engine.goes("p1")::toString);

        cleanAndCompare();

        assertTrue(database.length() == 64 && Files.exists(Path.of("/etc/passwd")));
        assertEquals("ok", sample.ask("PRAGMA integrity_check"));
    }

    @Test
    void keepsAFileInItsOwnFolderThatAnotherProjectNames() {
        String path = ".cache/videos/p1/scene-01-default.mp4";
        sample.sql(
                "UPDATE visual_suggestions SET default_segment_path = ? WHERE id ="
                        + " 'p2-scene-1-p2-d1'",
                path.replace('/', '\\'));
        assertEquals("shared-with", fate(path));
        cleanAndCompare();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsAFileWithASeparatorOfWindowsInItsNameThatAnotherProjectNames() {
        String path = ".cache/videos/p1/scene-7-a\\b.mp4";
        sample.file(path, 10);
        assertEquals("own-intermediate", fate(path));
        sample.sql(
                "UPDATE visual_suggestions SET default_segment_path = ? WHERE id ="
                        + " 'p2-scene-1-p2-d1'",
                path);
        assertEquals("shared-with", fate(path));
        cleanAndCompare();
    }

    @Test
    void keepsAFileThatSomeRowNamesAsAFinal() {
        String path = ".cache/videos/p1/scene-1-source.mp4";
        sample.sql("UPDATE projects SET thumbnail_path = ? WHERE id = 'p2'", path);
        assertEquals("final-video", fate(path));
        cleanAndCompare();
    }

    @Test
    void keepsAnUnknownFileUntilARowOfItsKindNamesIt() {
        String path = ".cache/videos/p1/holiday.mp4";
        sample.file(path, 10);
        assertEquals("unknown-file", fate(path));
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE id = 'p1-scene-1'", path);
        assertEquals("unknown-file", fate(path), "a sound row does not tell of pictures");
        sample.sql(
                "UPDATE visual_suggestions SET default_segment_path = ? WHERE id ="
                        + " 'p1-scene-1-p1-d1'",
                path);
        assertEquals("own-intermediate", fate(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".cache/assembly/job-p1/data.db",
                ".cache/assembly/job-p1/data.db-wal",
                ".cache/assembly/job-p1/data.db-shm",
                ".cache/assembly/job-p1/DATA.DB-JOURNAL",
                ".cache/assembly/job-p1/.gitkeep",
                ".cache/assembly/job-p1/metadata.json",
                ".cache/assembly/job-p1/sub/final.mp4",
                ".cache/assembly/job-p1/.offcut/run/file.mp3"
            })
    void neverTouchesSomeNames(String path) {
        sample.file(path, 10);
        assertEquals("never-touched", fate(path));
        cleanAndCompare();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public/videos/p1/final.mp4",
                "public/videos/p2/final.mp4",
                "public/videos/p2/thumbnail.jpg",
                "ai-video-generator.db",
                "output/elsewhere.mp4"
            })
    void keepsAHardLinkOfWhatIsKept(String kept) throws Exception {
        sample.file("output/elsewhere.mp4", 3000);
        sample.sql("UPDATE projects SET video_path = 'output/elsewhere.mp4' WHERE id = 'p2'");
        String[] names = {
            ".cache/audio/projects/p1/scene-9.mp3",
            ".cache/videos/p1/scene-9-source.mp4",
            ".cache/assembly/job-p1/concat.mp4"
        };
        for (String name : names)
            Files.createLink(sample.root().resolve(name), sample.root().resolve(kept));
        for (String name : names) assertEquals("protected-identity", fate(name));
        for (String path : engine.goes("p1"))
            assertFalse(Files.isSameFile(sample.root().resolve(path), sample.root().resolve(kept)));
    }

    @Test
    void keepsWhatALinkInAFinalsPlacePointsTo() throws Exception {
        Path target = sample.root().resolve(".cache/videos/p1/scene-1-source.mp4");
        Files.delete(other.finalFile());
        Files.createSymbolicLink(other.finalFile(), target);
        assertEquals("protected-identity", fate(".cache/videos/p1/scene-1-source.mp4"));
        Files.createDirectories(sample.root().resolve("output"));
        Files.createSymbolicLink(
                sample.root().resolve("output/video.mp4"),
                sample.root().resolve(".cache/videos/p1/scene-2-source.mp4"));
        sample.sql("UPDATE projects SET video_path = 'Output/video.mp4' WHERE id = 'p2'");
        assertEquals("protected-identity", fate(".cache/videos/p1/scene-2-source.mp4"));
        cleanAndCompare();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsNoLinkAndOpensNoSpecialFile() throws Exception {
        Path cache = sample.root().resolve(".cache/videos/p1");
        Path treasure = Files.writeString(outside.resolve("scene-1-treasure.mp4"), "gold");
        Files.createDirectory(outside.resolve("sub"));
        Files.writeString(outside.resolve("sub/scene-1-more.mp4"), "more gold");
        Files.createSymbolicLink(cache.resolve("scene-7-link.mp4"), treasure);
        Files.createSymbolicLink(cache.resolve("scene-8-dangling.mp4"), Path.of("nowhere"));
        Files.createSymbolicLink(
                sample.root().resolve(".cache/assembly/job-p1/folder"), outside.resolve("sub"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", cache.resolve("scene-9-fifo.mp4").toString())
                        .start()
                        .waitFor());
        Path socket = Path.of("/tmp").resolve("offcut-" + System.nanoTime());
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.move(socket, cache.resolve("scene-6-socket.mp4"));
            assertEquals("link", fate(".cache/videos/p1/scene-7-link.mp4"));
            assertEquals("link", fate(".cache/videos/p1/scene-8-dangling.mp4"));
            assertEquals("link", fate(".cache/assembly/job-p1/folder"));
            assertEquals("special-file", fate(".cache/videos/p1/scene-9-fifo.mp4"));
            assertEquals("special-file", fate(".cache/videos/p1/scene-6-socket.mp4"));
            cleanAndCompare();
        }
        assertEquals("gold", Files.readString(treasure));
        assertEquals("more gold", Files.readString(outside.resolve("sub/scene-1-more.mp4")));
    }

    @Test
    void seesNothingBehindAProjectFolderThatIsALink() throws Exception {
        Files.writeString(outside.resolve("scene-1-treasure.mp4"), "gold");
        Path place = sample.root().resolve(".cache/videos/p1");
        Files.move(place, folder.resolve("old"));
        Files.createSymbolicLink(place, outside);
        assertTrue(engine.goes("p1").stream().noneMatch(path -> path.startsWith(".cache/videos")));
        cleanAndCompare();
        assertEquals("gold", Files.readString(outside.resolve("scene-1-treasure.mp4")));
    }

    @Test
    void keepsAFolderThatIsOneProjectsIdAndAnothersJob() {
        other.job("p1", "complete", sample.longAgo());
        sample.file(".cache/assembly/p1/concatenated.mp4", 10);
        assertEquals("shared-with", fate(".cache/assembly/p1/concatenated.mp4"));
        assertEquals("shared-with", engine.fates("p2").get(".cache/assembly/p1/concatenated.mp4"));
        assertNull(engine.fates("p2").get(".cache/videos/p1/scene-1-source.mp4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../public/videos/p2", "..", ".", "", "thumbnails", "a/b", ".offcut"})
    void takesNoFolderOfAJobWhoseIdIsUnsafe(String job) {
        sample.file(".cache/assembly/thumbnails/x-frame-0.jpg", 10);
        sample.sql("UPDATE assembly_jobs SET id = ? WHERE project_id = 'p1'", job);
        assertTrue(
                engine.goes("p1").stream().noneMatch(path -> path.startsWith(".cache/assembly")));
        cleanAndCompare();
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void keepsAFileWhoseNameIsNoText() throws Exception {
        Path place = sample.root().resolve(".cache/videos/p1");
        assertEquals(
                0,
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "touch -d '3 days ago' \"$0/$(printf 'scene-1-\\377.mp4')\"",
                                place.toString())
                        .start()
                        .waitFor());
        assertEquals("unrepresentable-name", fate(".cache/videos/p1/scene-1-\uFFFD.mp4"));
        engine.clean("p1");
        try (var left = Files.list(place)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void deletesNamesInAnyScript() {
        sample.file(".cache/videos/p1/scene-1-氷の核 \u202E\n'\"$(x).mp4", 10);
        assertTrue(engine.goes("p1").contains(".cache/videos/p1/scene-1-氷の核 \u202E\n'\"$(x).mp4"));
        cleanAndCompare();
    }

    @Test
    void countsAHardLinkWithinAProjectOnce() throws Exception {
        Path one = sample.root().resolve(".cache/videos/p1/scene-1-source.mp4");
        Files.createLink(sample.root().resolve(".cache/videos/p1/scene-1-twin.mp4"), one);
        CleanupPlan plan = engine.cleanup.plan("p1");
        CleanupReport report = cleanAndCompare();
        assertEquals(plan.bytes(), report.freedBytes());
        assertEquals(plan.doomed().size(), report.deletedFiles());
    }

    @Test
    void freesNothingByAFileThatHasAnotherNameElsewhere() throws Exception {
        Path one = sample.root().resolve(".cache/videos/p1/scene-1-source.mp4");
        Files.createLink(outside.resolve("mine.mp4"), one);
        long bytes = Files.size(one);
        CleanupPlan plan = engine.cleanup.plan("p1");
        CleanupReport report = cleanAndCompare();
        assertEquals(plan.bytes() - bytes, report.freedBytes());
        assertEquals(bytes, Files.size(outside.resolve("mine.mp4")));
    }
}
