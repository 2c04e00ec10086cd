package app.offcut.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The German texts say all that the English ones say, with the same arguments, in German. */
class TranslationTest {
    private static final Properties ENGLISH = texts("messages.properties");
    private static final Properties GERMAN = texts("messages_de.properties");

    /** The same word or unit in both languages; whoever adds one has looked. */
    private static final Set<String> SAME_WORD =
            Set.of(
                    "category.audio",
                    "format.minutes",
                    "cli.list.generator",
                    "format.seconds",
                    "generator.aivideogen",
                    "generator.moneyprinterturbo",
                    "generator.pixelle-video",
                    "generator.reddit-video-maker-bot",
                    "ui.help.java",
                    "ui.help.keys.close",
                    "ui.help.keys.measure",
                    "ui.help.version",
                    "ui.theme.system",
                    "ui.title",
                    "ui.title.cleaning",
                    "ui.title.library");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)(,choice)?");
    private static final Pattern COMMAND = Pattern.compile("--[a-z]+|[A-Z]+_[A-Z_]+|offcut [a-z]+");

    @Test
    void hasTheSameKeysInBothLanguages() {
        assertEquals(
                new TreeSet<>(ENGLISH.stringPropertyNames()),
                new TreeSet<>(GERMAN.stringPropertyNames()));
    }

    @Test
    void hasNoFaultyTranslation() {
        List<String> faults = new ArrayList<>();
        for (String key : GERMAN.stringPropertyNames())
            for (String fault : faults(key, ENGLISH.getProperty(key, ""), GERMAN.getProperty(key)))
                faults.add(key + ": " + fault);
        assertEquals(List.of(), faults);
    }

    @Test
    void listsOnlySameWordsThatAreTheSame() {
        for (String key : SAME_WORD)
            assertEquals(ENGLISH.getProperty(key), GERMAN.getProperty(key), key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Stop ; Stop ; not translated",
                "{0} of {1} ; {0} Dateien ; other arguments",
                "{0} files ; {0,choice,1#eine Datei|1<{0} Dateien} ; a choice of what may be no number",
                "“{0}” ; \"{0}\" ; quotation marks",
                "“{0}” ; “{0}” ; quotation marks",
                "“{0}” ; „{0}” ; quotation marks",
                "“{0}” ; {0} dort ; quotation marks",
                "it’s so ; so geht's ; cannot be filled in",
                "Wait… ; Warten... ; punctuation",
                "Wait… ; Warten ; punctuation",
                "It is so. ; So ist es ; punctuation",
                "No - yes ; Nein - ja ; punctuation",
                "Give --all ; Geben Sie --alle an ; commands and variables",
                "{0} files ; Dateien {0 ; cannot be filled in"
            })
    void noticesABadTranslation(String english, String german, String fault) {
        assertEquals(Set.of(fault), Set.copyOf(faults("any", english.strip(), german.strip())));
    }

    @Test
    void allowsSignsAndSameWords() {
        assertEquals(List.of(), faults("any", "{0} · {1}: {2}", "{0} · {1}: {2}"));
        assertEquals(List.of(), faults("ui.theme.system", "System", "System"));
        assertNotEquals(List.of(), faults("any", "System", "System"));
    }

    private static List<String> faults(String key, String english, String german) {
        List<String> faults = new ArrayList<>();
        if (!formats(german)) return List.of("cannot be filled in");
        if (german.equals(english) && hasWords(german) && !SAME_WORD.contains(key))
            faults.add("not translated");
        if (!arguments(german, false).equals(arguments(english, false)))
            faults.add("other arguments");
        if (!arguments(english, true).containsAll(arguments(german, true)))
            faults.add("a choice of what may be no number");
        if (count(german, "[\"'”’]") > 0
                || count(german, "„[^„“]*“") != count(english, "“[^“”]*”")
                || count(german, "„") != count(german, "“")) faults.add("quotation marks");
        if (!end(german).equals(end(english)) || count(german, "\\.\\.\\.| - ") > 0)
            faults.add("punctuation");
        if (!all(COMMAND, german).equals(all(COMMAND, english)))
            faults.add("commands and variables");
        return faults;
    }

    /** Whether it can be filled in, and every choice made, for none, one, two and many. */
    private static boolean formats(String text) {
        if (!TextsTest.fillable(text)) return false;
        for (long number : new long[] {0, 1, 2, 5_000}) {
            Long[] arguments = {number, number, number, number, number};
            String filled = new MessageFormat(text, Locale.GERMANY).format(arguments);
            if (filled.isBlank() || count(filled, "[{}|#<]") > 0) return false;
        }
        return true;
    }

    private static boolean hasWords(String text) {
        return count(ARGUMENT.matcher(text).replaceAll(""), "\\p{L}") > 0;
    }

    /** Numbers of the arguments, or of those that choose. */
    private static Set<String> arguments(String text, boolean choosing) {
        return ARGUMENT.matcher(text)
                .results()
                .filter(found -> !choosing || found.group(2) != null)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How it ends: as a sentence, a question, something to come, or a mere name. */
    private static String end(String text) {
        Matcher end = Pattern.compile("[.?…!:]$").matcher(text);
        return end.find() ? end.group() : "";
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    static Properties texts(String file) {
        Properties texts = new Properties();
        Path path = Path.of("src/main/resources/app/offcut/ui", file);
        try (var reader = Files.newBufferedReader(path)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
