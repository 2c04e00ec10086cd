package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.hold.Deleter;
import app.offcut.cleanup.hold.Deleter.Result;
import app.offcut.library.FileIdentity;
import app.offcut.library.FoundFile;
import app.offcut.library.Library;
import app.offcut.library.Zone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleterTest {
    private static final String FILE = ".cache/videos/p1/scene-1-x.mp4";

    @TempDir Path folder;
    @TempDir Path outside;
    private final Set<FileIdentity> written = new HashSet<>();
    private Path root;
    private Deleter deleter;

    @BeforeEach
    void open() throws Exception {
        root = folder.toRealPath();
        Library library = new Library(root, new FileIdentity(0, 0));
        deleter = new Deleter(library, written::contains, Instant::now);
    }

    @AfterEach
    void close() {
        deleter.close();
    }

    private Path file(String path) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private DoomedFile doomed(Zone zone, String path) throws Exception {
        BasicFileAttributes now =
                Files.readAttributes(root.resolve(path), BasicFileAttributes.class);
        return new DoomedFile(
                zone,
                new FoundFile(
                        Path.of(path),
                        FoundFile.Kind.REGULAR,
                        FileIdentity.of(now),
                        now.size(),
                        now.lastModifiedTime().toInstant()),
                GoReason.OWN_INTERMEDIATE);
    }

    private DoomedFile doomed() throws Exception {
        file(FILE);
        return doomed(Zone.SEGMENTS, FILE);
    }

    @Test
    void erasesAFile() throws Exception {
        assertEquals(new Result.Deleted(FILE.length()), deleter.delete(doomed()));
        assertTrue(Files.notExists(root.resolve(FILE)));
    }

    @Test
    void takesAMissingFileForDone() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        assertEquals(new Result.AlreadyGone(), deleter.delete(doomed));
        assertEquals(new Result.AlreadyGone(), deleter.spare(doomed));
    }

    @Test
    void takesAMissingFolderForDone() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        Files.delete(root.resolve(".cache/videos/p1"));
        assertEquals(new Result.AlreadyGone(), deleter.delete(doomed));
    }

    @Test
    void keepsAnotherFileOfThatName() throws Exception {
        DoomedFile doomed = doomed();
        Files.move(root.resolve(FILE), outside.resolve("old"));
        file(FILE);
        Files.setLastModifiedTime(
                root.resolve(FILE), Files.getLastModifiedTime(outside.resolve("old")));
        assertEquals(new Result.Stayed("changed"), deleter.delete(doomed));
        assertTrue(Files.exists(root.resolve(FILE)));
    }

    @Test
    void keepsAFileThatWasTouched() throws Exception {
        DoomedFile doomed = doomed();
        Files.setLastModifiedTime(root.resolve(FILE), FileTime.from(Instant.EPOCH));
        assertEquals(new Result.Stayed("changed"), deleter.delete(doomed));
    }

    @Test
    void keepsAFileThatGrew() throws Exception {
        DoomedFile doomed = doomed();
        FileTime before = Files.getLastModifiedTime(root.resolve(FILE));
        Files.writeString(root.resolve(FILE), FILE + "!");
        Files.setLastModifiedTime(root.resolve(FILE), before);
        assertEquals(new Result.Stayed("changed"), deleter.delete(doomed));
    }

    @Test
    void keepsAFileOfTheLastTwoSeconds() throws Exception {
        file(FILE);
        Files.setLastModifiedTime(root.resolve(FILE), FileTime.from(Instant.now()));
        Library library = new Library(root, new FileIdentity(0, 0));
        DoomedFile doomed = doomed(Zone.SEGMENTS, FILE);
        Instant modified = doomed.file().modified();
        try (Deleter early = new Deleter(library, _ -> false, () -> modified.plusMillis(1999))) {
            assertEquals(new Result.Stayed("too-new"), early.delete(doomed));
        }
        try (Deleter late = new Deleter(library, _ -> false, () -> modified.plusMillis(2000))) {
            assertInstanceOf(Result.Deleted.class, late.delete(doomed));
        }
    }

    @Test
    void keepsAFileThatIsOpenForWriting() throws Exception {
        DoomedFile doomed = doomed();
        written.add(doomed.file().identity());
        assertEquals(new Result.Stayed("open-for-writing"), deleter.delete(doomed));
    }

    @Test
    void sparesAFileThatIsStillThere() throws Exception {
        assertEquals(new Result.Stayed("changed"), deleter.spare(doomed()));
        assertTrue(Files.exists(root.resolve(FILE)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void goesThroughNoLink() throws Exception {
        DoomedFile doomed = doomed();
        for (String link : List.of(".cache/videos/p1", ".cache/videos", ".cache")) {
            Path moved = outside.resolve("moved");
            Files.move(root.resolve(link), moved);
            Files.createSymbolicLink(root.resolve(link), moved);
            Result.Failed failed = assertInstanceOf(Result.Failed.class, deleter.delete(doomed));
            assertEquals("folder-replaced", failed.why(), failed::detail);
            assertEquals(new Result.Stayed("changed"), deleter.spare(doomed));
            Files.delete(root.resolve(link));
            Files.move(moved, root.resolve(link));
        }
        assertInstanceOf(Result.Deleted.class, deleter.delete(doomed));
    }

    @Test
    void leavesAFolderAloneThatWasMovedAwayBetweenTwoFiles() throws Exception {
        DoomedFile first = doomed();
        String other = ".cache/videos/p1/scene-2-source.mp4";
        file(other);
        DoomedFile second = doomed(Zone.SEGMENTS, other);
        assertInstanceOf(Result.Deleted.class, deleter.delete(first));
        Path rescued = outside.resolve("rescued");
        Files.move(root.resolve(".cache/videos/p1"), rescued);
        assertEquals(new Result.AlreadyGone(), deleter.delete(second));
        assertTrue(Files.exists(rescued.resolve("scene-2-source.mp4")));
    }

    @Test
    void erasesNoFolder() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        Files.createDirectory(root.resolve(FILE));
        assertEquals(new Result.Stayed("changed"), deleter.delete(doomed));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void erasesNoLink() throws Exception {
        DoomedFile doomed = doomed();
        Files.move(root.resolve(FILE), outside.resolve("target"));
        Files.createSymbolicLink(root.resolve(FILE), outside.resolve("target"));
        assertEquals(new Result.Stayed("changed"), deleter.delete(doomed));
        assertTrue(Files.exists(outside.resolve("target")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public/videos/p1/final.mp4",
                ".cache/x.mp4",
                ".cache/videos/x.mp4",
                ".cache/audio/p1/scene-1.mp3",
                "x.mp4"
            })
    void refusesWhatLiesOutsideTheZone(String path) throws Exception {
        file(path);
        DoomedFile doomed = doomed(Zone.SEGMENTS, path);
        assertThrows(IllegalArgumentException.class, () -> deleter.delete(doomed));
        assertTrue(Files.exists(root.resolve(path)));
    }

    @Test
    void refusesToClimb() throws Exception {
        file("public/videos/p1/final.mp4");
        Files.createDirectories(root.resolve(".cache/videos/p1"));
        DoomedFile doomed = doomed(Zone.SEGMENTS, ".cache/videos/../../public/videos/p1/final.mp4");
        assertThrows(IllegalArgumentException.class, () -> deleter.delete(doomed));
        assertTrue(Files.exists(root.resolve("public/videos/p1/final.mp4")));
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        DoomedFile first = doomed();
        file(".cache/videos/p2/scene-1-x.mp4");
        DoomedFile second = doomed(Zone.SEGMENTS, ".cache/videos/p2/scene-1-x.mp4");
        Files.move(root.resolve(".cache/videos/p1"), outside.resolve("p1"));
        Files.writeString(root.resolve(".cache/videos/p1"), "a file in the folder's place");
        assertInstanceOf(Result.Failed.class, deleter.delete(first));
        assertInstanceOf(Result.Deleted.class, deleter.delete(second));
    }

    @Test
    void removesOnlyFoldersThatItEmptied() throws Exception {
        file(".cache/audio/projects/p1/scene-1.mp3");
        file(".cache/assembly/j1/deep/er/a.mp4");
        file("assets/cache/dvids/1.mp4");
        List<DoomedFile> all =
                List.of(
                        doomed(),
                        doomed(Zone.AUDIO, ".cache/audio/projects/p1/scene-1.mp3"),
                        doomed(Zone.ASSEMBLY, ".cache/assembly/j1/deep/er/a.mp4"),
                        doomed(Zone.PROVIDER, "assets/cache/dvids/1.mp4"));
        file(".cache/videos/p1/mine.txt");
        Files.createDirectories(root.resolve(".cache/videos/empty"));
        for (DoomedFile doomed : all)
            assertInstanceOf(Result.Deleted.class, deleter.delete(doomed));

        deleter.removeEmptiedFolders(all);

        assertTrue(Files.exists(root.resolve(".cache/videos/p1/mine.txt")));
        assertTrue(Files.exists(root.resolve(".cache/videos/empty")));
        assertTrue(Files.exists(root.resolve(".cache/audio/projects")));
        assertTrue(Files.notExists(root.resolve(".cache/audio/projects/p1")));
        assertTrue(Files.exists(root.resolve(".cache/assembly")));
        assertTrue(Files.notExists(root.resolve(".cache/assembly/j1")));
        assertTrue(Files.exists(root.resolve("assets/cache/dvids")));
    }

    @Test
    void leavesAnEmptyFolderThatItDidNotEmpty() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        deleter.delete(doomed);
        deleter.removeEmptiedFolders(List.of(doomed));
        assertTrue(Files.exists(root.resolve(".cache/videos/p1")));
    }

    @Test
    void freesTheLengthWithTheLastName() throws Exception {
        DoomedFile first = doomed();
        Files.createLink(root.resolve(".cache/videos/p1/scene-1-y.mp4"), root.resolve(FILE));
        DoomedFile second = doomed(Zone.SEGMENTS, ".cache/videos/p1/scene-1-y.mp4");
        assertEquals(new Result.Deleted(0), deleter.delete(first));
        assertEquals(new Result.Deleted(FILE.length()), deleter.delete(second));
    }
}
