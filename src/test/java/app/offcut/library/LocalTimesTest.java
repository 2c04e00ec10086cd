package app.offcut.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.12Z");

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "3600000, true", // summer time
        "-3600000, true",
        "20700000, true", // to Nepal
        "93600000, true", // across the date line
        "97200000, false",
        "1, false",
        "2000, false",
        "3601000, false",
        "600000, false"
    })
    void allowForTheHoursOfAZone(long milliseconds, boolean same) {
        assertEquals(same, LocalTimes.mayBe(NOON, NOON.plusMillis(milliseconds)));
    }
}
