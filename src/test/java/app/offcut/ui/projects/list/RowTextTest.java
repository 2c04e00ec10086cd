package app.offcut.ui.projects.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.RowState;
import app.offcut.environment.SystemLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RowTextTest {
    private static final Instant NOW =
            LocalDateTime.of(2026, 11, 22, 14, 22).atZone(ZoneId.systemDefault()).toInstant();

    @Test
    void saysUntilWhenACleanupCanBeUndone() {
        assertEquals("Undo until 2:32 PM", plain(held(Duration.ofMinutes(10))));
        assertEquals("Undo until Nov 29", plain(held(Duration.ofDays(7))));
        assertEquals("Erased soon", plain(held(Duration.ZERO)));
    }

    @Test
    void saysItInGerman() {
        try (var _ = SystemLanguage.in(Locale.GERMANY)) {
            assertEquals("Rückgängig bis 14:32", plain(held(Duration.ofMinutes(10))));
            assertEquals("Rückgängig bis 29. Nov.", plain(held(Duration.ofDays(7))));
            assertEquals("Neue Dateien", RowText.state(new RowState.GrownBack(), NOW));
        }
    }

    @Test
    void saysWhatHasComeSinceTheLastCleanup() {
        assertEquals("New files", RowText.state(new RowState.GrownBack(), NOW));
        assertEquals("1 file left", RowText.state(new RowState.PartlyFailed(1), NOW));
    }

    @Test
    void ordersWhatIsHeldByItsTime() {
        String sooner = RowText.order(held(Duration.ofHours(9)));
        String later = RowText.order(held(Duration.ofDays(1)));
        assertTrue(sooner.compareTo(later) < 0, sooner + " before " + later);
        assertTrue(sooner.startsWith("Undo until "), sooner);
    }

    @Test
    void saysThatTheGeneratorMissesWhatIsHeld() {
        RowState.Held held = held(Duration.ofMinutes(10));
        RowState.Held missed =
                new RowState.Held(held.run(), held.files(), held.bytes(), held.until(), true);
        assertNull(held.reason());
        String reason = String.valueOf(RowText.reason(missed, NOW));
        assertTrue(reason.endsWith("Undo brings them back."), reason);
        assertTrue(reason.startsWith(String.valueOf(RowText.reason(held, NOW))), reason);
        assertEquals(RowText.reason(held, held.until()), RowText.reason(missed, held.until()));
    }

    private static RowState.Held held(Duration rest) {
        return new RowState.Held("20261122-142200-7c04", 52, 704_000_000, NOW.plus(rest));
    }

    /** Java puts a narrow no-break space before PM. */
    private static String plain(RowState state) {
        return RowText.state(state, NOW).replace('\u202f', ' ');
    }
}
