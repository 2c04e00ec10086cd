package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.LoopDisk;
import app.offcut.environment.Requirements;
import app.offcut.environment.SetUp;
import app.offcut.environment.TestEnvironment;
import app.offcut.environment.TestTurns;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A disk without a single free block, which holds the library and Offcut's own folder: what frees
 * room must work there. Real small disks; only root can mount them.
 */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class FullDiskTest {
    enum Kind {
        EXT4,
        TMPFS
    }

    @TempDir Path folder;
    private Path disk = Path.of("/");
    private AutoCloseable unmounts = () -> {};
    private HeldLibrary held;

    @AfterEach
    void unmount() throws Exception {
        // from here on the log of this process is written elsewhere
        Called.offcut(TestEnvironment.in(folder), "list", "--library", "" + folder);
        unmounts.close();
    }

    @SetUp
    private void mount(Kind kind) throws Exception {
        Requirements.mounts(LoopDisk.possible(Files.createDirectory(folder.resolve("try"))));
        if (kind == Kind.EXT4) {
            LoopDisk loop = LoopDisk.make(folder, "ordered");
            unmounts = loop;
            loop.mount();
            disk = loop.folder();
        } else {
            disk = Files.createDirectory(folder.resolve("tmpfs"));
            assertEquals(0, shell("mount -t tmpfs -o size=6m none " + disk));
            unmounts = () -> assertEquals(0, shell("umount " + disk));
        }
        held = HeldLibrary.in(disk);
    }

    private static int shell(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
    }

    /** To the last byte. */
    private void fill() throws IOException {
        Path file = disk.resolve("fill");
        for (int size = 1 << 20; size > 0; size /= 16)
            try (OutputStream out =
                    Files.newOutputStream(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (byte[] bytes = new byte[size]; ; ) out.write(bytes);
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("No space left"), e::toString);
            }
        assertEquals(0, Files.getFileStore(disk).getUsableSpace());
    }

    @ParameterizedTest
    @EnumSource
    void erasesHeldFiles(Kind kind) throws Exception {
        mount(kind);
        fill();
        Called purge = held.offcut("purge", "--all").ends(0);
        assertTrue(purge.out().startsWith("Cleanup: Deleted "), purge.out());
        assertEquals("clean", held.state("p1"));
        Files.delete(disk.resolve("fill")); // for the copy that is made before the first status
        held.offcut("recover").ends(0);
        assertEquals(
                "complete", held.library.ask("SELECT cleanup_status FROM projects WHERE id='p1'"));
        held.offcut("history", "p1", "--json").prints("\"complete\"");
    }

    @ParameterizedTest
    @EnumSource
    void listsProjects(Kind kind) throws Exception {
        mount(kind);
        fill();
        assertEquals("held", held.state("p1"));
        held.offcut("history").ends(0);
    }

    @ParameterizedTest
    @EnumSource
    void undoesWithoutLoss(Kind kind) throws Exception {
        mount(kind);
        fill();
        Called undo = held.offcut("undo", held.run);
        // folders that were removed may find no room
        assertTrue(undo.status() <= 1, undo.err());
        Files.delete(disk.resolve("fill"));
        held.offcut("recover");
        assertEquals(held.before, held.files());
        assertEquals("ready", held.state("p1"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesToClean(Kind kind) throws Exception {
        mount(kind);
        held.offcut("undo", held.run).ends(0);
        fill();
        held.offcut("clean", "p1", "--yes").ends(5).warns("is full");
        assertEquals(held.before, held.files());
    }

    /** Offcut's own folder is on another disk, which has room. */
    @Test
    void erasesIfOnlyTheLibrarysDiskIsFull() throws Exception {
        mount(Kind.TMPFS);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertEquals(0, shell("cp -a " + disk.resolve("state") + "/. " + elsewhere));
        fill();
        Environment roomy =
                new Environment(
                        Map.of("OFFCUT_LIBRARY", held.library.root().toString()),
                        InstantSource.system(),
                        folder,
                        folder.resolve("home"),
                        elsewhere);
        Called purge = Called.offcut(roomy, "purge", "--all").ends(0);
        assertTrue(purge.out().startsWith("Cleanup: Deleted "), purge.out());
    }
}
