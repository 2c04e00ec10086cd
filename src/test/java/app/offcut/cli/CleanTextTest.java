package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.environment.SystemLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CleanTextTest {
    private static final Instant NOON =
            LocalDateTime.of(2026, 11, 21, 12, 0).atZone(ZoneId.systemDefault()).toInstant();

    @Test
    void addsTheDateIfItIsAnotherDay() {
        assertEquals("12:05:00", CleanText.until(NOON.plus(Duration.ofMinutes(5)), NOON));
        assertEquals("18:00", CleanText.until(NOON.plus(Duration.ofHours(6)), NOON));
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        assertEquals("November 22, 2026, 12:00", CleanText.until(tomorrow, NOON));
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            assertEquals("22. November 2026, 12:00", CleanText.until(tomorrow, NOON));
        }
    }
}
