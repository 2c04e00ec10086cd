package app.offcut.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    static Stream<Integer> dangerous() {
        return IntStream.of(
                        0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, // control
                        0x061C, 0x200E, 0x200F, // marks of direction
                        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, // embeddings and overrides
                        0x2066, 0x2067, 0x2068, 0x2069, // isolates
                        0x2028, 0x2029, // ends of lines
                        0xAD, 0x180E, 0x200B, 0x2060, 0x2064, 0xFEFF, // of no width
                        0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0041, // annotations and tags
                        0xD800, 0xDFFF) // half a pair
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void escapesInvisibleCharacters(int point) {
        String name = "Ice" + Character.toString(point) + "4pm.exe";
        String visible = Visible.of(name);
        assertEquals("Ice<U+%04X>4pm.exe".formatted(point), visible);
        assertEquals(visible, Visible.of(visible));
        assertTrue(Texts.of("ui.library", name).contains(visible));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ice cores", "Gletscher – Größe & Maß", "e\u0301cole", "氷床コア",
                "שלום עולם", "مرحبا بالعالم", "می\u200Cخواهم", "क्\u200Dष",
                "👩\u200D👩\u200D👧\u200D👦 family", "❤\uFE0F\u200D🔥", "🏳\uFE0F\u200D🌈", "👍🏽",
                "\u0600\u0661", "\uE000 private", "a\uFFFDb", ""
            })
    void leavesNamesOfEveryScriptUnchanged(String name) {
        assertEquals(name, Visible.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "a\u200Db, a<U+200D>b",
        "a\u200Cb, a<U+200C>b",
        "👩\u200D, 👩<U+200D>",
        "\u200D👩, <U+200D>👩",
        "👩\u200D\u200D👧, 👩<U+200D><U+200D>👧",
        "👩\u200D\u202E👧, 👩<U+200D><U+202E>👧"
    })
    void escapesAJoinerThatJoinsNothing(String name, String visible) {
        assertEquals(visible, Visible.of(name));
    }

    @Test
    void escapesEveryFormatCharacterThatNoScriptNeeds() {
        long hidden =
                IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> Character.getType(c) == Character.FORMAT)
                        .filter(c -> !Visible.of("é" + Character.toString(c) + "x").contains("<U+"))
                        .peek(c -> assertTrue((c >= 0x0600 && c <= 0x08E2) || c > 0x110BC, "" + c))
                        .count();
        assertTrue(hidden < 20, "" + hidden);
    }
}
