package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.library.scan.FolderMemory;
import app.offcut.samples.SampleLibrary;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** False rows and misleading folders: nothing that is kept may be lost. */
class CleanupPlannerTest extends TwoProjectsFixture {
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
        assertEquals(StayReason.SHARED_WITH, reason(path));
        cleanAndCompare();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsAFileWithASeparatorOfWindowsInItsNameThatAnotherProjectNames() {
        String path = ".cache/videos/p1/scene-7-a\\b.mp4";
        sample.file(path, 10);
        assertEquals(GoReason.OWN_INTERMEDIATE, reason(path));
        sample.sql(
                "UPDATE visual_suggestions SET default_segment_path = ? WHERE id ="
                        + " 'p2-scene-1-p2-d1'",
                path);
        assertEquals(StayReason.SHARED_WITH, reason(path));
        cleanAndCompare();
    }

    @Test
    void keepsAFileThatSomeRowNamesAsAFinal() {
        String path = ".cache/videos/p1/scene-1-source.mp4";
        sample.sql("UPDATE projects SET thumbnail_path = ? WHERE id = 'p2'", path);
        assertEquals(StayReason.FINAL_VIDEO, reason(path));
        cleanAndCompare();
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
        assertEquals(StayReason.NEVER_TOUCHED, reason(path));
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
        for (String name : names) Files.createLink(at(name), at(kept));
        for (String name : names) assertEquals(StayReason.PROTECTED_IDENTITY, reason(name));
        for (String path : engine.goes("p1")) assertFalse(Files.isSameFile(at(path), at(kept)));
    }

    @Test
    void keepsWhatALinkInAFinalsPlacePointsTo() throws Exception {
        Path target = at(".cache/videos/p1/scene-1-source.mp4");
        Files.delete(other.finalFile());
        Files.createSymbolicLink(other.finalFile(), target);
        assertEquals(StayReason.PROTECTED_IDENTITY, reason(".cache/videos/p1/scene-1-source.mp4"));
        Files.createDirectories(at("output"));
        Files.createSymbolicLink(at("output/video.mp4"), at(".cache/videos/p1/scene-2-source.mp4"));
        sample.sql("UPDATE projects SET video_path = 'Output/video.mp4' WHERE id = 'p2'");
        assertEquals(StayReason.PROTECTED_IDENTITY, reason(".cache/videos/p1/scene-2-source.mp4"));
        cleanAndCompare();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsNoLinkAndOpensNoSpecialFile() throws Exception {
        Path cache = at(".cache/videos/p1");
        Path treasure = Files.writeString(outside.resolve("scene-1-treasure.mp4"), "gold");
        Files.createDirectory(outside.resolve("sub"));
        Files.writeString(outside.resolve("sub/scene-1-more.mp4"), "more gold");
        Files.createSymbolicLink(cache.resolve("scene-7-link.mp4"), treasure);
        Files.createSymbolicLink(cache.resolve("scene-8-dangling.mp4"), Path.of("nowhere"));
        Files.createSymbolicLink(at(".cache/assembly/job-p1/folder"), outside.resolve("sub"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", cache.resolve("scene-9-fifo.mp4").toString())
                        .start()
                        .waitFor());
        Path socket = Path.of("/tmp").resolve("offcut-" + System.nanoTime());
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.move(socket, cache.resolve("scene-6-socket.mp4"));
            assertEquals(StayReason.LINK, reason(".cache/videos/p1/scene-7-link.mp4"));
            assertEquals(StayReason.LINK, reason(".cache/videos/p1/scene-8-dangling.mp4"));
            assertEquals(StayReason.LINK, reason(".cache/assembly/job-p1/folder"));
            assertEquals(StayReason.SPECIAL_FILE, reason(".cache/videos/p1/scene-9-fifo.mp4"));
            assertEquals(StayReason.SPECIAL_FILE, reason(".cache/videos/p1/scene-6-socket.mp4"));
            cleanAndCompare();
        }
        assertEquals("gold", Files.readString(treasure));
        assertEquals("more gold", Files.readString(outside.resolve("sub/scene-1-more.mp4")));
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void keepsAFileWhoseNameIsNoText() throws Exception {
        Path place = at(".cache/videos/p1");
        assertEquals(
                0,
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "touch -d '3 days ago' \"$0/$(printf 'scene-1-\\377.mp4')\"",
                                place.toString())
                        .start()
                        .waitFor());
        assertEquals(
                StayReason.UNREPRESENTABLE_NAME, reason(".cache/videos/p1/scene-1-\uFFFD.mp4"));
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

    /** What is only added up was not judged file by file. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesToPlanWhatIsOnlyAddedUp() {
        Snapshot summed = engine.snapshots.summed(FolderMemory.empty(), true);
        assertFalse(summed.scan().sums().isEmpty());
        CleanupPlanner planner = engine.snapshots.planner(summed);
        assertThrows(IllegalStateException.class, () -> planner.plan("p1"));
        assertTrue(planner.totals(summed.project("p1").orElseThrow()).going() > 0);
    }
}
