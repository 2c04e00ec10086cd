package app.offcut.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, in one minute",
        "PT1M1S, in 2 minutes",
        "PT9M59.9S, in 10 minutes",
        "PT59M59S, in one hour",
        "PT6H, in 6 hours",
        "PT23H59M, in one day",
        "P7D, in 7 days"
    })
    void saysHowSoonInTheLargestUnit(Duration rest, String words) {
        assertEquals(words, Formats.ahead(rest));
    }

    @Test
    void namesTheDayOnlyWhereTheTimeAloneIsNotClear() {
        Instant now =
                LocalDateTime.of(2026, 11, 22, 23, 55).atZone(ZoneId.systemDefault()).toInstant();
        assertEquals("12:05 AM", plain(now.plus(Duration.ofMinutes(10)), now));
        assertEquals("Nov 23, 11:55 PM", plain(now.plus(Duration.ofDays(1)), now));
    }

    /** Java separates time and half of the day by a space that does not break. */
    private static String plain(Instant then, Instant now) {
        return Formats.moment(then, now).replace('\u202f', ' ');
    }
}
