package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FuseTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final Fuse fuse = new Fuse();

    @Test
    void letsAPlanUpToTheLimitsThrough() {
        assertNull(fuse.tooLarge(5_000, 50_000_000_000L));
    }

    @Test
    void asksForMoreThanFiveThousandFilesOrFiftyGigabytes() {
        assertEquals(
                "This cleanup would delete 5,001 files (1 MB) at once, more than auto-clean"
                        + " deletes without asking. Check the plan, then clean up by hand.",
                fuse.tooLarge(5_001, 1_000_000));
        assertNotNull(fuse.tooLarge(1, 50_000_000_001L));
    }

    @Test
    void asksForTheFourthProjectWithinAMinute() {
        ranThree();
        assertNotNull(fuse.tooMany("d", NOON.plusSeconds(59)));
    }

    @Test
    void letsAProjectThroughAMinuteLater() {
        ranThree();
        assertNull(fuse.tooMany("d", NOON.plusSeconds(60)));
    }

    @Test
    void countsAProjectThatIsRenderedAgainOnce() {
        ranThree();
        assertNull(fuse.tooMany("c", NOON.plusSeconds(5)));
    }

    @Test
    void isNotBlownForHoursByAClockThatIsPutBack() {
        ranThree();
        assertNull(fuse.tooMany("d", NOON.minusSeconds(3_600)));
    }

    private void ranThree() {
        for (String id : new String[] {"a", "b", "c"}) {
            assertNull(fuse.tooMany(id, NOON));
            fuse.ran(id, NOON);
        }
    }
}
