package app.offcut.cli;

import app.offcut.text.Problem;
import app.offcut.text.Texts;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the value of {@code --keep}: how long a cleanup can be undone. */
final class KeepTime {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(365);

    private KeepTime() {}

    /**
     * @throws Problem USAGE for anything but 0 or a number with a unit, up to a year
     */
    static Duration of(String word) {
        if (word.equals("0")) return Duration.ZERO;
        Matcher form = FORM.matcher(word);
        if (!form.matches()) throw wrong(word);
        long number = Long.parseLong(form.group(1));
        Duration time =
                switch (form.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
        if (time.compareTo(LONGEST) > 0) throw wrong(word);
        return time;
    }

    private static Problem wrong(String word) {
        return Problem.usage(Texts.of("cli.keep", word));
    }
}
