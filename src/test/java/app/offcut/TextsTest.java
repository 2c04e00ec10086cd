package app.offcut;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence that the code asks for is there, none is left over, and each can be filled in. */
class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TEXTS =
            Path.of("src/main/resources/app/offcut/ui/messages.properties");
    private static final Path GERMAN =
            Path.of("src/main/resources/app/offcut/ui/messages_de.properties");

    /** Prefixes of keys, and the type whose words follow them; every word has its text. */
    private static final Map<String, String> FAMILIES =
            Map.ofEntries(
                    Map.entry("problem.", "text.Problem$Code"),
                    Map.entry("cause.", "failure.Cause"),
                    Map.entry("zone.", "library.Obstacle"),
                    Map.entry("refused-root.", "library.TooWide"),
                    Map.entry("rule.", "cleanup.Rule"),
                    Map.entry("goes.", "cleanup.GoReason"),
                    Map.entry("stays.", "cleanup.StayReason"),
                    Map.entry("state.", "cleanup.RowState"),
                    Map.entry("category.", "library.Category"),
                    Map.entry("mp4.", "video.Flaw"),
                    Map.entry("ui.first.form.", "library.FirstOpening$Form"),
                    Map.entry("ui.filter.", "ui.projects.RowFilter"),
                    Map.entry("ui.keep.", "settings.UserPreferences$KeepTime"),
                    Map.entry("ui.theme.", "settings.UserPreferences$Theme"));

    @Test
    void hasEveryTextThatTheSourcesAskFor() throws IOException {
        assertEquals(Set.of(), missing(sources(), texts().stringPropertyNames()));
    }

    @Test
    void hasNoTextThatNobodyAsksFor() throws IOException {
        assertEquals(Set.of(), unused(sources(), texts().stringPropertyNames()));
    }

    @Test
    void saysEverythingOnce() throws IOException {
        assertEquals(Set.of(), duplicates(Files.readAllLines(TEXTS)));
        assertEquals(Set.of(), duplicates(Files.readAllLines(GERMAN)));
    }

    @Test
    void canFillInEveryText() throws IOException {
        Properties texts = texts();
        assertEquals(
                Set.of(),
                select(texts.stringPropertyNames(), key -> !fillable(texts.getProperty(key))));
    }

    @Test
    void noticesAMissingText() {
        assertEquals(
                Set.of("ui.typo", "new.key"),
                missing(
                        "Texts.of(\"ui.typo\"); Texts\n  .of(\n \"new.key\", 1); x ? \"ui.a\" : 0",
                        allTexts("ui.a")));
        Set<String> withoutARule = allTexts("ui.a");
        withoutARule.remove("rule.pinned");
        assertEquals(Set.of("rule.pinned"), missing("", withoutARule));
    }

    @Test
    void noticesATextThatNobodyAsksFor() {
        String source =
                "/* \"ui.old\" */ Texts.of(\"ui.a\"); \"rule.\" + word; \"ui.b.\" + \"busy\"";
        assertEquals(
                Set.of("ui.old", "rule.busy", "ui.b.gone"),
                unused(source, allTexts("ui.a", "ui.old", "rule.busy", "ui.b.busy", "ui.b.gone")));
    }

    @Test
    void noticesATextThatIsThereTwice() {
        assertEquals(Set.of("a.b"), duplicates(List.of("a.b=1", "# a.b=0", "", "c=2", "a.b = 3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"can't", "{0", "{0,choice,x}", "{name}", "{0,choice,1#one|1<{0 files}"})
    void noticesATextThatCannotBeFilledIn(String text) {
        assertFalse(fillable(text), text);
    }

    private static Set<String> missing(String source, Set<String> texts) {
        Set<String> wanted = asked(source, texts).keys();
        wanted.addAll(familyKeys());
        wanted.removeAll(texts);
        return wanted;
    }

    private static Set<String> unused(String source, Set<String> texts) {
        AskedTexts asked = asked(source, texts);
        Set<String> known = familyKeys();
        return select(
                texts,
                key ->
                        !known.contains(key)
                                && !asked.keys().contains(key)
                                && (inFamily(key) || !asked.mayAskFor(key)));
    }

    private static boolean inFamily(String key) {
        return FAMILIES.keySet().stream().anyMatch(key::startsWith);
    }

    private static AskedTexts asked(String source, Set<String> texts) {
        return AskedTexts.in(
                source,
                texts.stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> duplicates(List<String> lines) {
        Set<String> seen = new HashSet<>();
        return lines.stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .filter(key -> !seen.add(key))
                .collect(Collectors.toSet());
    }

    /** A lone apostrophe is legal to MessageFormat, which then drops it and all that follows. */
    static boolean fillable(String text) {
        if (text.replace("''", "").replaceAll("'[{}]+'", "").contains("'")) return false;
        try {
            for (long number : new long[] {0, 1, 2, 5_000})
                new MessageFormat(text, Locale.ROOT)
                        .format(new Object[] {number, number, number, number, number});
            return true;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            return false;
        }
    }

    private static Set<String> familyKeys() {
        Set<String> keys = new TreeSet<>();
        FAMILIES.forEach((prefix, type) -> words(type).forEach(word -> keys.add(prefix + word)));
        keys.remove("problem.refused-root"); // it has a sentence for each kind of root
        keys.remove("problem.usage"); // its sentence comes with the wrong command line
        return keys;
    }

    private static Stream<String> words(String name) {
        Class<?> type = assertDoesNotThrow(() -> Class.forName("app.offcut." + name));
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).map(TextsTest::word)
                : Arrays.stream(type.getEnumConstants()).map(TextsTest::word);
    }

    /** {@code NoFinalYet} is {@code no-final-yet}. */
    private static String word(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code NO_FINAL} is {@code no-final}. */
    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> allTexts(String... more) {
        Set<String> keys = familyKeys();
        keys.addAll(List.of(more));
        return keys;
    }

    private static Set<String> select(Set<String> keys, Predicate<String> test) {
        return keys.stream().filter(test).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList())
                all.append(Files.readString(file)).append('\n');
            return all.toString();
        }
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(TEXTS)) {
            texts.load(reader);
        }
        return texts;
    }
}
