package app.offcut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents refer to is there: links, headings, classes and suites. */
class DocumentationTest {
    private static final List<Path> CODE =
            List.of(Path.of("src/main/java/app/offcut"), Path.of("src/test/java/app/offcut"));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern PATH = Pattern.compile("`([a-z]+(?:/[A-Za-z]+)+)`");
    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`");
    private static final Pattern SUITE = Pattern.compile("-Dtest='?\\*?([A-Z]\\w+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "src/test/README.md",
                ".github/CONTRIBUTING.md",
                ".github/DECISIONS.md",
                ".github/SECURITY.md",
                ".github/TROUBLESHOOTING.md",
                ".github/GENERATORS.md",
                ".github/CHANGELOG.md"
            })
    void leadsToWhatIsThere(Path page) throws IOException {
        String text = Files.readString(page);
        assertEquals(List.of(), found(LINK, text).filter(link -> !leads(page, link)).toList());
        assertEquals(List.of(), found(PATH, text).filter(path -> !isCode(path)).toList());
        Set<String> suites = testClasses();
        assertEquals(
                List.of(), found(SUITE, text).filter(suite -> !suites.contains(suite)).toList());
    }

    /** Whatever is refused has its remedy on the page for it. */
    @Test
    void hasARemedyForEachRefusal() throws IOException {
        String page = Files.readString(Path.of(".github/TROUBLESHOOTING.md"));
        assertEquals(words(Rule.values(), Rule::word), told("rule", page));
        assertEquals(words(Problem.Code.values(), Problem.Code::word), told("code", page));
        assertEquals(words(StayReason.values(), StayReason::word), told("reason", page));
        assertEquals(words(Why.values(), Why::word), told("result", page));
    }

    private static <T> Set<String> words(T[] values, Function<T, String> word) {
        return Stream.of(values).map(word).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The words in the first column of the table that begins with this heading. */
    private static Set<String> told(String heading, String page) {
        return page.lines()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(row -> found(WORD, row.substring(0, row.indexOf('|', 1))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noticesWhatIsGone() {
        Path page = Path.of("README.md");
        assertTrue(leads(page, ".github/SECURITY.md"));
        assertTrue(!leads(page, ".github/GONE.md") && !leads(page, "README.md#no-such-heading"));
        assertTrue(isCode("cleanup/plan/Gate") && isCode("ui/map"));
        assertTrue(!isCode("cleanup/plan/Gone"));
    }

    private static boolean leads(Path page, String link) {
        if (link.startsWith("https://")) return true;
        String file = link.replaceFirst("#.*", "");
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(target)) return false;
        return !link.contains("#") || headings(target).contains(link.replaceFirst(".*#", ""));
    }

    /** As the page's anchors are named: lower case, hyphens for spaces, no punctuation. */
    private static Set<String> headings(Path page) {
        try {
            return found(HEADING, Files.readString(page))
                    .map(heading -> heading.toLowerCase(Locale.ROOT))
                    .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** A class or a package; a path that begins with no package of ours belongs to a library. */
    private static boolean isCode(String path) {
        Path first = Path.of(path).getName(0);
        if (CODE.stream().noneMatch(code -> Files.isDirectory(code.resolve(first)))) return true;
        return CODE.stream()
                .anyMatch(code ->
                        Files.exists(code.resolve(path + ".java"))
                                || Files.isDirectory(code.resolve(path)));
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult one) -> one.group(1));
    }
}
