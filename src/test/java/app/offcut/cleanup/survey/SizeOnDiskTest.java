package app.offcut.cleanup.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.PlanItem;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.environment.Unprivileged;
import app.offcut.generator.Category;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What projects take on the disk, beside their lengths, and what of it could not be read. */
@EnabledOnOs(OS.LINUX)
class SizeOnDiskTest {
    private static final long HOLE = 50_000_000_000L;

    @TempDir Path folder;
    private SampleLibrary sample;
    @AutoClose private TestEngine engine;

    @BeforeEach
    void open() throws Exception {
        Unprivileged.mode(folder, "rwxr-xr-x");
        sample =
                SampleLibrary.in(
                        Files.createDirectory(folder.resolve("library")),
                        SampleLibrary.Form.SHIPPED);
        Path state = Files.createDirectory(folder.resolve("state"));
        engine = TestEngine.on(sample, state);
        sample.project("p1").scenes(2).finished();
        sample.project("p2").scenes(2).finished();
        Unprivileged.open(state);
        Unprivileged.open(sample.root());
    }

    private Path at(String path) {
        return sample.root().resolve(path);
    }

    private ProjectUsage usage(String project) {
        ProjectRow row =
                engine.surveyor.fullSurvey().rows().stream()
                        .filter(one -> one.id().equals(project))
                        .findFirst()
                        .orElseThrow();
        assertEquals(row, engine.surveyor.row(project));
        return row.usage();
    }

    private Path sparse(String path) throws IOException {
        Path file = at(path);
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(HOLE);
        }
        Files.setLastModifiedTime(file, FileTime.from(sample.longAgo()));
        return file;
    }

    /** A part of 50 GB that was hardly begun is listed as what it is. */
    @Test
    void tellsWhatAFileWithHolesTakes() throws Exception {
        ProjectUsage before = usage("p1");
        sparse(".cache/videos/p1/scene-9-source.mp4");
        ProjectUsage after = usage("p1");
        assertEquals(before.totalBytes() + HOLE, after.totalBytes());
        assertEquals(before.reclaimableBytes() + HOLE, after.reclaimableBytes());
        assertTrue(after.allocatedBytes() - before.allocatedBytes() < 100_000);
        assertTrue(
                after.reclaimableAllocatedBytes() - before.reclaimableAllocatedBytes() < 100_000);
        assertEquals(HOLE, engine.cleanup.plan("p1").bytes() - before.reclaimableBytes());
        assertEquals(after.reclaimableAllocatedBytes(), engine.cleanup.plan("p1").allocatedBytes());
    }

    @Test
    void countsTheBlocksThatTheSystemTells() throws Exception {
        sparse(".cache/videos/p1/scene-9-source.mp4");
        sample.file(".cache/videos/p1/Träume-über.txt", 5_000);
        Map<String, Long> found = new HashMap<>();
        for (PlanItem item : engine.cleanup.plan("p1").items())
            found.put(item.path(), item.allocatedBytes());
        assertTrue(found.size() > 10, found::toString);
        for (Map.Entry<String, Long> file : found.entrySet())
            assertEquals(blocks(at(file.getKey())) * 512, file.getValue(), file.getKey());
    }

    private static long blocks(Path file) throws IOException {
        Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
        String said = new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(said.strip());
    }

    @Test
    void aFileWithAnotherNameElsewhereFreesNothing() throws Exception {
        ProjectUsage before = usage("p1");
        Path clip = at(".cache/videos/p1/scene-1-source.mp4");
        Files.createLink(folder.resolve("elsewhere.mp4"), clip);
        ProjectUsage after = usage("p1");
        assertEquals(before.allocatedBytes(), after.allocatedBytes());
        assertEquals(before.reclaimableBytes(), after.reclaimableBytes());
        long clipOnDisk = blocks(clip) * 512;
        assertTrue(clipOnDisk > 0);
        assertEquals(
                before.reclaimableAllocatedBytes() - clipOnDisk, after.reclaimableAllocatedBytes());
        assertEquals(after.reclaimableAllocatedBytes(), engine.cleanup.plan("p1").allocatedBytes());
    }

    /** Neither of two projects frees it alone, both together do. */
    @Test
    void aFileWithTwoNamesFreesItsSpaceOnceBothGo() throws Exception {
        ProjectUsage first = usage("p1");
        ProjectUsage second = usage("p2");
        long both = engine.surveyor.survey().totals().reclaimableAllocatedBytes();
        Path clip = at(".cache/videos/p1/scene-1-source.mp4");
        Files.createLink(at(".cache/videos/p2/scene-7-twin.mp4"), clip);
        long clipOnDisk = blocks(clip) * 512;
        assertEquals(
                first.reclaimableAllocatedBytes() - clipOnDisk,
                usage("p1").reclaimableAllocatedBytes());
        assertEquals(second.reclaimableAllocatedBytes(), usage("p2").reclaimableAllocatedBytes());
        assertEquals(both, engine.surveyor.survey().totals().reclaimableAllocatedBytes());
    }

    @Test
    void aProjectTakesAtLeastWhatCouldBeRead() throws Exception {
        assertUnreadable(1, 0, ".cache/videos/p1/suggestions");
    }

    /** The project's folder itself. */
    @Test
    void seesThatAWholeFolderOfAProjectIsClosed() throws Exception {
        assertUnreadable(1, 0, ".cache/videos/p1");
    }

    @Test
    void seesThatTheFolderOfItsFinalIsClosed() throws Exception {
        assertUnreadable(1, 0, "public/videos/p1");
    }

    /** It may contain voices of every project. */
    @Test
    void seesThatTheFolderAboveThoseOfTheProjectsIsClosed() throws Exception {
        assertUnreadable(1, 1, ".cache/audio/projects");
    }

    @Test
    void seesThatAZoneIsClosed() throws Exception {
        assertUnreadable(1, 1, ".cache/videos");
    }

    /** Only the project that uses downloads may have some there. */
    @Test
    void seesThatAFolderOfDownloadsIsClosed() throws Exception {
        sample.project("p3").scenes(1).download("dvids", "900001").finished();
        sample.project("p4").finished();
        Unprivileged.open(sample.root());
        Unprivileged.mode(at("assets/cache/dvids"), "---------");
        Unprivileged.call(() -> {
            assertEquals(1, usage("p3").unreadable());
            assertEquals(0, usage("p4").unreadable());
            return true;
        });
        Unprivileged.mode(at("assets/cache/dvids"), "rwxrwxrwx");
    }

    private void assertUnreadable(long first, long second, String closed) throws Exception {
        ProjectUsage before = usage("p1");
        assertEquals(0, before.unreadable());
        Unprivileged.mode(at(closed), "---------");
        Unprivileged.call(() -> {
            ProjectUsage usage = usage("p1");
            assertEquals(first, usage.unreadable());
            assertTrue(usage.totalBytes() < before.totalBytes(), closed);
            assertEquals(second, usage("p2").unreadable());
            Survey survey = engine.surveyor.survey();
            assertEquals(1, survey.totals().unreadable());
            List<ProjectRow> stored = engine.measuredList.read().orElseThrow().rows();
            assertEquals(first, stored.getFirst().usage().unreadable());
            return true;
        });
        Unprivileged.mode(at(closed), "rwxrwxrwx");
        assertEquals(before.of(Category.SEGMENTS), usage("p1").of(Category.SEGMENTS));
    }
}
