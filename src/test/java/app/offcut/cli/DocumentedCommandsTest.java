package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.demo.DemoLibrary;
import app.offcut.environment.TestEnvironment;
import app.offcut.session.LibraryOpener;
import app.offcut.settings.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the documents. Those of {@code offcut} run as they stand there, each in a demo
 * library of its own; so do the ones in sentences, as far as their options are concerned.
 */
class DocumentedCommandsTest {
    private static final List<String> PAGES =
            List.of(
                    "README.md",
                    ".github/CONTRIBUTING.md",
                    ".github/TROUBLESHOOTING.md",
                    ".github/GENERATORS.md",
                    ".github/SECURITY.md",
                    ".github/DECISIONS.md",
                    ".github/CHANGELOG.md",
                    "src/test/README.md",
                    "src/bench/README.md");

    private static final List<String> TEXTS =
            List.of(
                    "src/main/resources/app/offcut/ui/messages.properties",
                    "src/main/resources/app/offcut/ui/messages_de.properties");

    /** What begins like this is not run here, and why not. */
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "./mvnw ", "is the build that runs this test; .ci/run calls it",
                    ".ci/run", "is what runs this test",
                    ".ci/bare ", "makes a Debian of its own as root, which takes minutes",
                    "src/bench/compare", ".ci/run calls it with --check",
                    "./offcut package", "takes minutes; .ci/run packs what the build has made",
                    "src/packaging/check", "takes minutes; .ci/run calls it",
                    "ln -s ", "changes the home folder, and is no command of ours",
                    "cd ~/videos/generator && offcut", "opens a window, as WindowProcessTest does",
                    "command -v offcut ", "is run by AfterRenderTest",
                    "source <(offcut generate-completion)", "is run by ShellFilesTest");

    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern INLINE = Pattern.compile("[`“](?:\\./)?offcut ([^`”]+)[`”]");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** Ready in each demo library of AIvideogen. */
    private static final String READY = "Carrier operations, explained";

    private static final Map<String, String> PLACES =
            Map.of(
                    "COMMAND", "clean",
                    "NAME", "aivideogen",
                    "SHELL", "zsh",
                    "ZONE", ".cache/videos",
                    "trust {0}", "trust .cache/videos");

    private static final List<String> COMMANDS =
            Commands.among(new String[0]).stream().map(Commands.Named::name).toList();

    private static final Terminal YES = new Terminal(true, () -> "y");

    @TempDir Path folder;

    static List<String> blocks() {
        return lines().filter(line -> elsewhere(line).isEmpty()).toList();
    }

    private static Stream<String> lines() {
        return PAGES.stream()
                .flatMap(page -> found(BLOCK, read(page)))
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("(^|\\s+)#.*", ""))
                .filter(line -> !line.isBlank())
                .distinct();
    }

    private static List<String> elsewhere(String line) {
        return ELSEWHERE.keySet().stream().filter(line::startsWith).toList();
    }

    static List<String> inSentences() {
        return Stream.concat(PAGES.stream(), TEXTS.stream())
                .flatMap(page -> found(INLINE, read(page)))
                .map(line -> line.replaceAll("\\s+", " ").replace(" …", ""))
                .filter(line -> !line.startsWith("package"))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void runs(String line) {
        assertTrue(line.matches("(\\./)?offcut .*"), "neither run nor told why not: " + line);
        Environment environment = demo(line);
        boolean endless = line.startsWith("offcut watch");
        StopSignal stop = StopSignal.byHand();
        if (endless) stop.ask();
        Called.offcut(environment, YES, stop, words(line, environment)).ends(0);
    }

    /** There is no library, so nothing is done; some name an option without its value. */
    @ParameterizedTest
    @MethodSource("inSentences")
    void isUnderstood(String line) {
        assertTrue(understood(line), line);
    }

    @Test
    void noticesWhatIsNotUnderstood() {
        assertFalse(understood("clean 42 --frob"));
        assertFalse(understood("clean 42 --accept pinned"));
        assertFalse(understood("--frob"));
        assertFalse(understood("frob"));
    }

    @Test
    void leavesOutOnlyWhatIsThere() {
        for (String begin : ELSEWHERE.keySet())
            assertTrue(lines().anyMatch(line -> line.startsWith(begin)), begin);
    }

    private boolean understood(String line) {
        if (line.matches("[a-z][a-z-]*")) return COMMANDS.contains(line);
        String filled = line;
        for (var place : PLACES.entrySet())
            filled = filled.replace(place.getKey(), place.getValue());
        Called called =
                Called.offcut(TestEnvironment.in(folder), YES, StopSignal.byHand(), split(filled));
        return called.status() != 2 || called.err().contains("Missing required parameter");
    }

    /** Footage and orphans are MoneyPrinterTurbo's. */
    private Environment demo(String line) {
        Path library = folder.resolve("home/videos/generator");
        Environment environment = TestEnvironment.withLibrary(folder, library);
        if (line.contains("offcut demo")) return environment;
        String generator =
                line.matches("offcut (cache|orphans).*")
                        ? "moneyprinterturbo"
                        : DemoLibrary.DEFAULT_GENERATOR;
        int projects = line.startsWith("offcut cache") ? 1 : 12; // none that may still need it
        LibraryOpener.writeDemo(DemoLibrary.of(generator), library, projects, 1, environment);
        return environment;
    }

    private static String[] words(String line, Environment environment) {
        String filled =
                line.replace("\"Ice cores\"", '"' + READY + '"').replace("NAME", "aivideogen");
        if (filled.contains("RUN")) {
            String run = Called.offcut(environment, "history", "--json").at("runs/0/run");
            filled = filled.replace("RUN", run);
        }
        return split(filled.replaceFirst("(\\./)?offcut ", ""));
    }

    private static String[] split(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult one) -> one.group(1));
    }

    private static String read(String page) {
        try {
            return Files.readString(Path.of(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
