package app.offcut.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.plan.GoReason;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.survey.RowState;
import app.offcut.generator.Category;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The one type of values with texts that is no enum, and what its keys begin with. */
    private static final Map<Class<?>, String> SEALED = Map.of(RowState.class, "state.");

    private static final String[] RULES =
            words(SpaceRule.values(), SpaceRule::word).toArray(String[]::new);

    /** Words that offcut.db and journals hold, by what their keys begin with. */
    private static final Map<String, Set<String>> STORED =
            Map.of(
                    "report.by.", words(StartedBy.values(), StartedBy::word, RULES),
                    "report.outcome.", words(Outcome.values(), Outcome::word, "running"),
                    "report.file.",
                            Set.of(
                                    "deleted",
                                    "held",
                                    "put-back",
                                    "already-gone",
                                    "stayed",
                                    "failed"),
                    "goes.", words(GoReason.values(), GoReason::word),
                    "generator.",
                            Set.of(
                                    "aivideogen",
                                    "moneyprinterturbo",
                                    "pixelle-video",
                                    "reddit-video-maker-bot",
                                    "undecided"));

    private static final JavaClasses OFFCUT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("app.offcut");

    @Test
    void hasEveryTextThatTheSourcesUse() throws IOException {
        assertEquals(Set.of(), missing(sources(), names()));
    }

    @Test
    void hasNoUnusedText() throws IOException {
        assertEquals(Set.of(), unused(sources(), names()));
    }

    /** Only a {@link TextKey} puts its keys together, and what is stored, whose words are above. */
    @Test
    void composesNoOtherKey() throws IOException {
        Set<String> known = new TreeSet<>(STORED.keySet());
        for (Class<?> type : textKeys())
            for (String key : keys(type)) known.add(key.substring(0, key.lastIndexOf('.') + 1));
        assertEquals(known, new TreeSet<>(prefixes(sources(), names())));
    }

    @Test
    void findsTheTypesWhoseValuesHaveTexts() {
        assertTrue(textKeys().containsAll(List.of(Rule.class, RowState.class, Category.class)));
    }

    @Test
    void hasNoDuplicateKey() throws IOException {
        assertEquals(Set.of(), duplicates(Files.readAllLines(TEXTS)));
        assertEquals(Set.of(), duplicates(Files.readAllLines(GERMAN)));
    }

    @Test
    void formatsEveryText() throws IOException {
        Properties texts = TranslationTest.texts("messages.properties");
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
    void noticesAnUnusedText() {
        String source = "/* \"ui.old\" */ Texts.of(\"ui.a\"); \"rule.\" + word";
        assertEquals(
                Set.of("ui.old", "rule.busy"),
                unused(source, allTexts("ui.a", "ui.old", "rule.busy")));
    }

    @Test
    void noticesAComposedKey() {
        String source = "Texts.of(\"ui.b.\" + word); x = \"mp4.\" + reason; \"not.a.key\"";
        assertEquals(Set.of("mp4.", "ui.b."), prefixes(source, allTexts("ui.a")));
    }

    @Test
    void noticesADuplicateKey() {
        assertEquals(Set.of("a.b"), duplicates(List.of("a.b=1", "# a.b=0", "", "c=2", "a.b = 3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"can't", "{0", "{0,choice,x}", "{name}", "{0,choice,1#one|1<{0 files}"})
    void noticesATextThatCannotBeFormatted(String text) {
        assertFalse(fillable(text), text);
    }

    private static Set<String> missing(String source, Set<String> texts) {
        Set<String> wanted = asked(source, texts).keys();
        wanted.addAll(runtimeKeys());
        wanted.removeAll(texts);
        return wanted;
    }

    private static Set<String> unused(String source, Set<String> texts) {
        Set<String> wanted = asked(source, texts).keys();
        wanted.addAll(runtimeKeys());
        return select(texts, key -> !wanted.contains(key));
    }

    private static Set<String> prefixes(String source, Set<String> texts) {
        return asked(source, texts).prefixes();
    }

    private static TextKeysInSource asked(String source, Set<String> texts) {
        return TextKeysInSource.in(
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

    /** Every key that is put together at run time. */
    private static Set<String> runtimeKeys() {
        Set<String> keys = new TreeSet<>();
        textKeys().forEach(type -> keys.addAll(keys(type)));
        STORED.forEach((prefix, words) -> words.forEach(word -> keys.add(prefix + word)));
        keys.remove("problem.refused-root"); // it has a sentence for each kind of root
        keys.remove("problem.usage"); // its sentence comes with the wrong command line
        return keys;
    }

    private static List<Class<?>> textKeys() {
        return OFFCUT.stream()
                .filter(type -> type.isAssignableTo(TextKey.class))
                .filter(type -> type.isEnum() || type.isInterface())
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> type != TextKey.class)
                .toList();
    }

    private static Set<String> keys(Class<?> type) {
        if (type.isEnum())
            return Arrays.stream(type.getEnumConstants())
                    .map(value -> ((TextKey) value).key())
                    .collect(Collectors.toSet());
        String prefix = Objects.requireNonNull(SEALED.get(type), type + " is no enum");
        return Arrays.stream(type.getPermittedSubclasses())
                .map(state -> prefix + word(state))
                .collect(Collectors.toSet());
    }

    /** {@code NoFinalYet} is {@code no-final-yet}. */
    private static String word(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static <T> Set<String> words(T[] values, Function<T, String> word, String... more) {
        Set<String> words = Arrays.stream(values).map(word).collect(Collectors.toSet());
        words.addAll(List.of(more));
        return words;
    }

    private static Set<String> allTexts(String... more) {
        Set<String> keys = runtimeKeys();
        keys.addAll(List.of(more));
        return keys;
    }

    private static Set<String> select(Set<String> keys, Predicate<String> test) {
        return keys.stream().filter(test).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names() {
        return TranslationTest.texts("messages.properties").stringPropertyNames();
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList())
                all.append(Files.readString(file)).append('\n');
            return all.toString();
        }
    }

    /**
     * The texts that a piece of source code asks for.
     *
     * @param keys whole keys: what stands in {@code Texts.of("…")}, and any other literal that
     *     looks like a key because its first word begins one
     * @param prefixes literals of that kind that end in a dot; a word follows at run time
     */
    private record TextKeysInSource(Set<String> keys, Set<String> prefixes) {
        private static final Pattern COMMENT =
                Pattern.compile("/\\*.*?\\*/|//[^\n\"]*", Pattern.DOTALL);
        private static final Pattern LITERAL =
                Pattern.compile(
                        "(Texts\\s*\\.\\s*of\\(\\s*)?\"([a-z0-9-]+)(\\.(?:[a-z0-9-]+\\.?)*)?\"");

        /**
         * @param roots first words of all keys
         */
        static TextKeysInSource in(String source, Set<String> roots) {
            TextKeysInSource asked = new TextKeysInSource(new TreeSet<>(), new TreeSet<>());
            Matcher literal = LITERAL.matcher(COMMENT.matcher(source).replaceAll(""));
            while (literal.find()) {
                boolean surely = literal.group(1) != null;
                String root = literal.group(2);
                String rest = literal.group(3);
                if (rest == null) continue;
                if (!surely && !roots.contains(root)) continue;
                if (rest.endsWith(".")) asked.prefixes.add(root + rest);
                else asked.keys.add(root + rest);
            }
            return asked;
        }
    }
}
