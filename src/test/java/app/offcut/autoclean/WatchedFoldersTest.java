package app.offcut.autoclean;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.SetUp;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Generator;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WatchedFoldersTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The library's own, {@code public}, {@code public/videos}. */
    private static final int FIXED = 3;

    @TempDir Path root;
    private WatchService service;

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    @Test
    void leavesOutFoldersIdleForAMonth() throws IOException {
        project("old", 31, true);
        project("young", 29, true);
        project("without-final", 300, false);
        WatchedFolders folders = armed();
        assertEquals(FIXED + 2, folders.count());
        assertTrue(folders.leavesOut());
        folders.arm(Set.of("old"));
        assertEquals(FIXED + 3, folders.count());
        assertFalse(folders.leavesOut());
    }

    @Test
    void wakesOnlyIdleFolders() throws IOException {
        project("old", 31, true);
        project("young", 29, true);
        WatchedFolders folders = armed();
        assertEquals(Set.of("old"), folders.wake(Set.of("old", "young", "nowhere", "../..")));
        assertEquals(FIXED + 2, folders.count());
    }

    @Test
    void followsProjectsThatAppearOrDisappear() throws IOException {
        project("a", 1, true);
        WatchedFolders folders = armed();
        project("b", 1, false);
        folders.follow("b");
        assertEquals(FIXED + 2, folders.count());
        Files.delete(root.resolve("public/videos/b"));
        folders.follow("b");
        assertEquals(FIXED + 1, folders.count());
    }

    @Test
    void watchesARenamedFolderUnderItsNewName() throws IOException {
        Path a = project("a", 1, true);
        WatchedFolders folders = armed();
        Path b = Files.move(a, a.resolveSibling("b"));
        folders.arm(Set.of());
        Files.writeString(b.resolve("final.mp4"), "again");
        await().until(() -> {
            WatchKey key = service.poll();
            return key != null && key.isValid() && key.watchable().equals(b);
        });
    }

    @Test
    void watchesOnlyTheMostRecentlyChanged() throws IOException {
        int more = 20;
        for (int i = 0; i < WatchedFolders.MOST + more; i++) project("p" + i, 1 + i / 1_000, true);
        WatchedFolders folders = watch(WatchSource.SYSTEM);
        folders.arm(Set.of("p0"));
        assertEquals(FIXED + WatchedFolders.MOST, folders.count());
        assertTrue(folders.leavesOut());
    }

    @Test
    void recoversFromTheLimitOfWatches() throws IOException {
        AtomicBoolean limit = new AtomicBoolean(true);
        WatchedFolders folders =
                watch(
                        new WatchSource() {
                            @Override
                            public WatchKey register(Path folder, WatchService service)
                                    throws IOException {
                                if (limit.get()) throw new IOException("limit reached");
                                return WatchSource.super.register(folder, service);
                            }
                        });
        folders.arm(Set.of());
        assertTrue(folders.refused());
        limit.set(false);
        folders.arm(Set.of());
        assertFalse(folders.refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs4", "virtiofs", "fuse.s3fs", "fuse.gvfsd-fuse", "beegfs", "afpfs"})
    void recognizesANetworkShare(String kind) throws IOException {
        project("a", 1, true);
        WatchedFolders folders =
                watch(
                        new WatchSource() {
                            @Override
                            public String disk(Path folder) {
                                return folder.endsWith("videos") ? kind : "ext4";
                            }
                        });
        folders.arm(Set.of());
        assertTrue(folders.shared());
    }

    /** A folder that contains the intermediates too shows every step by its own time. */
    @Test
    void leavesOutIdleFoldersWithoutAFinalWhereIntermediatesLieBesideIt() throws IOException {
        for (String id : List.of("failed", "begun", ".offcut"))
            folder("output/" + id, id.equals("failed") ? 31 : 1);
        WatchedFolders folders = watch(WatchSource.SYSTEM, folders("output", false));
        folders.arm(Set.of());
        assertEquals(3, folders.count(), "the library's own, output, output/begun");
        assertTrue(folders.leavesOut());
    }

    @Test
    void watchesMixedFinalsAndRecords() throws IOException {
        folder("results/news/spoken/deep/deeper", 300);
        folder("notes/old", 300);
        WatchedFolders folders = watch(WatchSource.SYSTEM, folders("results", true));
        folders.arm(Set.of());
        assertEquals(6, folders.count(), "the library's own, notes, results and three below");
        assertFalse(folders.leavesOut());
        folders.follow("news");
        assertEquals(6, folders.count());
    }

    private static Generator folders(String finals, boolean mixed) {
        return new FolderGenerator(List.of(finals), mixed, Duration.ZERO);
    }

    private void folder(String path, int daysOld) throws IOException {
        Path folder = Files.createDirectories(root.resolve(path));
        FileTime time = FileTime.from(NOW.minus(Duration.ofDays(daysOld)));
        Files.setLastModifiedTime(folder, time);
    }

    /** A library of some years: one new project a day, all but the last month's idle. */
    @Tag("long")
    @Test
    void needsFewWatchesForTenThousandProjects() throws IOException {
        for (int i = 0; i < 10_000; i++) project("p" + i, 1 + i, true);
        WatchedFolders folders = watch(WatchSource.SYSTEM);
        long began = System.nanoTime();
        folders.arm(Set.of());
        long millis = (System.nanoTime() - began) / 1_000_000;
        FIGURES.info("10,000 projects: {} watches, set in {} ms", folders.count(), millis);
        assertTrue(folders.count() < FIXED + 31, "" + folders.count());
    }

    private Path project(String id, int daysOld, boolean hasFinal) throws IOException {
        Path folder = Files.createDirectories(root.resolve("public/videos").resolve(id));
        FileTime time = FileTime.from(NOW.minus(Duration.ofDays(daysOld)));
        if (hasFinal)
            Files.setLastModifiedTime(Files.writeString(folder.resolve("final.mp4"), id), time);
        Files.setLastModifiedTime(folder, time);
        return folder;
    }

    private WatchedFolders armed() throws IOException {
        WatchedFolders folders = watch(WatchSource.SYSTEM);
        folders.arm(Set.of());
        return folders;
    }

    @SetUp
    private WatchedFolders watch(WatchSource source) throws IOException {
        return watch(source, new AiVideoGenerator());
    }

    @SetUp
    private WatchedFolders watch(WatchSource source, Generator generator) throws IOException {
        service = source.open(root);
        var library = new Library(root, FileIdentity.UNKNOWN, generator);
        return new WatchedFolders(library, source, service, InstantSource.fixed(NOW));
    }
}
