package app.offcut.autoclean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuseTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final Fuse fuse = new Fuse();

    @Test
    void passesAPlanUpToTheLimits() {
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

    /**
     * A minute later a project passes again; one that is rendered again counts once, and a clock
     * that is set back does not keep the fuse blown for hours.
     */
    @ParameterizedTest
    @CsvSource({"d, 59, true", "d, 60, false", "c, 5, false", "d, -3600, false"})
    void asksForTheFourthProjectWithinAMinute(String id, long seconds, boolean asks) {
        for (String earlier : List.of("a", "b", "c")) {
            assertNull(fuse.tooMany(earlier, NOON));
            fuse.ran(earlier, NOON);
        }
        assertEquals(asks, fuse.tooMany(id, NOON.plusSeconds(seconds)) != null);
    }
}
