package app.offcut.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimestampTest {
    @Test
    void readsBothFormsOfTheGenerator() {
        Instant moment = Instant.parse("2026-01-02T03:04:05Z");
        assertEquals(moment, Timestamp.parse("2026-01-02 03:04:05"));
        assertEquals(moment, Timestamp.parse("2026-01-02T03:04:05.000Z"));
        assertEquals(moment, Timestamp.parse(" 2026-01-02T05:04:05+02:00\n"));
        assertEquals(moment.minusSeconds(5), Timestamp.parse("2026-01-02 03:04"));
        assertEquals(moment.minusSeconds(5), Timestamp.parse("2026-01-02T03:04Z"));
        assertEquals(moment.minusSeconds(5), Timestamp.parse("2026-01-02T04:04+01"));
        assertEquals(moment.plusNanos(1000), Timestamp.parse("2026-01-02 03:04:05.000001"));
    }

    @Test
    void readsNothingElse() {
        assertNull(Timestamp.parse(null));
        for (String text : List.of("", "now", "2026-01-02", "1767322800000", "2026-02-30 00:00:00"))
            assertNull(Timestamp.parse(text), text);
    }

    @Test
    void textSortsLikeTime() {
        Instant moment = Instant.parse("2026-01-02T03:04:05Z");
        assertEquals("2026-01-02T03:04:05.000Z", Timestamp.text(moment));
        assertTrue(Timestamp.text(moment).compareTo(Timestamp.text(moment.plusMillis(1))) < 0);
        assertEquals(moment, Timestamp.parse(Timestamp.text(moment)));
    }
}
