package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.SampleLibrary.Form;
import app.offcut.cleanup.CrashedLibrary.End;
import app.offcut.cleanup.hold.Changes;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final int CUTS = 30;

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
        for (String data : List.of("ordered", "writeback"))
            for (Act act : List.of(Act.CLEANS, Act.KEEPS, Act.UNDOES, Act.PURGES, Act.IS_REFUSED))
                cutDuring(act, data, true);
        FIGURES.info("{} power cuts; what was found then: {}", cuts, found);
        assertTrue(cuts >= 150, "power cuts: " + cuts);
        assertEquals(List.of(), losses);
    }

    /** The same without a sync: what the journal says may come to the disk later than the deeds. */
    @Test
    void wouldLoseFilesIfNothingWereSynced() throws Exception {
        for (String data : List.of("ordered", "writeback"))
            for (Act act : List.of(Act.CLEANS, Act.PURGES)) cutDuring(act, data, false);
        FIGURES.info("{} power cuts without a sync: {} with losses", cuts, losses.size());
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
            Cuts cut = new Cuts(disk, here, syncs);
            ...
        }
    }
}
