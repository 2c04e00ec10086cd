package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code offcut}: what it refuses before it builds or starts anything, and how it makes
 * and uses the cache. Here its build makes an empty jar, and its Java notes what it is asked.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String JAVA =
            """
            #!/bin/sh
            for argument; do
              case $argument in
              -XX:AOTCacheOutput=*) cache=${argument#*=} ;;
              esac
              last=$argument
            done
            echo "$@" >>"$NOTES"
            if [ -n "${cache-}" ]; then
              echo trained >"$cache"
              echo "said by the training"
              [ -d "$last" ] && exit "$TRAINING"
            fi
            echo '{}'
            """;

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

    @Test
    void makesTheCacheWithItsFirstBuildAndUsesIt() throws Exception {
        Path home = checkout();
        assertEquals("{}\n", offcut(home, "0", "list", "--json").out());
        assertTrue(Files.exists(cache(home)));
        assertFalse(Files.exists(home.resolve("target/training")));
        assertEquals("{}\n", offcut(home, "0", "list", "--json").out());
        List<String> asked = Files.readAllLines(folder.resolve("notes"));
        assertEquals(3, asked.size(), "one training, two commands");
        assertTrue(asked.getFirst().contains("app.offcut.TrainingRun"), asked.getFirst());
        for (String command : asked.subList(1, 3)) {
            assertTrue(command.contains("-XX:AOTCache=" + cache(home)), command);
            assertEquals(classPath(asked.getFirst()), classPath(command));
            assertTrue(command.endsWith("app.offcut.Main list --json"), command);
        }
    }

    @Test
    void worksWithoutACacheThatCouldNotBeMade() throws Exception {
        Path home = checkout();
        Called first = offcut(home, "1", "list", "--json");
        assertEquals("{}\n", first.out());
        assertFalse(first.err().contains("training"), first.err());
        assertFalse(Files.exists(cache(home)));
        List<String> asked = Files.readAllLines(folder.resolve("notes"));
        assertFalse(asked.getLast().contains("AOT"), asked.getLast());
    }

    /** With a real Java: whatever lies there as the cache, the command's output is its own. */
    @Test
    void sendsNoWordAboutACacheThatDoesNotFit() throws Exception {
        Path broken = folder.resolve("offcut.aot");
        for (String content : new String[] {"", "damaged", "x".repeat(100_000)}) {
            Files.writeString(broken, content);
            Called called = java(cacheOptions(broken), "--version");
            assertEquals("", called.err());
            assertTrue(called.out().startsWith("offcut "), called.out());
        }
        // the naive way: Java's words come before the result
        Called naive = java(List.of("-XX:AOTCache=" + broken), "--version");
        assertFalse(naive.out().startsWith("offcut "), naive.out());
    }

    /** The options that the script gives to Java together with the cache. */
    private static List<String> cacheOptions(Path cache) throws IOException {
        String line =
                Files.readAllLines(Path.of("offcut")).stream()
                        .filter(one -> one.contains("set -- -XX:AOTCache="))
                        .findFirst()
                        .orElseThrow();
        String options = line.substring(line.indexOf("-XX:"), line.indexOf("\"$@\"")).strip();
        return List.of(
                options.replace("\"$cache\"", cache.toString()).replace("\"", "").split(" "));
    }

    private Called java(List<String> options, String... args) throws Exception {
        List<String> line = new ArrayList<>(Launched.line(app.offcut.Main.class));
        line.addAll(1, options);
        line.addAll(List.of(args));
        return called(new ProcessBuilder(line));
    }

    /** A folder with the script, whose name has a space and a letter that is not ASCII. */
    private Path checkout() throws IOException {
        Path home = Files.createDirectories(folder.resolve("a chéckout"));
        Files.createDirectories(home.resolve(".mvn"));
        for (String file : List.of("offcut", ".mvn/setup.sh", "pom.xml"))
            Files.copy(Path.of(file), home.resolve(file));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("src/codegen"));
        script(
                home.resolve("mvnw"),
                """
                #!/bin/sh
                mkdir -p target/image/app target/image/javafx
                touch target/image/app/offcut.jar target/image/app/b.jar target/image/app/a.jar
                """);
        Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        script(jdk.resolve("java"), JAVA);
        script(jdk.resolve("javac"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path cache(Path home) {
        return home.resolve("target/image/offcut.aot");
    }

    private static String classPath(String line) {
        return line.replaceAll(".*--class-path (.*\\.jar) .*", "$1");
    }

    /**
     * @param training exit status of the training
     */
    private Called offcut(Path home, String training, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of(home.resolve("offcut").toString()));
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .putAll(
                        Map.of(
                                "JAVA_HOME", folder.resolve("jdk").toString(),
                                "NOTES", folder.resolve("notes").toString(),
                                "TRAINING", training));
        return called(builder).ends(0);
    }

    private Called called(ProcessBuilder builder) throws Exception {
        Path err = folder.resolve("err.txt");
        return new Launched(builder.redirectError(err.toFile()).start(), err).ended();
    }
}
