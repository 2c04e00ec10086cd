package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.Main;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that do not arrive: on a full disk, in a closed pipe, on a closed standard output. */
@EnabledOnOs(OS.LINUX)
class OutputTest extends CommandTest {
    private static final List<String> COMMANDS =
            List.of(
                    "list", "plan p1",
                    "clean p1 --yes", "undo RUN",
                    "purge --all", "history",
                    "history --files", "recover",
                    "auto", "auto off",
                    "keep", "keep 1h",
                    "pin p1", "trust",
                    "watch", "watch --once",
                    "--help", "clean --help",
                    "--version", "generate-completion");

    private static final List<String> SILENT = List.of("trust", "recover", "purge --all");

    private static Stream<Arguments> calls() {
        return COMMANDS.stream()
                .flatMap(command ->
                        Stream.of(command + " --json", command)
                                .filter(line -> !SILENT.contains(line))
                                .map(Arguments::of));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void reportsAFullDisk(String line) throws Exception {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            Called called = call(Output.to(full, StandardCharsets.UTF_8), line).ends(74);
            called.warns("No space left on device");
            assertEquals(1, called.err().lines().count(), called.err());
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isQuietIfTheReaderHasClosedThePipe(String line) throws Exception {
        Called called = call(closedPipe(), line).ends(141);
        assertEquals("", called.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --json", "--help"})
    void aPrintStreamAloneLosesTheResultSilently(String line) throws Exception {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            var swallows = new PrintStream(full, true, StandardCharsets.UTF_8);
            Called called = call(Output.to(swallows, StandardCharsets.UTF_8), line).ends(0);
            assertEquals("", called.err());
        }
    }

    @Test
    void keepsTheCleanupIfItsResultIsLost() throws Exception {
        call(closedPipe(), "clean p1 --yes").ends(141);
        assertCleaned();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --frob", "plan nonsense", "clean nonsense"})
    void keepsTheStatusOfAnErrorThatIsReported(String line) throws Exception {
        assertFalse(call(closedPipe(), line).ends(2).err().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list >&-",
                "list --json >&-",
                "clean p1 --yes >&-",
                "--version >&-",
                "generate-completion >/dev/full",
                "clean p1 --yes --json >/dev/full"
            })
    void endsWith74AsAProcess(String line) throws Exception {
        Called ended = shell(line).ends(74);
        assertTrue(ended.err().startsWith("offcut: The result could not be written"), ended.err());
        if (line.startsWith("clean")) assertCleaned();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "history --json", "generate-completion", "--help"})
    void endsQuietlyIfTheReaderOfAPipeExits(String line) throws Exception {
        Called ended = shell(line + " | true; exit ${PIPESTATUS[0]}").ends(141);
        assertEquals("", ended.err());
    }

    private void assertCleaned() {
        Called history = offcut("history", "--json");
        assertEquals("complete", history.at("runs/0/outcome"));
        assertNotEquals("0", history.at("runs/0/deletedFiles"));
        assertTrue(Files.exists(project.finalFile()));
    }

    /** A run's name stands for RUN, of files that are held. */
    private Called call(Output out, String line) throws Exception {
        if (line.contains("undo") || line.contains("purge") || line.contains("history")) {
            Called held = offcut("clean", "p1", "--yes", "--keep", "1h", "--json");
            line = line.replace("RUN", held.at("runs/0/run"));
        }
        return Called.offcut(environment, out, Terminal.NONE, StopSignal.byHand(), line.split(" "));
    }

    private static Output closedPipe() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.source().close();
        return Output.to(Channels.newOutputStream(pipe.sink()), StandardCharsets.UTF_8);
    }

    private Called shell(String line) throws Exception {
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of("bash", "-c", "\"$@\" " + line, "bash"));
        command.addAll(Launched.line(Main.class));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(err.toFile());
        builder.environment().put("OFFCUT_STATE", "" + environment.stateFolder());
        builder.environment().put("OFFCUT_LIBRARY", library.root().toString());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Called(process.exitValue(), "", Files.readString(err));
    }
}
