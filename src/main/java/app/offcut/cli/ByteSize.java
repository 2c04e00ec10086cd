package app.offcut.cli;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size on the command line, such as 10GB; decimal, as sizes are shown. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(B|KB|MB|GB|TB)?");

    private ByteSize() {}

    /**
     * @throws Problem USAGE for anything but a whole number with or without a unit
     */
    static long of(String word) {
        Matcher form = FORM.matcher(word.toUpperCase(Locale.ROOT));
        if (!form.matches()) throw Problem.usage(Texts.of("cli.size", word));
        long number = Long.parseLong(form.group(1));
        String unit = form.group(2);
        return switch (unit == null ? "B" : unit) {
            case "KB" -> number * 1000;
            case "MB" -> number * 1_000_000;
            case "GB" -> number * 1_000_000_000;
            case "TB" -> number * 1_000_000_000_000L;
            default -> number;
        };
    }
}
