package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SPEED = 10_000;

    /** What the clock shows after each rest. */
    private Instant now = NOON;

    private final InstantSource clock = () -> now;

    /** Rests a ten-thousandth of the time told, and puts the clock on by the time it is set to. */
    private Duration passes = Duration.ofSeconds(30);

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
    private Duration rested = Duration.ZERO;
    private boolean slept;
    private long nanos = 1_000;
    private final Schedule schedule = new Schedule(clock, wakeUp);

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

    @Test
    void looksEveryTwentySecondsWhereNothingIsTold() throws InterruptedException {
        passes = Duration.ofSeconds(20);
        schedule.rest(Instant.MAX, true);
        assertEquals(Duration.ofSeconds(20), rested);
        assertTrue(schedule.full());
    }

    @Test
    void restsNoLongerThanUntilTheNextFinalIsDue() throws InterruptedException {
        passes = Duration.ofSeconds(8);
        schedule.rest(NOON.plusSeconds(8), false);
        assertEquals(Duration.ofSeconds(8), rested);
        assertFalse(schedule.full());
    }

    @Test
    void doesNotRestForWhatIsOverdue() throws InterruptedException {
        schedule.rest(NOON.minusSeconds(8), false);
        assertEquals(Duration.ZERO, rested);
    }

    @Test
    void isWokenByTheWakeUp() throws InterruptedException {
        wakeUp.ring();
        passes = Duration.ofSeconds(1);
        assertFalse(schedule.rest(Instant.MAX, false));
        assertFalse(schedule.full());
    }

    @Test
    void noticesThatTheComputerWasAsleep() throws InterruptedException {
        passes = Duration.ofMinutes(2);
        slept = true;
        assertTrue(schedule.rest(Instant.MAX, false));
        assertTrue(schedule.full());
    }

    @Test
    void noticesAClockThatIsPutBackOrForward() throws InterruptedException {
        slept = true;
        for (long seconds : new long[] {-3_600, -20, 20, 3_600}) {
            passes = Duration.ofSeconds(seconds);
            assertTrue(schedule.rest(Instant.MAX, false));
            assertTrue(schedule.full());
        }
    }

    @Test
    void noticesAClockThatIsSetWhileItDoesNotRest() throws InterruptedException {
        now = now.plusSeconds(5);
        assertTrue(schedule.rest(Instant.MAX, false));
    }

    @Test
    void takesABusyComputerForNoJump() throws InterruptedException {
        passes = Duration.ofMinutes(2);
        assertFalse(schedule.rest(Instant.MAX, false));
    }
}
