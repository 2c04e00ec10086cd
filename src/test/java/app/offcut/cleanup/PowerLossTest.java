package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.SampleLibrary.Form;
import app.offcut.cleanup.CrashedLibrary.End;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The power goes at any moment. Needs Linux, loop devices and the right to mount them. */
@Tag("long")
@EnabledOnOs(OS.LINUX)
class PowerLossTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final List<String> DATA = List.of("ordered", "writeback");

    @TempDir(factory = InMemory.class)
    Path folder;

    private final Random random = new Random(11);
    private final Map<String, Integer> found = new TreeMap<>();
    private final List<String> losses = new ArrayList<>();
    private CrashSample sample;
    private int cuts;
    private int place;

    @BeforeEach
    void make() throws IOException {
        assumeTrue(LoopDisk.possible(place()), "this user cannot mount a loop device");
        sample = CrashSample.in(place(), Form.REAL_AT_026, 20);
    }

    @Test
    void losesNothingWhenThePowerGoes() throws Exception {
        for (String data : DATA)
            for (Act act : List.of(Act.CLEANS, Act.KEEPS, Act.UNDOES, Act.PURGES, Act.IS_REFUSED))
                cutDuring(act, data, true);
        FIGURES.info("{} power cuts; what was found then: {}", cuts, found);
        assertTrue(cuts >= 150, "power cuts: " + cuts);
        assertEquals(List.of(), losses);
    }

    /** Without a sync, what the journal says may come to the disk later than the deeds. */
    @Test
    void wouldLoseFilesIfNothingWereSynced() throws Exception {
        for (String data : DATA)
            for (Act act : List.of(Act.CLEANS, Act.PURGES)) cutDuring(act, data, false);
        FIGURES.info("{} power cuts without a sync, losses: {}", cuts, losses.size());
        assertTrue(!losses.isEmpty(), "so that something is really lost here");
    }

    private Path place() throws IOException {
        return Files.createDirectory(folder.resolve("place-" + place++));
    }

    private void cutDuring(Act act, String data, boolean syncs) throws Exception {
        Path here = place();
        try (LoopDisk disk = LoopDisk.make(here, data)) {
            disk.mount();
            CrashedLibrary library = sample.copyTo(disk.folder(), act);
            act.prepare(library);
            disk.sync();
            List<Path> copies = new ArrayList<>();
            Death never =
                    Death.never()
                            .meanwhile((_, _) -> {
                                if (random.nextInt(5) > 0) return;
                                if (random.nextBoolean()) neighbour(disk);
                                copies.add(copy(disk, here, copies.size()));
                            });
            library.dies(syncs ? never.syncing() : never, act.doing());
            copies.add(copy(disk, here, copies.size()));
            disk.unmount();
            for (Path copy : copies) recover(act, library, disk, copy);
        }
    }

    /** Somebody else's sync, which makes ext4 write all names, though not yet what is in files. */
    private static void neighbour(LoopDisk disk) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        disk.folder().resolve("neighbour"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            file.write(ByteBuffer.wrap(new byte[] {1}));
            file.force(true);
        }
    }

    private static Path copy(LoopDisk disk, Path here, int number) throws IOException {
        Path copy = here.resolve("cut-" + number);
        disk.copyTo(copy);
        return copy;
    }

    private void recover(Act act, CrashedLibrary library, LoopDisk disk, Path copy)
            throws IOException {
        cuts++;
        disk.become(copy);
        disk.mount();
        try {
            End end = library.recover();
            assertTrue(act.mayEnd(end), end::name);
            act.goOn(library, end);
            found.merge(act + " " + end, 1, Integer::sum);
        } catch (AssertionError | RuntimeException e) {
            losses.add(act + " " + copy.getFileName() + ": " + e);
        } finally {
            disk.unmount();
        }
        Files.delete(copy);
    }
}
