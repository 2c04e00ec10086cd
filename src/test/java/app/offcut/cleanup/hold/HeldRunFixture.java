package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.MoveResult.Fate;
import app.offcut.cleanup.journal.Moved;
import app.offcut.cleanup.journal.SampleManifest;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a few files, without an engine. */
abstract class HeldRunFixture {
    static final String FILE = ".cache/videos/p1/scene-1-x.mp4";

    static final String HELD =
            ".cache/videos/.offcut/" + SampleManifest.RUN + "/files/p1/scene-1-x.mp4";

    @TempDir Path folder;
    @TempDir Path outside;
    final Set<FileIdentity> written = new HashSet<>();
    Path root;
    Library library;

    @BeforeEach
    void open() throws Exception {
        root = folder.toRealPath();
        library = new Library(root, new FileIdentity(0, 0), new AiVideoGenerator());
    }

    HeldRun begin(DoomedFile... files) {
        return begin(Instant::now, files);
    }

    HeldRun begin(InstantSource clock, DoomedFile... files) {
        return begin(clock, ChangeHook.NONE, files);
    }

    HeldRun begin(InstantSource clock, ChangeHook changes, DoomedFile... files) {
        return new Hold(library, clock, changes).begin(SampleManifest.of(root, files));
    }

    List<MoveResult> takeAll(HeldRun run) throws IOException {
        return take(run, written::contains, files(run));
    }

    static List<Entry> files(HeldRun run) {
        return Objects.requireNonNull(run.journal().manifest()).files();
    }

    /** The final results for these files. */
    static List<MoveResult> take(
            HeldRun run, Predicate<FileIdentity> openForWriting, List<Entry> files)
            throws IOException {
        List<Moved> taken = new ArrayList<>();
        try (Taking taking = run.taking(openForWriting, taken)) {
            for (Entry file : files) taking.take(file);
            taking.end();
        }
        return taken.stream().map(Moved::result).toList();
    }

    static void erase(HeldRun run, List<MoveResult> taken) throws Exception {
        run.journal().commit(new Commit(Instant.now(), Instant.now(), taken));
        assertEquals(List.of(), run.erase().kept());
        run.removeEmptiedFolders();
    }

    /** What becomes of a single file, which is put back if it was moved. */
    MoveResult take(DoomedFile doomed) throws Exception {
        return take(begin(doomed));
    }

    MoveResult take(HeldRun run) throws Exception {
        MoveResult taken = takeAll(run).getFirst();
        run.putBack(null, Older.STAY);
        run.drop();
        assertTrue(Files.notExists(root.resolve(".offcut/" + SampleManifest.RUN)));
        return taken;
    }

    static MoveResult spare(HeldRun run) throws Exception {
        MoveResult spared =
                run.spare(Objects.requireNonNull(run.journal().manifest()).files().getFirst());
        run.drop();
        return spared;
    }

    static void assertHeld(MoveResult taken) {
        assertEquals(new MoveResult(Fate.HELD, null, null), taken);
    }

    static void assertGone(MoveResult taken) {
        assertEquals(new MoveResult(Fate.ALREADY_GONE, null, null), taken);
    }

    static void assertStayed(String why, MoveResult taken) {
        assertEquals(new MoveResult(Fate.STAYED, why, null), taken);
    }

    Path file(String path) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    DoomedFile doomed(Zone zone, String path) throws Exception {
        return SampleDoomedFile.doomed(zone, root, path);
    }

    DoomedFile doomed() throws Exception {
        file(FILE);
        return doomed(AiVideoLayout.SEGMENTS, FILE);
    }

    HeldRun again() throws Exception {
        List<HeldRun> runs = new Hold(library, Instant::now, ChangeHook.NONE).runs();
        assertEquals(1, runs.size());
        return runs.getFirst();
    }
}
