package app.offcut.cli.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page in the language of {@code man}, roff with the macros of man(7). It has no date,
 * so that it is the same in each build.
 */
public final class ManPage {
    private static final String BOLD = "\\fB%s\\fP";
    private static final String ITALIC = "\\fI%s\\fP";

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The page of a whole program with its commands. */
    public static String of(CommandSpec program, String version) {
        ManPage page = new ManPage();
        page.program(program, version);
        return page.page.toString();
    }

    private void program(CommandSpec program, String version) {
        String name = program.name();
        String does = Described.brief(program.usageMessage().description());
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"" + name + " " + version + "\"");
        line(".SH NAME");
        line(escaped(name) + " \\- " + escaped(Described.inner(does)));
        line(".SH SYNOPSIS");
        line(synopsis(program) + " [" + ITALIC.formatted("COMMAND") + "]");
        line(".SH DESCRIPTION");
        description(program);
        line(".SH OPTIONS");
        for (OptionSpec option : Described.alone(program)) argument(names(option), option);
        line(".PP");
        line("With each command too:");
        for (OptionSpec option : Described.everywhere(program)) argument(names(option), option);
        line(".SH COMMANDS");
        for (CommandSpec command : Described.commands(program)) command(command);
        for (List<String> part : Described.parts(program.usageMessage().footer())) section(part);
    }

    private void command(CommandSpec command) {
        line(".SS " + synopsis(command));
        description(command);
        arguments(command);
        for (List<String> part : Described.parts(command.usageMessage().footer())) {
            line(".PP");
            if (isExamples(part)) examples(part);
            else line(escaped(String.join(" ", part)));
        }
    }

    /** Of the program's footer: its examples, or a heading before a colon with its list. */
    private void section(List<String> part) {
        String[] text = String.join(" ", part).split(": ", 2);
        String title = isExamples(part) ? part.getFirst().replace(":", "") : text[0];
        line(".SH " + title.toUpperCase(Locale.ROOT));
        if (isExamples(part)) examples(part);
        else for (String entry : text[1].split("; ")) entry(entry.split(" ", 2));
    }

    private void entry(String... wordAndMeaning) {
        line(".TP");
        line(BOLD.formatted(escaped(wordAndMeaning[0])));
        line(escaped(wordAndMeaning[1]));
    }

    private static boolean isExamples(List<String> part) {
        return part.getFirst().startsWith("Example");
    }

    private void examples(List<String> part) {
        line(".nf");
        for (String example : part.subList(1, part.size())) line(escaped(example));
        line(".fi");
    }

    private void description(CommandSpec command) {
        String between = "";
        for (String paragraph : command.usageMessage().description()) {
            if (paragraph.isBlank()) continue;
            page.append(between);
            line(escaped(paragraph));
            between = ".PP\n";
        }
    }

    private void arguments(CommandSpec command) {
        for (PositionalParamSpec place : command.positionalParameters())
            argument(ITALIC.formatted(escaped(place.paramLabel())), place);
        for (OptionSpec option : Described.options(command)) argument(names(option), option);
    }

    private void argument(String name, ArgSpec argument) {
        line(".TP");
        line(name);
        line(escaped(String.join(" ", argument.description())));
    }

    private static String names(OptionSpec option) {
        String value = ITALIC.formatted(escaped(option.paramLabel()));
        return List.of(option.names()).stream()
                        .map(name -> BOLD.formatted(escaped(name)))
                        .collect(Collectors.joining(", "))
                + (Described.takesValue(option) ? " " + value : "");
    }

    private static String synopsis(CommandSpec command) {
        StringBuilder all = new StringBuilder(BOLD.formatted(escaped(command.qualifiedName())));
        all.append(" [").append(ITALIC.formatted("OPTION")).append("]...");
        for (PositionalParamSpec place : command.positionalParameters()) {
            String name = ITALIC.formatted(escaped(place.paramLabel()));
            String optional = place.arity().min() == 0 ? "[" + name + "]" : name;
            all.append(' ').append(optional).append(place.arity().max() > 1 ? "..." : "");
        }
        return all.toString();
    }

    /** As text that roff prints letter by letter. */
    private static String escaped(String text) {
        String letters =
                text.replace("\\", "\\e")
                        .replace("-", "\\-")
                        .replace("'", "\\(aq")
                        .replace("~", "\\(ti");
        return letters.startsWith(".") ? "\\&" + letters : letters;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
