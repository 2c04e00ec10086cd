package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.LoopDisk;
import app.offcut.environment.Programs;
import app.offcut.environment.Requirements;
import app.offcut.environment.TestEnvironment;
import app.offcut.environment.TestTurns;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A rule about free space from its simulation to the end, on a real disk of 40 MB with three
 * finished projects of 8 MB; only root can mount it.
 */
@EnabledOnOs(OS.LINUX)
@ResourceLock(TestTurns.MOUNTS)
class SmallDiskRulesTest {
    private static final int MB = 1_000_000;

    @TempDir Path folder;
    private Path disk = Path.of("/");
    private boolean mounted;
    private Environment environment;

    @BeforeEach
    void mount() throws Exception {
        Requirements.mounts(LoopDisk.possible(Files.createDirectory(folder.resolve("try"))));
        disk = Files.createDirectory(folder.resolve("disk"));
        Programs.run("mount", "-t", "tmpfs", "-o", "size=40m", "none", disk);
        mounted = true;
        Path root = Files.createDirectory(disk.resolve("library"));
        SampleLibrary library = SampleLibrary.in(root, Form.SHIPPED_AT_026);
        for (String id : List.of("old", "older", "oldest")) {
            library.project(id).scenes(1).finished();
            library.file(".cache/videos/" + id + "/scene-1-extra.mp4", 8 * MB);
        }
        library.sql(
                "UPDATE projects SET last_active = CASE id WHEN 'old' THEN ? WHEN 'older' THEN ?"
                        + " ELSE ? END",
                library.now().minusSeconds(300).toString(),
                library.now().minusSeconds(600).toString(),
                library.now().minusSeconds(900).toString());
        environment = TestEnvironment.withLibrary(folder, root);
    }

    @AfterEach
    void unmount() throws Exception {
        if (!mounted) return;
        // from here on the log of this process is written elsewhere
        Called.offcut(TestEnvironment.in(folder), "list", "--library", "" + folder);
        Programs.run("umount", disk);
    }

    private Called offcut(String line) {
        return Called.offcut(environment, line.split(" "));
    }

    private long free() throws IOException {
        return Files.getFileStore(disk).getUsableSpace();
    }

    private List<String> cleaned() {
        Called history = offcut("history --json").ends(0);
        return history.json().getAsJsonArray("runs").asList().stream()
                .map(run -> run.getAsJsonObject().get("project").getAsString())
                .toList();
    }

    @Test
    void makesRoomUntilThereIsEnoughAndCanBeUndoneUntilThen() throws Exception {
        long wanted = (free() + 9 * MB) / 1000;
        offcut("keep 7d").ends(0);
        Called simulation = offcut("rules --free " + wanted + "KB --simulate --json").ends(0);
        assertEquals("oldest", simulation.at("simulation/today/0/project"));
        assertEquals("older", simulation.at("simulation/today/1/project"));
        assertEquals(2, simulation.size("simulation/today"));
        assertEquals(List.of(), cleaned());

        offcut("rules --free " + wanted + "KB").ends(0);
        offcut("watch --once").ends(0).prints("The rule “free space” cleaned it");
        assertEquals(List.of("older", "oldest"), cleaned());
        assertTrue(free() < wanted * 1000, "held files take space");
        offcut("watch --once").ends(0);
        assertEquals(2, cleaned().size(), "they are free soon");

        offcut("purge --all").ends(0);
        assertTrue(free() >= wanted * 1000, free() + " of " + wanted + " kB");
        offcut("watch --once").ends(0);
        assertEquals(2, cleaned().size());
    }

    @Test
    void erasesAtOnceWhatItCleansOnADiskThatIsNearlyFull() throws Exception {
        Files.write(disk.resolve("other"), new byte[(int) (free() - MB)]);
        offcut("rules --free 5MB").ends(0);
        offcut("watch --once").ends(0);
        assertEquals(List.of("oldest"), cleaned());
        assertEquals("complete", offcut("history --json").at("runs/0/outcome"));
        assertEquals("free-space", offcut("history --json").at("runs/0/spaceRule"));
        assertTrue(free() > 5 * MB);
    }

    @Test
    void refusesAGoalThatNoCleanupCouldReach() {
        offcut("rules --free 50GB").ends(2).warns("can never be free");
        offcut("rules").ends(0).prints("No rule");
    }
}
