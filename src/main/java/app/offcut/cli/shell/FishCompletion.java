package app.offcut.cli.shell;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion for fish, to be saved as {@code offcut.fish} in its folder of completions. */
public final class FishCompletion {
    private static final String NO_COMMAND = "__fish_use_subcommand";

    private final StringBuilder script = new StringBuilder();
    private final String program;

    private FishCompletion(String program) {
        this.program = program;
    }

    public static String of(CommandSpec program) {
        FishCompletion fish = new FishCompletion(program.name());
        fish.program(program);
        return fish.script.toString();
    }

    private void program(CommandSpec spec) {
        line(" --no-files");
        List<CommandSpec> commands = Described.commands(spec);
        for (CommandSpec command : commands)
            line(
                    condition(NO_COMMAND)
                            + " -a "
                            + command.name()
                            + does(command.usageMessage().description()));
        for (OptionSpec option : Described.everywhere(spec)) line(option(option));
        for (OptionSpec option : Described.alone(spec))
            line(condition(NO_COMMAND) + option(option));
        for (CommandSpec command : commands) command(command);
    }

    private void command(CommandSpec command) {
        String condition = condition("__fish_seen_subcommand_from " + command.name());
        for (OptionSpec option : Described.options(command)) line(condition + option(option));
        for (ArgSpec place : command.positionalParameters()) {
            String choices = choices(place);
            if (!choices.isEmpty()) line(condition + choices);
        }
    }

    private static String option(OptionSpec option) {
        StringBuilder all = new StringBuilder();
        for (String name : option.names())
            all.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("-+", ""));
        if (Described.takesValue(option)) all.append(" -x").append(choices(option));
        return all + does(option.description());
    }

    /** The values that are offered; empty if there are none. */
    private static String choices(ArgSpec argument) {
        if (Described.takesFolder(argument)) return " -a '(__fish_complete_directories)'";
        List<String> words = Described.words(argument);
        return words.isEmpty() ? "" : " -a " + quoted(String.join(" ", words));
    }

    private static String condition(String test) {
        return " -n " + quoted(test);
    }

    private static String does(String... description) {
        return " -d " + quoted(Described.brief(description));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String rest) {
        script.append("complete -c ").append(program).append(rest).append('\n');
    }
}
