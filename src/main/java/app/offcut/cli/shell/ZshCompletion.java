package app.offcut.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion for zsh, to be saved as {@code _offcut} in a folder of its {@code fpath}. */
public final class ZshCompletion {
    private ZshCompletion() {}

    public static String of(CommandSpec program) {
        List<CommandSpec> commands = Described.commands(program);
        return """
        #compdef %1$s
        local curcontext="$curcontext" state line ret=1
        local -a commands everywhere
        commands=(
        %2$s)
        everywhere=(
        %3$s)
        _arguments -C $everywhere %4$s '1:command:->command' '*::argument:->argument' && ret=0
        case $state in
        command) _describe command commands && ret=0 ;;
        argument)
          case $words[1] in
        %5$s  esac
          ;;
        esac
        return ret
        """
                .formatted(
                        program.name(),
                        lines(commands.stream().map(ZshCompletion::entry)),
                        lines(specs(Described.everywhere(program))),
                        specs(Described.alone(program)).collect(Collectors.joining(" ")),
                        lines(commands.stream().map(ZshCompletion::branch)));
    }

    private static String lines(Stream<String> entries) {
        return entries.map(entry -> "  " + entry + "\n").collect(Collectors.joining());
    }

    private static String entry(CommandSpec command) {
        String does = Described.brief(command.usageMessage().description());
        return quoted(command.name() + ":" + escaped(does));
    }

    private static String branch(CommandSpec command) {
        Stream<String> places = command.positionalParameters().stream().map(ZshCompletion::place);
        String specs =
                Stream.concat(specs(Described.options(command)), places)
                        .collect(Collectors.joining(" "));
        String call = ("_arguments $everywhere " + specs).strip();
        return command.name() + ") " + call + " && ret=0 ;;";
    }

    /** One for each name of each option; an option is offered once unless it can be repeated. */
    private static Stream<String> specs(List<OptionSpec> options) {
        return options.stream()
                .flatMap(option -> Arrays.stream(option.names()).map(name -> spec(option, name)));
    }

    private static String spec(OptionSpec option, String name) {
        String once = option.isMultiValue() ? "*" : "(" + String.join(" ", option.names()) + ")";
        String does = "[" + escaped(Described.brief(option.description())) + "]";
        if (!Described.takesValue(option)) return quoted(once + name + does);
        return quoted(once + name + "=" + does + value(option));
    }

    private static String place(PositionalParamSpec place) {
        return quoted((place.arity().max() > 1 ? "*" : "1") + value(place));
    }

    /** What the value is called, and what it may be. */
    private static String value(ArgSpec argument) {
        String name = ":" + escaped(argument.paramLabel()) + ":";
        if (Described.takesFolder(argument)) return name + "_files -/";
        List<String> words = Described.words(argument);
        return name + (words.isEmpty() ? " " : "(" + String.join(" ", words) + ")");
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\[\\]:\\\\]", "\\\\$0");
    }

    private static String quoted(String spec) {
        return "'" + spec.replace("'", "'\\''") + "'";
    }
}
