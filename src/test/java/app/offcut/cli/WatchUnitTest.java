package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The systemd user unit for machines without a display. */
class WatchUnitTest {
    private static final Path UNIT = Path.of("assets/offcut-watch.service");
    private static final String LAUNCHER = "%h/.local/bin/offcut";

    @TempDir Path folder;

    private static List<String> words(String name) throws IOException {
        return List.of(requireNonNull(values().get(name), name).split(" ", -1));
    }

    private static Map<String, String> values() throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(UNIT))
            if (!line.startsWith("#") && line.contains("="))
                values.put(
                        line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1));
        return values;
    }

    @Test
    void startsAnExistingCommand() throws IOException {
        List<String> start = words("ExecStart");
        assertEquals(LAUNCHER, start.getFirst());
        var command = start.subList(1, start.size());
        assertEquals(List.of("watch"), command);
        Called help = offcut(TestEnvironment.in(folder), "watch", "--help").ends(0);
    }

    @Test
    void treatsAStoppedRunAsSuccess() throws IOException {
        assertEquals("130", values().get("SuccessExitStatus"));
        assertEquals("on-failure", values().get("Restart"));
        List<String> never = words("RestartPreventExitStatus");
        assertEquals(List.of("2", "69"), never, "a missing disk (5) may return");
    }

    @Test
    void isValidForSystemd() throws Exception {
        // a container has no systemd, and a complete build may run in one
        assumeTrue(Requirements.onPath("systemd-analyze"), "systemd-analyze is not on the path");
        String unit = Files.readString(UNIT).replace(LAUNCHER, "/bin/true");
        assertEquals("", systemdSays(unit));
        assertNotEquals("", systemdSays(unit.replace("KillMode=mixed", "KillMode=most")));
        assertNotEquals("", systemdSays(unit.replace("RestartSec", "RestartSecs")));
    }

    private String systemdSays(String unit) throws IOException, InterruptedException {
        Path file = folder.resolve("offcut-watch.service");
        Files.writeString(file, unit);
        ProcessBuilder verify =
                new ProcessBuilder(
                                "systemd-analyze", "verify", "--user", "--man=no", file.toString())
                        .redirectErrorStream(true);
        verify.environment().put("XDG_RUNTIME_DIR", folder.toString());
        Process process = verify.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return status == 0 ? said : said + "status " + status;
    }
}
