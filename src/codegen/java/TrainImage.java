import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Build-time tool: uses a demo library once with the Java of a jpackage image, which writes what it
 * has loaded into an AOT cache, and lets the image start from it. Without Linux's layout, and where
 * the training fails, the image stays as it is.
 *
 * <p>Arguments: the image's folder, a folder for the demo library.
 */
public class TrainImage {
    private static final String CLASS_PATH = "app.classpath=";
    private static final String OPTION = "java-options=";
    private static final String CACHE = "$APPDIR/offcut.aot";

    public static void main(String[] args) throws Exception {
        Path app = Path.of(args[0], "lib", "app").toAbsolutePath();
        Path configuration = app.resolve("offcut.cfg");
        Path java = app.resolveSibling("runtime").resolve("bin").resolve("java");
        if (!Files.exists(configuration) || !Files.exists(java)) return;
        List<String> lines = Files.readAllLines(configuration);
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(values(lines, OPTION, app));
        command.addAll(
                List.of(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-AOTRecordTraining",
                        "-XX:AOTCacheOutput=" + within(CACHE, app),
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-cp",
                        values(lines, CLASS_PATH, app).stream().collect(Collectors.joining(":")),
                        "app.offcut.TrainingRun"));
        Path room = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
        command.add(room.toString());
        Path said = room.resolveSibling("training.log");
        int status =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start()
                        .waitFor();
        erase(room);
        if (status != 0) {
            System.err.println("The image starts without a cache; " + said + " says why.");
            return;
        }
        lines.add(OPTION + "-XX:AOTCache=" + CACHE);
        // Java says on the standard output why it cannot use a cache, and goes on without
        lines.add(OPTION + "-Xlog:disable");
        lines.add(OPTION + "-Xlog:all=warning,aot*=off,cds*=off:stderr");
        Files.write(configuration, lines);
    }

    private static List<String> values(List<String> lines, String key, Path app) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> within(line.substring(key.length()), app))
                .toList();
    }

    private static String within(String value, Path app) {
        return value.replace("$APPDIR", app.toString());
    }

    private static void erase(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
