package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code offcut} refuses before it builds or starts anything. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir Path folder;

    @Test
    void reportsARemovedWorkingDirectory() throws IOException, InterruptedException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        String line = "cd \"$0\" && rmdir \"$0\" && exec \"$1\" list";
        Process process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                line,
                                gone.toString(),
                                Path.of("offcut").toAbsolutePath().toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(69, process.waitFor(), said);
        assertTrue(said.contains("The working directory was removed"), said);
    }
}
