package app.offcut.login;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads an {@code Exec} value as the Desktop Entry Specification tells desktops to: the escapes of
 * a string first, then the quotes, then the field codes.
 */
final class DesktopReader {
    private DesktopReader() {}

    static Process start(String value, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments(string(value)));
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static String string(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\')
                c =
                        switch (value.charAt(++i)) {
                            case 's' -> ' ';
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case '\\' -> '\\';
                            default -> throw new AssertionError("no escape: " + value);
                        };
            text.append(c);
        }
        return text.toString();
    }

    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (quoted && c == '\\' && "\"`$\\".indexOf(text.charAt(i + 1)) >= 0)
                argument.append(text.charAt(++i));
            else if (quoted && "`$\\".indexOf(c) >= 0)
                throw new AssertionError("must be escaped: " + text);
            else if (!quoted && c == ' ') {
                arguments.add(argument.toString());
                argument.setLength(0);
            } else argument.append(c);
        }
        arguments.add(argument.toString());
        return arguments.stream().map(DesktopReader::fields).toList();
    }

    private static String fields(String argument) {
        String left = argument.replace("%%", "");
        if (left.contains("%")) throw new AssertionError("a field code: " + argument);
        return argument.replace("%%", "%");
    }
}
