package app.offcut.cli;

import static app.offcut.cli.Called.offcut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.Requirements;
import app.offcut.environment.TestEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual and the completions, read by the programs that they are for. */
class ShellFilesTest {
    private static final List<String> COMMANDS =
            Commands.among(new String[0]).stream()
                    .map(Commands.Named::name)
                    .filter(name -> !name.equals("generate-man"))
                    .toList();

    @TempDir Path folder;

    @Test
    void bashCompletes() throws Exception {
        Requirements.program("bash");
        Path script = written("generate-completion");
        String ask =
                "compopt() { :; }; . \"$0\"; COMP_WORDS=(offcut \"$@\"); COMP_CWORD=$#; _complete_offcut;"
                        + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        assertEquals("clean", said("bash", "-c", ask, script.toString(), "cl").strip());
        String options = said("bash", "-c", ask, script.toString(), "clean", "--a");
        assertEquals("--accept", options.strip());
        assertEquals(COMMANDS.stream().sorted().toList(), sorted(ask, script));
    }

    private List<String> sorted(String ask, Path script) throws Exception {
        return said("bash", "-c", ask, script.toString(), "")
                .lines()
                .map(String::strip)
                .filter(word -> !word.startsWith("-"))
                .sorted()
                .toList();
    }

    @Test
    void fishCompletes() throws Exception {
        Requirements.program("fish");
        Path script = written("generate-completion", "fish");
        said("fish", "--no-execute", script.toString());
        for (var asked :
                Map.of(
                                "offcut cl", "clean\tDelete the intermediates of projects whose",
                                "offcut auto o", "off",
                                "offcut list --sort=a", "--sort=active",
                                "offcut clean --acc", "--accept\tConsent to these rules")
                        .entrySet()) {
            String line = "source $argv[1]; complete --do-complete $argv[2]";
            String offered = said("fish", "-c", line, script.toString(), asked.getKey());
            assertTrue(offered.contains(asked.getValue()), asked.getKey() + ": " + offered);
        }
    }

    @Test
    void zshCompletes() throws Exception {
        Requirements.program("zsh");
        Path script = written("generate-completion", "zsh");
        said("zsh", "--no-exec", script.toString());
        Files.copy(script, Files.createDirectory(folder.resolve("functions")).resolve("_offcut"));
        for (var asked :
                Map.of("cl", "clean", "auto of", "off", "list --sort=a", "active").entrySet()) {
            String line = said("zsh", "-f", "-c", ZSH, folder + "/functions", asked.getKey());
            assertTrue(line.contains(asked.getValue()), asked.getKey() + ": " + line);
        }
    }

    /** Types a line and the tabulator into a shell of its own, and shows what stands there. */
    private static final String ZSH =
            """
            zmodload zsh/zpty
            zpty shell 'TERM=dumb zsh -f -i'
            zpty -w shell "PS1=; fpath=($0 \\$fpath); autoload -Uz compinit; compinit -D -u; print rea''dy"
            zpty -r -m shell seen '*ready*2004h*'
            zpty -w -n shell "offcut $1"$'\\t'
            zpty -w shell $'\\C-a: \\C-e; print fin""ished'
            zpty -r -m shell seen '*finished*'
            print -r -- $seen
            zpty -d shell
            """;

    @Test
    void manShowsEveryCommand() throws Exception {
        Requirements.program("man");
        Path page = written("generate-man");
        String shown = said("man", "--warnings", "--local-file", page.toString());
        for (String command : COMMANDS) assertTrue(shown.contains("offcut " + command), command);
        assertTrue(shown.contains("EXIT STATUS") && shown.contains("EXAMPLES"), shown);
    }

    private Path written(String... command) throws IOException {
        Path file = folder.resolve("written");
        return Files.writeString(file, offcut(TestEnvironment.in(folder), command).ends(0).out());
    }

    /** What a program writes, which must be no complaint. */
    private String said(String... command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("MANWIDTH", "80");
        builder.environment().put("MAN_KEEP_FORMATTING", "");
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), Files.readString(errors));
        assertEquals("", Files.readString(errors));
        return said;
    }
}
