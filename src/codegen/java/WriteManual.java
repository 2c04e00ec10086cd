import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Build-time tool: lets Offcut itself write its manual page and its completions for shells beside
 * its jars.
 *
 * <p>Arguments: the folder of the image.
 */
public class WriteManual {
    private static final Map<String, List<String>> FILES =
            Map.of(
                    "man/offcut.1", List.of("generate-man"),
                    "completion/offcut.bash", List.of("generate-completion", "bash"),
                    "completion/_offcut", List.of("generate-completion", "zsh"),
                    "completion/offcut.fish", List.of("generate-completion", "fish"));

    public static void main(String[] args) throws Exception {
        Path image = Path.of(args[0]);
        for (var file : FILES.entrySet())
            write(image, image.resolve(file.getKey()), file.getValue());
    }

    private static void write(Path image, Path file, List<String> command) throws Exception {
        Files.createDirectories(file.getParent());
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Dstdout.encoding=UTF-8", "-cp", image.resolve("app") + "/*"));
        line.add("app.offcut.Main");
        line.addAll(command);
        Process offcut =
                new ProcessBuilder(line)
                        .redirectOutput(file.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (offcut.waitFor() != 0) throw new IOException("offcut " + command + " failed");
    }
}
