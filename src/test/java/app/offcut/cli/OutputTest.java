package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.Main;
import app.offcut.environment.TestEnvironment;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import app.offcut.settings.Environment;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that do not arrive: on a full disk, in a closed pipe, on a closed standard output. */
@EnabledOnOs(OS.LINUX)
class OutputTest {
    private static final List<String> COMMANDS =
            List.of(
                    "list",
                    "plan p1",
                    "clean p1 --yes",
                    "undo RUN",
                    "purge --all",
                    "history",
                    "history --files",
                    "recover",
                    "auto",
                    "auto off",
                    "keep",
                    "keep 1h",
                    "pin p1",
                    "trust",
                    "watch",
                    "watch --once",
                    "--help",
                    "clean --help",
                    "--version",
                    "generate-completion");

    private static final List<String> SILENT = List.of("trust", "recover", "purge --all");

    @TempDir Path folder;
    private Environment environment;
    private SampleProject project;

    @BeforeEach
    void makeAProject() throws IOException {
        Path root = Files.createDirectory(folder.resolve("library"));
        SampleLibrary library = SampleLibrary.in(root, Form.SHIPPED);
        project = library.project("p1").named("Ice cores").scenes(2).finished();
        environment = TestEnvironment.withLibrary(folder, library.root());
    }

    private static Stream<Arguments> calls() {
        return COMMANDS.stream()
                .flatMap(command ->
                        Stream.of(command + " --json", command)
                                .filter(line -> !SILENT.contains(line))
                                .map(Arguments::of));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void saysThatTheDiskIsFull(String line) throws Exception {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            Called called = call(Output.to(full, StandardCharsets.UTF_8), line);
            assertEquals(74, called.status(), called.err());
            assertTrue(called.err().contains("No space left on device"), called.err());
            assertEquals(1, called.err().lines().count(), called.err());
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isQuietWhenTheReaderHasGone(String line) throws Exception {
        Called called = call(closedPipe(), line);
        assertEquals(141, called.status(), called.err());
        assertEquals("", called.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --json", "--help"})
    void aPrintStreamAloneLosesTheResultInSilence(String line) throws Exception {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            var swallows = new PrintStream(full, true, StandardCharsets.UTF_8);
            Called called = call(Output.to(swallows, StandardCharsets.UTF_8), line);
            assertEquals(0, called.status());
            assertEquals("", called.err());
        }
    }

    @Test
    void leavesDoneWhatWasDone() throws Exception {
        assertEquals(141, call(closedPipe(), "clean p1 --yes").status());
        assertCleaned();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --frob", "plan nonsense", "clean nonsense"})
    void keepsTheStatusOfAnErrorThatArrives(String line) throws Exception {
        Called called = call(closedPipe(), line);
        assertEquals(2, called.status(), called.err());
        assertFalse(called.err().isEmpty());
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
    void endsAsAProgramOfItsOwnDoes(String line) throws Exception {
        Called ended = shell(line);
        assertEquals(74, ended.status(), ended.err());
        assertTrue(ended.err().startsWith("offcut: The result could not be written"), ended.err());
        if (line.startsWith("clean")) assertCleaned();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "history --json", "generate-completion", "--help"})
    void endsQuietlyBesideAReaderThatTakesOneLine(String line) throws Exception {
        Called ended = shell(line + " | true; exit ${PIPESTATUS[0]}");
        assertEquals("", ended.err());
        assertEquals(141, ended.status());
    }

    private void assertCleaned() {
        JsonObject history = Called.offcut(environment, "history", "--json").json();
        JsonObject run = history.getAsJsonArray("runs").get(0).getAsJsonObject();
        assertEquals("complete", run.get("outcome").getAsString());
        assertTrue(run.get("deletedFiles").getAsLong() > 0);
        assertTrue(Files.exists(project.finalFile()));
    }

    /** A run's name stands for RUN, of files that are held. */
    private Called call(Output out, String line) throws Exception {
        if (line.contains("undo") || line.contains("purge") || line.contains("history")) {
            Called held =
                    Called.offcut(environment, "clean", "p1", "--yes", "--keep", "1h", "--json");
            String run =
                    held.json()
                            .getAsJsonArray("runs")
                            .get(0)
                            .getAsJsonObject()
                            .get("run")
                            .getAsString();
            line = line.replace("RUN", run);
        }
        var err = new ByteArrayOutputStream();
        var errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        CliContext context =
                new CliContext(
                        environment, out, errors, Terminal.NONE, StopSignal.byHand(), (_, _) -> {});
        int status = Cli.run(line.split(" "), context);
        return new Called(status, "", err.toString(StandardCharsets.UTF_8));
    }

    private static Output closedPipe() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.source().close();
        return Output.to(Channels.newOutputStream(pipe.sink()), StandardCharsets.UTF_8);
    }

    private Called shell(String line) throws Exception {
        Path err = folder.resolve("err.txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "\"$@\" " + line,
                                "bash",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.language=en",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(err.toFile());
        builder.environment().put("OFFCUT_STATE", "" + environment.stateFolder());
        builder.environment().put("OFFCUT_LIBRARY", folder.resolve("library").toString());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Called(process.exitValue(), "", Files.readString(err));
    }
}
