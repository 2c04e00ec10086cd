package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.MoveResult.Fate;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.files.FileIdentity;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.Library;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZoneHoldTest extends HeldRunFixture {
    @Test
    void countsAMissingFileAsDone() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        assertGone(take(doomed));
        assertGone(spare(begin(doomed)));
    }

    @Test
    void countsAMissingFolderAsDone() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        Files.delete(root.resolve(".cache/videos/p1"));
        assertGone(take(doomed));
    }

    @Test
    void keepsAnotherFileOfThatName() throws Exception {
        DoomedFile doomed = doomed();
        Files.move(root.resolve(FILE), outside.resolve("old"));
        file(FILE);
        Files.setLastModifiedTime(
                root.resolve(FILE), Files.getLastModifiedTime(outside.resolve("old")));
        assertStayed("changed", take(doomed));
        assertTrue(Files.exists(root.resolve(FILE)));
    }

    @Test
    void keepsAFileThatWasTouched() throws Exception {
        DoomedFile doomed = doomed();
        Files.setLastModifiedTime(root.resolve(FILE), FileTime.from(Instant.EPOCH));
        assertStayed("changed", take(doomed));
    }

    @Test
    void keepsAFileThatGrew() throws Exception {
        DoomedFile doomed = doomed();
        FileTime before = Files.getLastModifiedTime(root.resolve(FILE));
        Files.writeString(root.resolve(FILE), FILE + "!");
        Files.setLastModifiedTime(root.resolve(FILE), before);
        assertStayed("changed", take(doomed));
    }

    @Test
    void keepsAFileOfTheLastTwoSeconds() throws Exception {
        file(FILE);
        Files.setLastModifiedTime(root.resolve(FILE), FileTime.from(Instant.now()));
        DoomedFile doomed = doomed(AiVideoLayout.SEGMENTS, FILE);
        Instant modified = doomed.file().modified();
        assertStayed("too-new", take(begin(() -> modified.plusMillis(1999), doomed)));
        assertHeld(take(begin(() -> modified.plusMillis(2000), doomed)));
    }

    @Test
    void keepsAFileThatIsOpenForWriting() throws Exception {
        DoomedFile doomed = doomed();
        written.add(doomed.file().identity());
        assertStayed("open-for-writing", take(doomed));
    }

    @Test
    void sparesAFileThatIsStillThere() throws Exception {
        assertStayed("changed", spare(begin(doomed())));
        assertTrue(Files.exists(root.resolve(FILE)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void goesThroughNoLink() throws Exception {
        DoomedFile doomed = doomed();
        for (String link : List.of(".cache/videos/p1", ".cache/videos", ".cache")) {
            HeldRun run = begin(doomed);
            Path moved = outside.resolve("moved");
            Files.move(root.resolve(link), moved);
            Files.createSymbolicLink(root.resolve(link), moved);
            MoveResult failed = takeAll(run).getFirst();
            assertEquals(Fate.FAILED, failed.fate());
            assertEquals("folder-replaced", failed.why(), failed::detail);
            Files.delete(root.resolve(link));
            Files.move(moved, root.resolve(link));
            run.drop();
        }
        assertHeld(take(doomed));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesNoHoldBehindALink() throws Exception {
        DoomedFile doomed = doomed();
        Files.move(root.resolve(".cache/videos"), outside.resolve("videos"));
        Files.createSymbolicLink(root.resolve(".cache/videos"), outside.resolve("videos"));
        HeldRun run = begin(doomed);
        assertEquals("no-hold", takeAll(run).getFirst().why());
        assertTrue(Files.notExists(outside.resolve("videos/.offcut")));
    }

    @Test
    void leavesAFolderAloneThatWasMovedAwayBetweenTwoFiles() throws Exception {
        DoomedFile first = doomed();
        String other = ".cache/videos/p1/scene-2-source.mp4";
        file(other);
        HeldRun run = begin(first, doomed(AiVideoLayout.SEGMENTS, other));
        List<Manifest.Entry> files = files(run);
        assertHeld(take(run, _ -> false, files.subList(0, 1)).getFirst());
        Path rescued = outside.resolve("rescued");
        Files.move(root.resolve(".cache/videos/p1"), rescued);
        assertGone(take(run, _ -> false, files.subList(1, 2)).getFirst());
        assertTrue(Files.exists(rescued.resolve("scene-2-source.mp4")));
    }

    @Test
    void erasesNoFolder() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        Files.createDirectory(root.resolve(FILE));
        assertStayed("changed", take(doomed));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void erasesNoLink() throws Exception {
        DoomedFile doomed = doomed();
        Files.move(root.resolve(FILE), outside.resolve("target"));
        Files.createSymbolicLink(root.resolve(FILE), outside.resolve("target"));
        assertStayed("changed", take(doomed));
        assertTrue(Files.exists(outside.resolve("target")));
    }

    @Test
    void removesOnlyFoldersThatItEmptied() throws Exception {
        file(".cache/audio/projects/p1/scene-1.mp3");
        file(".cache/assembly/j1/deep/er/a.mp4");
        file("assets/cache/dvids/1.mp4");
        file(".cache/videos/p1/mine.txt");
        Files.createDirectories(root.resolve(".cache/videos/empty"));
        HeldRun run =
                begin(
                        doomed(),
                        doomed(AiVideoLayout.AUDIO, ".cache/audio/projects/p1/scene-1.mp3"),
                        doomed(AiVideoLayout.ASSEMBLY, ".cache/assembly/j1/deep/er/a.mp4"),
                        doomed(AiVideoLayout.PROVIDER, "assets/cache/dvids/1.mp4"));

        erase(run, takeAll(run));

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
        HeldRun run = begin(doomed());
        Files.delete(root.resolve(FILE));
        erase(run, takeAll(run));
        assertTrue(Files.exists(root.resolve(".cache/videos/p1")));
    }

    /** What a disk that only Java sees can do. */
    enum Disk {
        LINKS(Feature.LINKS, Feature.FILE_CHANNEL),
        EXCLUSIVE_NAMES(Feature.FILE_CHANNEL),
        NOTHING(Feature.FILE_CHANNEL);

        private final Feature[] features;

        Disk(Feature... features) {
            this.features = features;
        }

        FileSystem make() {
            return Jimfs.newFileSystem(
                    Configuration.unix().toBuilder()
                            .setSupportedFeatures(features)
                            .setAttributeViews("basic", "posix", "unix")
                            .build());
        }

        /** Fails every attempt to give a name to something of Offcut's own. */
        void about(Change change, Path place) throws IOException {
            if (this == NOTHING && change == Change.MOVE && place.endsWith("probe.new"))
                throw new FileSystemException("" + place, null, "Function not implemented");
        }
    }

    /** What could not be put back without replacing something may not be moved at all. */
    @ParameterizedTest
    @EnumSource
    void movesOnlyWhatTheDiskCouldGiveBack(Disk disk) throws Exception {
        try (FileSystem memory = disk.make()) {
            root = Files.createDirectories(memory.getPath("/library"));
            library = new Library(root, new FileIdentity(0, 0), new AiVideoGenerator());
            HeldRun run = begin(Instant::now, disk::about, doomed());
            MoveResult taken = takeAll(run).getFirst();
            assertEquals(disk == Disk.NOTHING ? "no-hold" : null, taken.why());
            assertEquals(disk != Disk.NOTHING, Files.notExists(root.resolve(FILE)));
            run.putBack(null, Older.STAY);
            run.drop();
            assertTrue(Files.exists(root.resolve(FILE)));
            assertTrue(Files.notExists(root.resolve(HELD + "/../../..").normalize()));
        }
    }
}
