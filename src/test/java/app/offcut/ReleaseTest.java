package app.offcut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script behind the workflow that publishes a version. */
@DisabledOnOs(OS.WINDOWS)
class ReleaseTest {
    @TempDir Path folder;
    private Path home;

    private record Ended(int status, String said) {}

    @BeforeEach
    void makeACheckout() throws IOException {
        home = folder.resolve("a checkout");
        copy(".ci/release");
        copy("pom.xml");
        write(".github/CHANGELOG.md", "# Changelog\n\n## [9.9.9]\n\n- Later.\n");
    }

    private void copy(String file) throws IOException {
        Path there = home.resolve(file);
        Files.createDirectories(there.getParent());
        Files.copy(Path.of(file), there);
    }

    private void write(String file, String text) throws IOException {
        Path there = home.resolve(file);
        Files.createDirectories(there.getParent());
        Files.writeString(there, text);
    }

    /** An action without a version may be another one tomorrow. */
    @ParameterizedTest
    @ValueSource(strings = {"ci.yml", "release.yml"})
    void workflowsNameVersionsOfActionsAndScriptsThatAreThere(String name) throws IOException {
        String workflow = Files.readString(Path.of(".github/workflows", name));
        for (String action : found("uses: (\\S+)", workflow))
            assertTrue(action.matches("actions/[a-z-]+@v\\d+\\.\\d+\\.\\d+"), action);
        for (String script : found("run: (\\.\\S+)", workflow))
            assertTrue(Files.isExecutable(Path.of(script)), script);
        assertTrue(found("run: (\\.\\S+)", workflow).contains(".ci/run"));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
    }

    @Test
    void refusesATagThatIsNotTheVersion() throws Exception {
        Ended ended = release("notes", "v9.9.9", "notes.md");
        assertEquals(1, ended.status);
        assertTrue(ended.said.startsWith("The tag is v9.9.9, but pom.xml has"), ended.said);
        assertFalse(Files.exists(folder.resolve("notes.md")));
    }

    @Test
    void refusesAVersionWithoutAChangelog() throws Exception {
        Ended ended = release("notes", "v" + version(), "notes.md");
        assertEquals(1, ended.status);
        assertTrue(ended.said.contains("no entries below the heading [" + version()), ended.said);
    }

    @Test
    void takesTheNotesOfThisVersionAlone() throws Exception {
        String text =
                "# Changelog\n\n## [9.9.9]\n\n- Later.\n\n## [%s] - 2026-12-01\n\n- Now.\n"
                        + "\n### Fixed\n\n- This.\n\n## [0.0.1]\n\n- Before.\n";
        write(".github/CHANGELOG.md", text.formatted(version()));
        assertEquals(new Ended(0, ""), release("notes", "v" + version(), "notes.md"));
        String notes = Files.readString(folder.resolve("notes.md"));
        assertEquals("- Now.\n\n### Fixed\n\n- This.", notes.strip());
    }

    @Test
    void collectsThePackagesWithTheirSums() throws Exception {
        write("target/dist/offcut.deb", "deb");
        write("target/dist/offcut.tar.gz", "tar");
        write("target/dist/offcut/bin/offcut", "no package");
        write("target/image/offcut-bom.json", "{}");
        assertEquals(new Ended(0, ""), release("collect", "release"));
        Path sums = folder.resolve("release/SHA256SUMS");
        assertEquals(
                List.of("offcut-bom.json", "offcut.deb", "offcut.tar.gz"),
                Files.readAllLines(sums).stream().map(line -> line.substring(66)).toList());
        Ended checked =
                run(folder.resolve("release"), List.of("sha256sum", "--check", "SHA256SUMS"));
        assertEquals(0, checked.status, checked.said);
    }

    @Test
    void refusesToCollectNothing() throws Exception {
        write("target/dist/offcut/bin/offcut", "no package");
        Ended ended = release("collect", "release");
        assertEquals(1, ended.status);
        assertTrue(ended.said.startsWith("There are no packages in target/dist"), ended.said);
    }

    private static String version() throws IOException {
        return Files.readAllLines(Path.of("pom.xml")).stream()
                .filter(line -> line.startsWith("  <version>"))
                .findFirst()
                .orElseThrow()
                .replaceAll("</?version>", "")
                .strip();
    }

    private Ended release(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(home + "/.ci/release"));
        line.addAll(List.of(arguments));
        return run(folder, line);
    }

    private static Ended run(Path at, List<String> line) throws Exception {
        Process process =
                new ProcessBuilder(line).directory(at.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
