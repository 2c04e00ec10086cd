package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Journal.Phase;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.MoveResult.Fate;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.FinalFingerprint;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.library.FileIdentity;
import app.offcut.library.Library;
import app.offcut.library.Zone;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldRunTest {
    private static final String FILE = ".cache/videos/p1/scene-1-x.mp4";
    private static final String HELD =
            ".cache/videos/.offcut/20261123-120000-0000/files/p1/scene-1-x.mp4";

    @TempDir Path folder;
    @TempDir Path outside;
    private final Set<FileIdentity> written = new HashSet<>();
    private Path root;
    private Library library;

    @BeforeEach
    void open() throws Exception {
        root = folder.toRealPath();
        library = new Library(root, new FileIdentity(0, 0));
    }

    private HeldRun begin(DoomedFile... files) {
        return begin(Instant::now, files);
    }

    private HeldRun begin(InstantSource clock, DoomedFile... files) {
        return begin(clock, ChangeHook.NONE, files);
    }

    private HeldRun begin(InstantSource clock, ChangeHook changes, DoomedFile... files) {
        Instant now = Instant.now();
        return new Hold(library, clock, changes)
                .begin(
                        new Manifest(
                                "20261123-120000-0000",
                                root.toString(),
                                FileIdentity.UNKNOWN,
                                "p1",
                                "P1",
                                StartedBy.HAND,
                                now,
                                "hash",
                                Set.of(),
                                false,
                                false,
                                Duration.ZERO,
                                new FinalFingerprint("p1", "final.mp4", null, 1, now, now),
                                Manifest.Process.current(),
                                Set.of(),
                                Stream.of(files).map(Manifest.Entry::of).toList()));
    }

    private List<MoveResult> takeAll(HeldRun run) {
        return Objects.requireNonNull(run.journal().manifest()).files().stream()
                .map(file -> run.take(file, written::contains))
                .toList();
    }

    private static void erase(HeldRun run, List<MoveResult> taken) throws Exception {
        run.commit(new Commit(Instant.now(), Instant.now(), taken));
        assertEquals(List.of(), run.erase().kept());
        run.removeEmptiedFolders();
    }

    /** What becomes of a single file, which is put back if it was moved. */
    private MoveResult take(DoomedFile doomed) throws Exception {
        return take(begin(doomed));
    }

    private MoveResult take(HeldRun run) throws Exception {
        MoveResult taken = takeAll(run).getFirst();
        run.putBack(null, Older.STAY);
        run.drop();
        assertTrue(Files.notExists(root.resolve(".offcut/20261123-120000-0000")));
        return taken;
    }

    private static MoveResult spare(HeldRun run) throws Exception {
        MoveResult spared =
                run.spare(Objects.requireNonNull(run.journal().manifest()).files().getFirst());
        run.drop();
        return spared;
    }

    private static void assertHeld(MoveResult taken) {
        assertEquals(new MoveResult(Fate.HELD, null, null), taken);
    }

    private static void assertGone(MoveResult taken) {
        assertEquals(new MoveResult(Fate.ALREADY_GONE, null, null), taken);
    }

    private static void assertStayed(String why, MoveResult taken) {
        assertEquals(new MoveResult(Fate.STAYED, why, null), taken);
    }

    private Path file(String path) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private DoomedFile doomed(Zone zone, String path) throws Exception {
        return SampleDoomedFile.doomed(zone, root, path);
    }

    private DoomedFile doomed() throws Exception {
        file(FILE);
        return doomed(Zone.SEGMENTS, FILE);
    }

    @Test
    void erasesAFile() throws Exception {
        HeldRun run = begin(doomed());
        List<MoveResult> taken = takeAll(run);
        assertHeld(taken.getFirst());
        assertTrue(Files.notExists(root.resolve(FILE)));
        assertTrue(Files.exists(root.resolve(HELD)));
        erase(run, taken);
        assertTrue(run.empty());
        run.drop();
        assertTrue(Files.notExists(root.resolve(".cache/videos/.offcut/20261123-120000-0000")));
        assertTrue(Files.notExists(root.resolve(".offcut/20261123-120000-0000")));
    }

    @Test
    void takesAMissingFileForDone() throws Exception {
        DoomedFile doomed = doomed();
        Files.delete(root.resolve(FILE));
        assertGone(take(doomed));
        assertGone(spare(begin(doomed)));
    }

    @Test
    void takesAMissingFolderForDone() throws Exception {
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
        DoomedFile doomed = doomed(Zone.SEGMENTS, FILE);
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
        HeldRun run = begin(first, doomed(Zone.SEGMENTS, other));
        List<Manifest.Entry> files = Objects.requireNonNull(run.journal().manifest()).files();
        assertHeld(run.take(files.getFirst(), _ -> false));
        Path rescued = outside.resolve("rescued");
        Files.move(root.resolve(".cache/videos/p1"), rescued);
        assertGone(run.take(files.getLast(), _ -> false));
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
        assertThrows(IllegalArgumentException.class, () -> begin(doomed));
        assertTrue(Files.exists(root.resolve(path)));
    }

    @Test
    void refusesToClimb() throws Exception {
        file("public/videos/p1/final.mp4");
        Files.createDirectories(root.resolve(".cache/videos/p1"));
        DoomedFile doomed = doomed(Zone.SEGMENTS, ".cache/videos/../../public/videos/p1/final.mp4");
        assertThrows(IllegalArgumentException.class, () -> begin(doomed));
        assertTrue(Files.exists(root.resolve("public/videos/p1/final.mp4")));
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        DoomedFile first = doomed();
        file(".cache/videos/p2/scene-1-x.mp4");
        DoomedFile second = doomed(Zone.SEGMENTS, ".cache/videos/p2/scene-1-x.mp4");
        HeldRun run = begin(first, second);
        Files.move(root.resolve(".cache/videos/p1"), outside.resolve("p1"));
        Files.writeString(root.resolve(".cache/videos/p1"), "a file in the folder's place");
        List<MoveResult> taken = takeAll(run);
        assertEquals(Fate.FAILED, taken.getFirst().fate());
        assertHeld(taken.getLast());
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
                        doomed(Zone.AUDIO, ".cache/audio/projects/p1/scene-1.mp3"),
                        doomed(Zone.ASSEMBLY, ".cache/assembly/j1/deep/er/a.mp4"),
                        doomed(Zone.PROVIDER, "assets/cache/dvids/1.mp4"));

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

    @Test
    void freesTheLengthWithTheLastName() throws Exception {
        DoomedFile first = doomed();
        String other = ".cache/videos/p1/scene-1-y.mp4";
        Files.createLink(root.resolve(other), root.resolve(FILE));
        HeldRun run = begin(first, doomed(Zone.SEGMENTS, other));
        erase(run, takeAll(run));
        Purge purge = Objects.requireNonNull(run.journal().purge());
        assertEquals(Set.of(FILE, other), purge.freed().keySet());
        assertEquals(
                FILE.length(), purge.freed().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void freesNothingWhileTheFileHasAnotherName() throws Exception {
        HeldRun run = begin(doomed());
        Files.createLink(outside.resolve("mine.mp4"), root.resolve(FILE));
        erase(run, takeAll(run));
        assertEquals(Map.of(FILE, 0L), Objects.requireNonNull(run.journal().purge()).freed());
    }

    @Test
    void putsBackWithoutReplacing() throws Exception {
        HeldRun run = begin(doomed());
        takeAll(run);
        Files.writeString(root.resolve(FILE), "made again");
        assertEquals(
                List.of(new Leftover(FILE, "place-taken", null)),
                run.putBack(null, Older.STAY).kept());
        assertEquals("made again", Files.readString(root.resolve(FILE)));
        assertEquals(FILE, Files.readString(root.resolve(HELD.replace("/files/", "/older/"))));
        assertThrows(DirectoryNotEmptyException.class, run::drop);

        Files.delete(root.resolve(FILE));
        assertEquals(List.of(), run.putBack(null, Older.STAY).restored(), "a person must ask");
        assertEquals(List.of(FILE), run.putBack(null, Older.TRY).restored());
        assertEquals(FILE, Files.readString(root.resolve(FILE)));
    }

    @Test
    void makesMissingFoldersWhenItPutsBack() throws Exception {
        HeldRun run = begin(doomed());
        takeAll(run);
        Files.delete(root.resolve(".cache/videos/p1"));
        assertEquals(List.of(FILE), run.putBack(null, Older.STAY).restored());
        assertEquals(FILE, Files.readString(root.resolve(FILE)));
    }

    @Test
    void neverErasesWhatLiesInTheHoldByMistake() throws Exception {
        HeldRun run = begin(doomed());
        List<MoveResult> taken = takeAll(run);
        Files.writeString(root.resolve(HELD).resolveSibling("stray.mp4"), "stray");
        Files.move(root.resolve(HELD), outside.resolve("held"));
        Files.writeString(root.resolve(HELD), "another");

        run.commit(new Commit(Instant.now(), Instant.now(), taken));
        assertEquals(List.of(), run.erase().kept());

        assertEquals("another", Files.readString(root.resolve(FILE)));
        assertEquals("stray", Files.readString(root.resolve(".cache/videos/p1/stray.mp4")));
    }

    @Test
    void findsTheRunAgain() throws Exception {
        HeldRun run = begin(doomed());
        List<MoveResult> taken = takeAll(run);
        assertEquals(Phase.PREPARED, again().journal().phase());
        run.commit(new Commit(Instant.now(), Instant.now(), taken));
        assertEquals(Phase.COMMITTED, again().journal().phase());
        assertEquals(run.journal().manifest(), again().journal().manifest());
        assertEquals(run.journal().commit(), again().journal().commit());
        assertTrue(again().missingZone().isEmpty());
        assertFalse(again().underWay(), "not by this engine");
        assertTrue(run.underWay());
    }

    @Test
    void takesASpoiltManifestForNone() throws Exception {
        takeAll(begin(doomed()));
        Path manifest = root.resolve(".offcut/20261123-120000-0000/manifest");
        Files.writeString(manifest, Files.readString(manifest).replace("\"p1\"", "\"p2\""));
        HeldRun left = again();
        assertEquals(Phase.UNKNOWN, left.journal().phase());
        assertNull(left.journal().manifest());
        assertEquals(List.of(FILE), left.putBack(null, Older.STAY).restored());
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
            library = new Library(root, new FileIdentity(0, 0));
            HeldRun run = begin(Instant::now, disk::about, doomed());
            MoveResult taken = takeAll(run).getFirst();
            assertEquals(disk == Disk.NOTHING ? "no-hold" : null, taken.why());
            assertEquals(disk != Disk.NOTHING, Files.notExists(root.resolve(FILE)));
            run.putBack(null, Older.STAY);
            run.drop();
            assertTrue(Files.exists(root.resolve(FILE)));
            assertTrue(Files.notExists(root.resolve(HELD).getParent().getParent().getParent()));
        }
    }

    private HeldRun again() throws Exception {
        List<HeldRun> runs = new Hold(library, Instant::now, ChangeHook.NONE).runs();
        assertEquals(1, runs.size());
        return runs.getFirst();
    }
}
