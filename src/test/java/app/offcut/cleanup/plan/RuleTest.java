package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\| .+ \\|$");
    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`(\\*?)");

    /** The words are a contract: each is told, and whether a person may confirm it. */
    @Test
    void isInTheDocuments() throws Exception {
        String text = Files.readString(Path.of(".github/TROUBLESHOOTING.md"));
        String table = text.substring(text.indexOf("| rule |"));
        table = table.substring(0, table.indexOf("\n\n"));
        Map<String, Boolean> told = new TreeMap<>();
        ROW.matcher(table)
                .results()
                .flatMap(row -> WORD.matcher(row.group(1)).results())
                .forEach(word -> told.put(word.group(1), !word.group(2).isEmpty()));
        assertEquals(
                new TreeMap<>(
                        Stream.of(Rule.values())
                                .collect(Collectors.toMap(Rule::word, Rule::review))),
                told);
    }
}
