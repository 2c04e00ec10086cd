package app.offcut.cleanup.kills;

import static org.awaitility.Awaitility.await;

import app.offcut.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An Offcut in a process of its own, working on a library until it is killed. */
final class OffcutProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CrashedLibrary library;
    private final Process process;
    private final boolean commandLine;

    private OffcutProcess(CrashedLibrary library, Process process, boolean commandLine) {
        this.library = library;
        this.process = process;
        this.commandLine = commandLine;
    }

    /**
     * @param tracer put in front of the command; empty for none
     */
    static OffcutProcess start(
            CrashedLibrary library, KilledOperation operation, List<String> tracer)
            throws IOException {
        String root = library.sample.root().toString();
        return operation == KilledOperation.CLEANS
                ? start(
                        library,
                        tracer,
                        Main.class,
                        List.of("clean", CrashSample.ID, "--library", root, "--yes", "--json"))
                : start(library, tracer, ProgramToKill.class, List.of(operation.name(), root));
    }

    /** The naive twin. */
    static OffcutProcess startNaive(CrashedLibrary library) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("naive", library.sample.root().toString()));
        arguments.addAll(library.goes);
        return start(library, List.of(), ProgramToKill.class, arguments);
    }

    private static OffcutProcess start(
            CrashedLibrary library, List<String> tracer, Class<?> main, List<String> arguments)
            throws IOException {
        Path own = Files.createDirectories(library.sample.root().resolveSibling("own"));
        List<String> command = new ArrayList<>(tracer);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        "-Djava.io.tmpdir=" + own,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(own.resolve("errors").toFile());
        builder.environment().putAll(Map.of("OFFCUT_STATE", library.state().toString()));
        return new OffcutProcess(library, builder.start(), main == Main.class);
    }

    /** Waits for the folder of a run, or for a word. */
    void awaitFirstSign() throws IOException {
        if (commandLine)
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .pollInSameThread()
                    .until(() -> !process.isAlive() || begun());
        else {
            @SuppressWarnings("resource") // closed with the process
            BufferedReader out = process.inputReader();
            out.readLine();
        }
    }

    private boolean begun() {
        Path hold = library.sample.root().resolve(".offcut");
        if (Files.notExists(hold)) return false;
        try (Stream<Path> names = Files.list(hold)) {
            return names.anyMatch(Files::isDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether it was still alive when it was killed. */
    boolean killAfter(long nanos) throws InterruptedException {
        process.waitFor(nanos, TimeUnit.NANOSECONDS);
        process.destroyForcibly();
        return process.waitFor() == 128 + 9;
    }

    /** Returns its exit status, 137 for killed. */
    int end() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
