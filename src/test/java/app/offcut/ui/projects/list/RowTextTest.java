package app.offcut.ui.projects.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.SpaceRule;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.environment.SystemLanguage;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.ui.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
                new RowState.Held(held.run(), held.files(), held.bytes(), held.until(), true, null);
        assertNull(held.reason());
        String reason = String.valueOf(RowText.reason(missed, NOW));
        assertTrue(reason.endsWith("Undo brings them back."), reason);
        assertTrue(reason.startsWith(String.valueOf(RowText.reason(held, NOW))), reason);
        assertEquals(RowText.reason(held, held.until()), RowText.reason(missed, held.until()));
    }

    @Test
    void saysWhichRuleHasCleanedWhatIsHeld() {
        RowState.Held held = held(Duration.ofMinutes(10));
        RowState.Held asked =
                new RowState.Held(
                        held.run(), 3, 7_000_000, held.until(), false, SpaceRule.FREE_SPACE);
        String below = RowText.below(Rows.row("p1", "Fox", asked, 0), NOW);
        assertEquals("7 MB not free yet · by the rule “free space”", below);
        String reason = String.valueOf(RowText.reason(asked, NOW));
        assertTrue(reason.contains("The rule “free space” cleaned it"), reason);
    }

    @Test
    void saysNothingAboutScenesThatAreUnknown() {
        String id = "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d";
        assertEquals("1 scene · active just now", RowText.below(row(id, "Fox", 1, NOW), NOW));
        assertEquals("active just now", RowText.below(row(id, "Fox", 0, NOW), NOW));
        assertEquals("", RowText.below(row(id, "Fox", 0, null), NOW));
    }

    @Test
    void shortensALongIdInPlaceOfAName() {
        String id = "3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d";
        assertEquals("Untitled, 3f2b8c1e…", RowText.name(row(id, id, 0, NOW)));
        assertEquals("Fox", RowText.name(row(id, "Fox", 0, NOW)));
        assertEquals("42", RowText.name(row("42", "42", 0, NOW)));
    }

    private static ProjectRow row(String id, String name, int scenes, @Nullable Instant active) {
        return new ProjectRow(
                id,
                name,
                active,
                scenes,
                new ProjectUsage(Map.of(), 0, 0, Map.of()),
                new RowState.Clean(),
                null,
                null,
                null,
                false,
                HeldAmounts.NONE,
                0);
    }

    private static RowState.Held held(Duration rest) {
        return new RowState.Held("20261122-142200-7c04", 52, 704_000_000, NOW.plus(rest));
    }

    /** Java puts a narrow no-break space before PM. */
    private static String plain(RowState state) {
        return RowText.state(state, NOW).replace('\u202f', ' ');
    }
}
