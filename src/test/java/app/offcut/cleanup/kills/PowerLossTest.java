package app.offcut.cleanup.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.kills.CrashedLibrary.End;
import app.offcut.cleanup.worlds.LoopDisk;
import app.offcut.environment.MemoryTempDir;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.samples.SampleLibrary.Form;
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
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The power goes at any moment. Needs Linux, loop devices and the right to mount them. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class PowerLossTest {
    private static final Logger FIGURES = LoggerFactory.getLogger("figures");
    private static final List<String> DATA = List.of("ordered", "writeback");

    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    private final Random random = new Random(11);
    private final Map<String, Integer> found = new TreeMap<>();
    private final List<String> losses = new ArrayList<>();
    private CrashSample sample;
    private int cuts;

    /** Of so many changes on the disk, the power goes before one. */
    private int oneOf = 5;

    private int place;

    @BeforeEach
    void make() throws IOException {
        Requirements.mounts(LoopDisk.possible(place()));
        sample = CrashSample.in(place(), Form.SHIPPED_AT_026, 20);
    }

    /**
     * What goes on when the power goes.
     *
     * @param data ext4's word for when it writes what is in files
     * @param killed whether an engine was killed before, and the next one recovers now
     * @param moved whether the disk comes back with another number
     */
    private record PowerCut(
            KilledOperation operation, String data, boolean killed, boolean moved, boolean syncs) {}

    @Test
    void losesNothingWhenThePowerGoesNowAndThen() throws Exception {
        oneOf = 40;
        for (KilledOperation operation : List.of(KilledOperation.CLEANS, KilledOperation.PURGES))
            cutDuring(new PowerCut(operation, "ordered", false, false, true));
        assertTrue(cuts >= 2, "power cuts: " + cuts);
        assertEquals(List.of(), losses);
    }

    @Test
    @Tag("long")
    void losesNothingWhenThePowerGoes() throws Exception {
        for (String data : DATA) {
            for (KilledOperation operation :
                    List.of(
                            KilledOperation.CLEANS,
                            KilledOperation.KEEPS,
                            KilledOperation.UNDOES,
                            KilledOperation.PURGES,
                            KilledOperation.ERASES_WHEN_DUE,
                            KilledOperation.FAILS_STRICTLY))
                cutDuring(new PowerCut(operation, data, false, false, true));
            for (KilledOperation operation :
                    List.of(KilledOperation.CLEANS, KilledOperation.UNDOES, KilledOperation.PURGES))
                cutDuring(new PowerCut(operation, data, true, false, true));
            for (KilledOperation operation :
                    List.of(KilledOperation.CLEANS, KilledOperation.UNDOES, KilledOperation.PURGES))
                cutDuring(new PowerCut(operation, data, false, true, true));
        }
        FIGURES.info("{} power cuts; what was found then: {}", cuts, found);
        assertTrue(cuts >= 150, "power cuts: " + cuts);
        assertEquals(List.of(), losses);
    }

    /** Without a sync, what the journal says may come to the disk later than the deeds. */
    @Test
    @Tag("long")
    void wouldLoseFilesIfNothingWereSynced() throws Exception {
        for (String data : DATA)
            for (KilledOperation operation :
                    List.of(KilledOperation.CLEANS, KilledOperation.PURGES))
                cutDuring(new PowerCut(operation, data, false, false, false));
        FIGURES.info("{} power cuts without a sync, losses: {}", cuts, losses.size());
        assertTrue(!losses.isEmpty(), "so that something is really lost here");
    }

    private Path place() throws IOException {
        return Files.createDirectory(folder.resolve("place-" + place++));
    }

    private void cutDuring(PowerCut cut) throws Exception {
        Path here = place();
        try (LoopDisk disk = LoopDisk.make(here, cut.data)) {
            disk.mount();
            CrashedLibrary library = sample.copyTo(disk.folder(), cut.operation);
            cut.operation.prepare(library);
            CrashedLibrary.EngineCall call = cut.operation.engineCall();
            if (cut.killed
                    && library.isKilled(SimulatedKill.at(20 + random.nextInt(40)).syncing(), call))
                call = (engine, _) -> engine.cleanup::recover;
            disk.sync();
            List<Path> copies = new ArrayList<>();
            SimulatedKill never = SimulatedKill.never();
            never.meanwhile((_, _) -> {
                if (random.nextInt(oneOf) > 0) return;
                if (random.nextBoolean()) neighbour(disk);
                copies.add(copy(disk, here, copies.size()));
            });
            library.isKilled(cut.syncs ? never.syncing() : never, call);
            copies.add(copy(disk, here, copies.size()));
            disk.unmount();
            if (cut.moved) disk.plugInElsewhere();
            for (Path copy : copies) recover(cut, library, disk, copy);
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

    private void recover(PowerCut cut, CrashedLibrary library, LoopDisk disk, Path copy)
            throws IOException {
        cuts++;
        disk.become(copy);
        disk.mount();
        try {
            End end = library.recover();
            assertTrue(cut.operation.mayEnd(end), end::name);
            if (!cut.moved) cut.operation.goOn(library, end);
            found.merge(cut.operation + " " + end, 1, Integer::sum);
        } catch (AssertionError | RuntimeException e) {
            losses.add(cut + " " + copy.getFileName() + ": " + e);
        } finally {
            disk.unmount();
        }
        Files.delete(copy);
    }
}
