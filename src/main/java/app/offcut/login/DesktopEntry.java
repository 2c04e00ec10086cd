package app.offcut.login;

import app.offcut.files.OwnFile;
import app.offcut.settings.Environment;
import app.offcut.text.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Start at login on Linux: a file in the XDG autostart folder, escaped by the rules of the Desktop
 * Entry Specification.
 */
final class DesktopEntry implements EntryForm {
    private static final String GROUP = "[Desktop Entry]";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    @Override
    public Path file(Environment environment) {
        return EntryForm.folder(environment, "XDG_CONFIG_HOME")
                .orElse(environment.homeFolder().resolve(".config"))
                .resolve("autostart")
                .resolve(OwnFile.DESKTOP_ENTRY);
    }

    @Override
    public String text(Path launcher) {
        return String.join(
                "\n",
                GROUP,
                "Type=Application",
                "Name=" + string(Texts.of("ui.title")),
                "Comment=" + string(Texts.of("login.comment")),
                "TryExec=" + string(launcher.toString()),
                "Exec=" + string(argument(launcher.toString())) + " --hidden",
                "Terminal=false",
                "");
    }

    /**
     * Quotes an argument, because a path may contain any character; {@code %} begins a field code.
     */
    private static String argument(String text) {
        String quoted = text.replaceAll("[\"`$\\\\]", "\\\\$0").replace("%", "%%");
        return '"' + quoted + '"';
    }

    /**
     * Escapes a value. Backslashes of an argument are part of the value, so they are escaped twice.
     */
    private static String string(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    /**
     * Whether the entry is in effect. A desktop marks a disabled entry as hidden or disabled, and
     * skips one whose program is missing.
     */
    @Override
    public boolean starts(String text) {
        Map<String, String> values = values(text);
        return values.containsKey("Exec")
                && !"true".equals(values.get("Hidden"))
                && !"false".equals(values.get("X-GNOME-Autostart-enabled"))
                && there(values.get("TryExec"));
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        boolean inside = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) inside = line.equals(GROUP);
            int equals = line.indexOf('=');
            if (inside && equals > 0 && !line.startsWith("#"))
                values.put(
                        line.substring(0, equals).stripTrailing(),
                        line.substring(equals + 1).stripLeading());
        }
        return values;
    }

    private static boolean there(@Nullable String program) {
        if (program == null) return true;
        try {
            Path path = Path.of(unescaped(program));
            // any other is searched along PATH
            return !path.isAbsolute() || Files.isExecutable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(escape -> {
                    String c = escape.group(1);
                    return Matcher.quoteReplacement(
                            switch (c) {
                                case "s" -> " ";
                                case "n" -> "\n";
                                case "t" -> "\t";
                                case "r" -> "\r";
                                default -> c;
                            });
                });
    }
}
