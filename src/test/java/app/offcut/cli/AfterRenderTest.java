package app.offcut.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.Main;
import app.offcut.environment.Requirements;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page for authors of generators says to call after a render, run as it stands there. */
@DisabledOnOs(OS.WINDOWS)
class AfterRenderTest extends CommandTest {
    private static final Path PAGE = Path.of(".github/GENERATORS.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"sh", "python"})
    void cleansTheProject(String language) throws Exception {
        assertEquals("", render(language, "p1", true));
        await().atMost(PATIENCE).until(() -> !offcut("history", "--json").at("runs").equals("[]"));
        await().atMost(PATIENCE)
                .until(() -> offcut("history", "--json").at("runs/0/outcome").equals("held"));
        assertTrue(Files.exists(project.finalFile()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "python"})
    void doesNothingWithoutOffcut(String language) throws Exception {
        var before = library.checksums();
        assertEquals("", render(language, "p1", false));
        assertEquals(before, library.checksums());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "python"})
    void failsSoftly(String language) throws Exception {
        assertEquals("", render(language, "no such project", true));
    }

    /** Runs it to its end, which is not that of the cleanup; what it said. */
    private String render(String language, String id, boolean installed) throws Exception {
        String code = code(language);
        assertTrue(code.contains("sleep 15"), code);
        String quick = code.replace("sleep 15", "sleep 0");
        ProcessBuilder builder =
                language.equals("sh")
                        ? new ProcessBuilder("sh", "-e", "-c", quick)
                        : new ProcessBuilder("python3", "-c", python(quick));
        if (language.equals("python")) Requirements.program("python3");
        builder.environment().put("PATH", path(installed));
        builder.environment().put("PROJECT", id);
        builder.environment().put("LIBRARY", library.root().toString());
        builder.environment().put("OFFCUT_STATE", environment.stateFolder().toString());
        Path said = folder.resolve("said.txt");
        Process render = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertEquals(0, render.waitFor(), Files.readString(said));
        return Files.readString(said);
    }

    private static String python(String code) {
        return code + "\nimport os\nclean_up(os.environ['LIBRARY'], os.environ['PROJECT'])\n";
    }

    private static String code(String language) throws IOException {
        Matcher block =
                Pattern.compile("(?s)```" + language + "\n(.*?)```")
                        .matcher(Files.readString(PAGE));
        assertTrue(block.find(), language);
        return block.group(1);
    }

    /** With this Offcut, or with none. */
    private String path(boolean installed) throws IOException {
        String others =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .filter(place -> !Files.exists(Path.of(place, "offcut")))
                        .collect(Collectors.joining(File.pathSeparator));
        if (!installed) return others;
        Path command = Files.createDirectories(folder.resolve("bin")).resolve("offcut");
        List<String> line = Launched.line(Main.class);
        String words = line.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Files.writeString(command, "#!/bin/sh\nexec " + words + " \"$@\"\n");
        assertTrue(command.toFile().setExecutable(true));
        return command.getParent() + File.pathSeparator + others;
    }
}
