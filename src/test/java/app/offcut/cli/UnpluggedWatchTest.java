package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.LoopDisk;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestTurns;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code watch} goes on by itself when the disk it watches is back under another number. */
@Tag("long")
@ResourceLock(TestTurns.MOUNTS)
class UnpluggedWatchTest {
    private static final Duration SOON = Duration.ofMinutes(5);

    @TempDir Path folder;

    @Test
    void resumesWhenTheDiskReturns() throws Exception {
        Requirements.mounts(LoopDisk.possible(Files.createDirectory(folder.resolve("try"))));
        try (LoopDisk disk =
                LoopDisk.make(Files.createDirectory(folder.resolve("disk")), "ordered")) {
            disk.mount();
            Path root = Files.createDirectory(disk.folder().resolve("library"));
            SampleLibrary files = SampleLibrary.in(root, Form.SHIPPED_AT_026);
            files.project("old").scenes(1).finished();
            try (Launched watch = Launched.offcut(folder, root, "watch", "--json")) {
                var out = watch.process().inputReader();
                assertTrue(out.readLine().contains("\"watching\""));
                await().atMost(SOON).until(() -> pulledOut(disk));
                assertTrue(out.readLine().contains("does not exist"));
                disk.plugInElsewhere();
                disk.mount();
                assertTrue(out.readLine().contains("\"watching\""));
                files.project("new").scenes(1).finished();
                assertTrue(out.readLine().contains("\"cleaned\""));
                watch.signal("TERM");
                assertTrue(out.readLine().contains("\"stopped\""));
                assertEquals(0, watch.process().waitFor());
            }
        }
    }

    private static boolean pulledOut(LoopDisk disk) {
        try {
            disk.unmount();
            return true;
        } catch (IOException e) {
            return false; // it is being looked at
        }
    }
}
