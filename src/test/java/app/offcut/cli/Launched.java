package app.offcut.cli;

import app.offcut.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Offcut in a process of its own, with its state and its error stream below the folder. */
public record Launched(Process process, Path err) implements AutoCloseable {

    static Launched offcut(Path folder, Path library, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--library", library.toString()));
        return with(Map.of(), folder, all.toArray(String[]::new));
    }

    /** With more variables than this process has, and nothing but these arguments. */
    public static Launched with(Map<String, String> variables, Path folder, String... args)
            throws IOException {
        return program(Main.class, variables, folder, args);
    }

    /** A program of the tests' own. */
    public static Launched program(
            Class<?> main, Map<String, String> variables, Path folder, String... args)
            throws IOException {
        List<String> line = new ArrayList<>(line(main));
        line.addAll(List.of(args));
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
        builder.environment().put("OFFCUT_STATE", folder.resolve("state").toString());
        builder.environment().putAll(variables);
        return new Launched(builder.start(), err);
    }

    /** The command line of a program that talks English. */
    static List<String> line(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    /** Sends a signal by its name. */
    public void signal(String name) throws IOException, InterruptedException {
        String pid = String.valueOf(process.pid());
        int status = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        if (status != 0) throw new IOException("kill -" + name + " says " + status);
    }

    /** What it answered, when it is over. */
    public Called ended() throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IOException("it does not end");
        return new Called(process.exitValue(), out, Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
