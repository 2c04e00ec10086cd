package app.offcut.cli.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** What the parser knows of a command, as far as the help shows it. */
final class Described {
    private Described() {}

    static List<CommandSpec> commands(CommandSpec program) {
        return program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
    }

    /** Its own options, without those that every command has from the program. */
    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden() && !option.inherited())
                .toList();
    }

    /** Options of the program that each of its commands takes too. */
    static List<OptionSpec> everywhere(CommandSpec program) {
        return options(program).stream().filter(Described::inherits).toList();
    }

    /** Options of the program without a command. */
    static List<OptionSpec> alone(CommandSpec program) {
        return options(program).stream().filter(option -> !inherits(option)).toList();
    }

    private static boolean inherits(OptionSpec option) {
        return option.scopeType() == ScopeType.INHERIT;
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    static boolean takesFolder(ArgSpec argument) {
        return Path.class.equals(argument.type());
    }

    /** The words to choose from; empty if anything may be given. */
    static List<String> words(ArgSpec argument) {
        String label = argument.paramLabel();
        if (label.contains("|")) return List.of(label.split("\\|"));
        return List.of();
    }

    /** The first sentence, without its end, a default, and what follows a colon. */
    static String brief(String... description) {
        String all = String.join(" ", description).strip();
        return all.split("[.:;](?= |$)| \\(default", 2)[0];
    }

    /** What begins with a capital letter only because a sentence begins with it. */
    static String inner(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The parts between empty lines. */
    static List<List<String>> parts(String... lines) {
        return Arrays.stream(String.join("\n", lines).split("\n\n"))
                .map(part -> part.lines().filter(line -> !line.isBlank()).toList())
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
