package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsColumnsLeftAndRight() {
        Table table = new Table(0, "lrl");
        table.row("NAME", "SIZE", "STATE");
        table.row("a", "1 B", "ready");
        table.row("long one", "10 kB", "");
        assertEquals(
                List.of("NAME       SIZE  STATE", "a           1 B  ready", "long one  10 kB"),
                table.lines());
    }

    @Test
    void cutsTheFlexibleColumnAtEightyColumns() {
        Table table = new Table(0, "lr");
        table.row("x".repeat(200), "10 kB");
        String line = table.lines().getFirst();
        assertEquals(80, line.length());
        assertTrue(line.endsWith("x…  10 kB"), line);
    }

    @Test
    void countsWideLettersTwiceAndCombiningMarksAsZero() {
        assertEquals(4, Table.width("映画"));
        assertEquals(2, Table.width("한"));
        assertEquals(2, Table.width("🎬"));
        assertEquals(1, Table.width("e\u0301"));
        assertEquals("映画…", Table.cut("映画館へ", 6));
    }

    @Test
    void escapesControlCharacters() {
        Table table = new Table(0, "l");
        table.row("a\u001b[31mb\rc");
        assertEquals(List.of("a<U+001B>[31mb<U+000D>c"), table.lines());
    }

    @Test
    void wrapsAtSpacesAndIndentsLaterLines() {
        List<String> lines = Table.wrap("word ".repeat(30).strip(), "  ");
        assertEquals(2, lines.size());
        assertTrue(lines.stream().allMatch(l -> l.length() <= 80));
        assertTrue(lines.get(1).startsWith("  word"));
    }
}
