package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.SampleManifest;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.environment.SetUp;
import app.offcut.environment.Thorough;
import app.offcut.files.FileIdentity;
import app.offcut.generator.aivideogen.AiVideoGenerator;
import app.offcut.generator.aivideogen.AiVideoLayout;
import app.offcut.library.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another program swaps a file or a folder after the last check, before the move or the erasure.
 * The hook makes each swap, so each one succeeds.
 */
@EnabledOnOs(OS.LINUX)
class SwapRaceTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final int SAMPLE = Thorough.or(200, 60);
    private static final int IN_FULL = 100_000;
    private static final String NAME = "scene-1-x.mp4";
    private static final String FILE = ".cache/videos/p1/" + NAME;

    /** What is swapped for what. */
    enum Swap {
        FILE_FOR_FILE(FILE, NAME, ChangeHook.Change.MOVE),
        FOLDER_FOR_LINK(".cache/videos/p1", "", ChangeHook.Change.MOVE),
        FOLDER_FOR_FOLDER(".cache/videos/p1", "", ChangeHook.Change.MOVE),
        ZONE_FOR_LINK(".cache/videos", "p1", ChangeHook.Change.MOVE),
        CACHE_FOR_LINK(".cache", "videos/p1", ChangeHook.Change.MOVE),
        HELD_FOLDER_FOR_FOLDER(
                ".cache/videos/.offcut/" + SampleManifest.RUN + "/files/p1",
                "",
                ChangeHook.Change.ERASE);

        private final String place;
        private final String below;
        private final ChangeHook.Change moment;

        Swap(String place, String below, ChangeHook.Change moment) {
            this.place = place;
            this.below = below;
            this.moment = moment;
        }

        boolean link() {
            return name().endsWith("_LINK");
        }
    }

    @TempDir Path folder;
    private Path root;
    private Path outside;
    private Path canary;
    private Path aside;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("library"));
        outside = Files.createDirectory(folder.toRealPath().resolve("outside"));
        aside = folder.toRealPath().resolve("aside");
        file();
    }

    private void file() throws IOException {
        Path file = root.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "condemned");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @EnumSource
    void losesNoCanary(Swap swap) throws Exception {
        assertEquals(0, lost(swap, SAMPLE));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void losesNoCanaryInFull(Swap swap) throws Exception {
        long lost = lost(swap, IN_FULL);
        FIGURES.info("{}: {} swaps, {} canaries lost", swap, IN_FULL, lost);
        assertEquals(0, lost);
    }

    /** Control: a check and then a deletion by path lose the canary. */
    @ParameterizedTest
    @EnumSource
    void controlLosesItByPath(Swap swap) throws Exception {
        plant(swap);
        Path victim =
                swap.moment == ChangeHook.Change.MOVE
                        ? root.resolve(FILE)
                        : root.resolve(swap.place).resolve(NAME);
        if (swap.moment == ChangeHook.Change.ERASE) {
            Files.createDirectories(victim.getParent());
            Files.move(root.resolve(FILE), victim);
        }
        assertTrue(Files.isRegularFile(victim), "the look");
        swap(swap);
        Files.delete(victim);
        assertTrue(Files.notExists(canary) && Files.notExists(victim));
    }

    private long lost(Swap swap, int times) throws Exception {
        long lost = 0;
        boolean[] armed = {true};
        ChangeHook seam =
                new ChangeHook() {
                    @Override
                    public void about(Change change, Path place) {
                        if (change != swap.moment || !place.endsWith(NAME) || !armed[0]) return;
                        armed[0] = false;
                        swap(swap);
                    }

                    @Override
                    public boolean syncs() {
                        return false; // nothing is unplugged here
                    }
                };
        Hold hold =
                new Hold(
                        new Library(root, new FileIdentity(0, 0), new AiVideoGenerator()),
                        Instant::now,
                        seam);
        plant(swap);
        for (int i = 0; i < times; i++) {
            armed[0] = true;
            DoomedFile doomed = SampleDoomedFile.doomed(AiVideoLayout.SEGMENTS, root, FILE);
            HeldRun run = hold.begin(SampleManifest.of(root, doomed));
            List<MoveResult> taken =
                    HeldRunFixture.take(run, _ -> false, List.of(Manifest.Entry.of(doomed)));
            if (swap.moment == ChangeHook.Change.ERASE) {
                run.journal().commit(new Commit(Instant.now(), Instant.now(), taken));
                run.erase();
            }
            assertTrue(!armed[0], "every swap succeeds");
            if (!canaryIsSafe(swap)) lost++;
            giveBack(swap);
            run.putBack(null, Older.STAY);
            if (run.empty()) run.drop();
            if (Files.notExists(root.resolve(FILE))) file();
        }
        return lost;
    }

    /** A file outside that would be hit if a name were looked up again. */
    @SetUp
    private void plant(Swap swap) throws IOException {
        canary = outside;
        for (String name : swap.below.split("/"))
            if (!name.isEmpty() && !name.equals(NAME)) canary = canary.resolve(name);
        Files.createDirectories(canary);
        canary = canary.resolve(NAME);
        Files.writeString(canary, "canary");
    }

    private void swap(Swap swap) {
        Path place = root.resolve(swap.place);
        try {
            Files.move(place, aside);
            if (swap == Swap.FILE_FOR_FILE) Files.move(canary, place);
            else if (swap.link()) Files.createSymbolicLink(place, outside);
            else Files.move(outside, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean canaryIsSafe(Swap swap) throws IOException {
        Path now =
                switch (swap) {
                    case FILE_FOR_FILE -> root.resolve(FILE);
                    case FOLDER_FOR_FOLDER, HELD_FOLDER_FOR_FOLDER ->
                            root.resolve(swap.place).resolve(NAME);
                    default -> canary;
                };
        try {
            return Files.readString(now).equals("canary");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void giveBack(Swap swap) throws IOException {
        Path place = root.resolve(swap.place);
        if (swap == Swap.FILE_FOR_FILE) Files.move(place, canary);
        else if (swap.link()) Files.delete(place);
        else Files.move(place, outside);
        Files.move(aside, place);
    }
}
