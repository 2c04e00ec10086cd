package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.MoveResult.Fate;
import app.offcut.cleanup.journal.Moved;
import app.offcut.cleanup.journal.SampleManifest;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Somebody moves a folder away, or replaces it, while its files go through its handle. */
@EnabledOnOs(OS.LINUX)
class FolderTakeTest extends HeldRunFixture {
    private static final String FOLDER = ".cache/videos/p1";
    private static final int FILES = 5;
    private static final List<MoveResult> ALL_HELD =
            Stream.generate(() -> MoveResult.HELD).limit(FILES).toList();

    private interface Step {
        void run() throws IOException;
    }

    private DoomedFile[] doomed;
    private Path rescued;

    @BeforeEach
    void fill() throws Exception {
        doomed = new DoomedFile[FILES];
        for (int i = 0; i < FILES; i++) {
            file(name(i));
            doomed[i] = doomed(AiVideoLayout.SEGMENTS, name(i));
        }
        rescued = outside.toRealPath().resolve("rescued");
    }

    private static String name(int number) {
        return FOLDER + "/scene-" + number + ".mp4";
    }

    /** A run in which something happens just before the third file is moved. */
    private HeldRun meanwhile(Step step) {
        int[] moves = {0};
        return begin(
                Instant::now,
                (change, place) -> {
                    boolean ours = place.toString().contains(".offcut");
                    if (change == Change.MOVE && !ours && ++moves[0] == 3) step.run();
                },
                doomed);
    }

    private void rescue() throws IOException {
        Files.move(root.resolve(FOLDER), rescued);
    }

    private void assertAllIn(Path folder) throws IOException {
        for (int i = 0; i < FILES; i++)
            assertEquals(name(i), Files.readString(folder.resolve("scene-" + i + ".mp4")));
    }

    private void assertAllStayed(List<MoveResult> taken) {
        assertEquals(FILES, taken.size());
        for (MoveResult one : taken) assertStayed("changed", one);
    }

    @Test
    void holdsWhatIsStillInItsPlace() throws Exception {
        assertEquals(ALL_HELD, takeAll(begin(doomed)));
    }

    @Test
    void givesBackWhatItTookOutOfARescuedFolder() throws Exception {
        HeldRun run = meanwhile(this::rescue);
        assertAllStayed(takeAll(run));
        assertAllIn(rescued);
        assertTrue(run.empty());
    }

    /** Control: a handle without a proof at the end empties the rescued folder. */
    @Test
    void controlLosesTheRescuedFiles() throws Exception {
        HeldRun run = meanwhile(this::rescue);
        List<Moved> taken = new ArrayList<>();
        try (Taking unproved = run.taking(written::contains, taken)) {
            for (Entry file : files(run)) unproved.take(file);
        }
        erase(run, taken.stream().map(Moved::result).toList());
        for (int i = 0; i < FILES; i++)
            assertTrue(Files.notExists(rescued.resolve("scene-" + i + ".mp4")));
    }

    @Test
    void givesBackWhatItTookOutOfAReplacedFolder() throws Exception {
        HeldRun run =
                meanwhile(() -> {
                    rescue();
                    Files.createDirectory(root.resolve(FOLDER));
                    Files.writeString(root.resolve(name(0)), "new");
                });
        assertAllStayed(takeAll(run));
        assertAllIn(rescued);
        assertEquals("new", Files.readString(root.resolve(name(0))));
        assertTrue(run.empty());
    }

    @Test
    void saysThatALinkHasReplacedTheFolder() throws Exception {
        HeldRun run =
                meanwhile(() -> {
                    rescue();
                    Files.createSymbolicLink(root.resolve(FOLDER), rescued);
                });
        for (MoveResult one : takeAll(run)) {
            assertEquals(Fate.FAILED, one.fate());
            assertEquals("folder-replaced", one.why());
        }
        assertAllIn(rescued);
    }

    @Test
    void givesBackWhatWentIntoAHoldThatWasMovedAway() throws Exception {
        String held = ".cache/videos/.offcut/" + SampleManifest.RUN + "/files/p1";
        HeldRun run = meanwhile(() -> Files.move(root.resolve(held), rescued));
        assertAllStayed(takeAll(run));
        assertAllIn(root.resolve(FOLDER));
    }

    /** What has the name of a file that goes back stays, and so does the file, in the hold. */
    @Test
    void givesNothingBackOverAnother() throws Exception {
        HeldRun run =
                meanwhile(() -> {
                    rescue();
                    Files.writeString(rescued.resolve("scene-0.mp4"), "theirs");
                });
        List<MoveResult> taken = takeAll(run);
        assertEquals(Fate.FAILED, taken.getFirst().fate());
        for (MoveResult one : taken.subList(1, FILES)) assertStayed("changed", one);
        assertEquals("theirs", Files.readString(rescued.resolve("scene-0.mp4")));
        assertEquals(List.of(name(0)), run.paths());
    }

    /** A generator may remove a folder as soon as it is empty; that rescues nothing. */
    @Test
    void holdsWhatWasInAFolderThatWasRemovedThen() throws Exception {
        HeldRun run = begin(doomed);
        List<Moved> taken = new ArrayList<>();
        try (Taking taking = run.taking(written::contains, taken)) {
            for (Entry file : files(run)) taking.take(file);
            Files.delete(root.resolve(FOLDER));
            taking.end();
        }
        assertEquals(ALL_HELD, taken.stream().map(Moved::result).toList());
        assertEquals(FILES, run.paths().size());
    }

    @Test
    void provesEachFolderBeforeTheNext() throws Exception {
        String other = ".cache/videos/p2/scene.mp4";
        file(other);
        List<DoomedFile> all = new ArrayList<>(List.of(doomed));
        all.add(doomed(AiVideoLayout.SEGMENTS, other));
        doomed = all.toArray(DoomedFile[]::new);
        HeldRun run = meanwhile(this::rescue);
        List<MoveResult> taken = takeAll(run);
        assertAllStayed(taken.subList(0, FILES));
        assertHeld(taken.getLast());
        assertAllIn(rescued);
    }
}
