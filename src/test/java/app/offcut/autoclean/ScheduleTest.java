package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SPEED = 10_000;

    private Instant now = NOON;

    /** By how much the clock advances with each rest, which itself takes a ten-thousandth. */
    private Duration passes = Duration.ofSeconds(30);

    private boolean slept;
    private long nanos = 1_000;
    private Duration rested = Duration.ZERO;
    private final WakeUp wakeUp =
            new WakeUp(SPEED) {
                @Override
                boolean await(Duration atMost) throws InterruptedException {
                    rested = atMost;
                    boolean rung = super.await(atMost);
                    now = now.plus(passes);
                    if (!slept) nanos += passes.toNanos();
                    return rung;
                }

                @Override
                long nanos() {
                    return nanos;
                }
            };
    private final Schedule schedule = new Schedule(() -> now, wakeUp);

    @Test
    void looksAtEverythingAtTheStartAndEveryFiveMinutes() throws InterruptedException {
        assertTrue(schedule.full());
        for (int i = 1; i < 10; i++) {
            schedule.rest(Instant.MAX, false);
            assertFalse(schedule.full(), "after " + i * 30 + " s");
        }
        schedule.rest(Instant.MAX, false);
        assertTrue(schedule.full());
    }

    /** At most 20 s without file system events, and not at all for an overdue final. */
    @ParameterizedTest
    @CsvSource({"86400, true, 20", "8, false, 8", "-8, false, 0"})
    void restsUntilTheNextFinalIsDue(long due, boolean polling, long rest) throws Exception {
        passes = Duration.ofSeconds(rest);
        schedule.rest(NOON.plusSeconds(due), polling);
        assertEquals(passes, rested);
        assertEquals(polling, schedule.full());
    }

    @Test
    void isWokenByTheWakeUp() throws InterruptedException {
        wakeUp.ring();
        passes = Duration.ofSeconds(1);
        assertFalse(schedule.rest(Instant.MAX, false));
        assertFalse(schedule.full());
    }

    /** The computer slept, or its clock was set back or forward. */
    @ParameterizedTest
    @ValueSource(longs = {120, -3_600, -20, 20, 3_600})
    void noticesThatTheClockJumped(long seconds) throws InterruptedException {
        passes = Duration.ofSeconds(seconds);
        slept = true;
        assertTrue(schedule.rest(Instant.MAX, false));
        assertTrue(schedule.full());
    }

    @Test
    void noticesAClockThatIsSetBetweenTwoRests() throws InterruptedException {
        now = now.plusSeconds(5);
        assertTrue(schedule.rest(Instant.MAX, false));
    }

    @Test
    void doesNotTakeABusyComputerForAJump() throws InterruptedException {
        passes = Duration.ofMinutes(2);
        assertFalse(schedule.rest(Instant.MAX, false));
    }
}
