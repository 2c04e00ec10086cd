package app.offcut.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.environment.SystemLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final Instant NOW =
            LocalDateTime.of(2026, 11, 22, 23, 55).atZone(ZoneId.systemDefault()).toInstant();
    private static final Instant SOON = NOW.plus(Duration.ofMinutes(10));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({
        "PT0S, in one minute, in einer Minute",
        "PT1M1S, in 2 minutes, in 2 Minuten",
        "PT9M59.9S, in 10 minutes, in 10 Minuten",
        "PT10M, in 10 minutes, in 10 Minuten",
        "PT59M59S, in one hour, in einer Stunde",
        "PT1H, in one hour, in einer Stunde",
        "PT6H, in 6 hours, in 6 Stunden",
        "PT23H59M, in one day, in einem Tag",
        "P1D, in one day, in einem Tag",
        "P7D, in 7 days, in 7 Tagen"
    })
    void formatsRemainingTimeInTheLargestUnit(Duration rest, String english, String german) {
        assertEquals(english, Formats.ahead(rest));
        assertEquals(german, inGerman(() -> Formats.ahead(rest)));
    }

    @Test
    void namesTheDayOnlyIfTheTimeAloneIsAmbiguous() {
        assertEquals("12:05 AM", plain(SOON));
        assertEquals("Nov 23, 11:55 PM", plain(TOMORROW));
        assertEquals("00:05", inGerman(() -> plain(SOON)));
        assertEquals("23. Nov., 23:55", inGerman(() -> plain(TOMORROW)));
    }

    @Test
    void showsTheDayInsteadOfTheTimeIfThereIsLittleRoom() {
        assertEquals("00:05", inGerman(() -> Formats.timeOrDay(SOON, NOW)));
        assertEquals("23. Nov.", inGerman(() -> Formats.timeOrDay(TOMORROW, NOW)));
        assertEquals("Nov 23", Formats.timeOrDay(TOMORROW, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 B | 0 B",
                "999 | 999 B | 999 B",
                "1_500 | 1.5 kB | 1,5 kB",
                "1_150_000_000 | 1.15 GB | 1,15 GB",
                "12_400_000_000 | 12.4 GB | 12,4 GB",
                "704_000_000 | 704 MB | 704 MB",
                "999_700 | 1 MB | 1 MB"
            })
    void formatsSizesByLanguage(String bytes, String english, String german) {
        long size = Long.parseLong(bytes.replace("_", ""));
        assertEquals(english, Formats.bytes(size));
        assertEquals(german, inGerman(() -> Formats.bytes(size)));
    }

    @Test
    void formatsExactSizesByLanguage() {
        assertEquals("1.150.000.000 Byte", inGerman(() -> Formats.exactBytes(1_150_000_000)));
        assertEquals("1,150,000,000 bytes", Formats.exactBytes(1_150_000_000));
    }

    @ParameterizedTest
    @CsvSource({
        "PT59S, gerade eben",
        "PT1M, vor einer Minute",
        "PT59M, vor 59 Minuten",
        "PT1H, vor einer Stunde",
        "PT23H, vor 23 Stunden",
        "P1D, gestern",
        "P6D, vor 6 Tagen"
    })
    void formatsElapsedTimeInGerman(Duration age, String words) {
        assertEquals(words, inGerman(() -> Formats.ago(age)));
    }

    private static String inGerman(Supplier<String> words) {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            return words.get();
        }
    }

    /** Java separates time and half of the day by a space that does not break. */
    private static String plain(Instant then) {
        return Formats.moment(then, NOW).replace('\u202f', ' ');
    }
}
