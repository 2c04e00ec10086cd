package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.journal.SampleManifest;
import app.offcut.cleanup.plan.SampleDoomedFile;
import app.offcut.environment.MemoryTempDir;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import app.offcut.generator.moneyprinterturbo.MoneyPrinterTurbo;
import app.offcut.library.Library;
import app.offcut.library.TrustedLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A zone whose files are held beside it, and whose disk has changed since the plan. */
@EnabledOnOs(OS.LINUX)
class HoldTest {
    private static final Zone TASKS = new MoneyPrinterTurbo().layout().zones().getFirst();

    @TempDir Path folder;

    @TempDir(factory = MemoryTempDir.class)
    Path elsewhere;

    /** Whether a run makes its folder for held files, with the tasks behind a trusted link. */
    private boolean begins(Path tasks) throws IOException {
        Path root = folder.toRealPath();
        Path task = Files.createDirectories(tasks.resolve("one"));
        Files.write(task.resolve("combined-1.mp4"), new byte[3000]);
        Files.createDirectories(root.resolve("storage"));
        Files.createSymbolicLink(root.resolve(TASKS.word()), tasks.toRealPath());
        FileIdentity identity = identity(tasks);
        Library library =
                new Library(root, FileIdentity.UNKNOWN, new MoneyPrinterTurbo())
                        .trusting(
                                List.of(
                                        new TrustedLink(
                                                TASKS.names(), tasks.toRealPath(), identity)));
        new Hold(library, Instant::now, ChangeHook.NONE)
                .begin(
                        SampleManifest.of(
                                root,
                                SampleDoomedFile.doomed(
                                        TASKS, root, "storage/tasks/one/combined-1.mp4")));
        return Files.exists(root.resolve("storage/.offcut/" + SampleManifest.RUN));
    }

    private static FileIdentity identity(Path folder) throws IOException {
        return Objects.requireNonNull(
                FileIdentity.of(Files.readAttributes(folder, BasicFileAttributes.class)));
    }

    @Test
    void holdsNothingOnAnotherDisk() throws IOException {
        assumeTrue(identity(elsewhere).device() != identity(folder).device(), "no second disk");
        assertEquals(false, begins(elsewhere.resolve("tasks")));
    }

    @Test
    void holdsOnTheSameDisk() throws IOException {
        assertEquals(true, begins(folder.resolve("tasks")));
    }
}
