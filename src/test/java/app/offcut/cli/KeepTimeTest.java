package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.text.Problem;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTimeTest {
    @ParameterizedTest
    @CsvSource({"0,0", "0s,0", "30s,30", "90s,90", "10m,600", "1h,3600", "7d,604800"})
    void acceptsANumberWithItsUnit(String word, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), KeepTime.of(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"365d", "8760h", "525600m", "31536000s"})
    void acceptsAYearAtMost(String word) {
        assertEquals(Duration.ofDays(365), KeepTime.of(word));
        String more = word.replaceFirst("[0-9]+", "" + (number(word) + 1));
        assertThrows(Problem.class, () -> KeepTime.of(more), more);
    }

    private static long number(String word) {
        return Long.parseLong(word.substring(0, word.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "1", "00",
                "s", "-1s", "+1s", "1 h",
                "1H", "1w", "1.5h", "1h30m",
                "∞", "٣s", "99999999999999999999d", "forever"
            })
    void rejectsAnythingElseWithExamples(String word) {
        Problem problem = assertThrows(Problem.class, () -> KeepTime.of(word));
        assertEquals(Problem.Code.USAGE, problem.code());
        assertTrue(problem.sentence().contains("30s, 1h or 7d"), problem.sentence());
    }
}
