package app.offcut.ui.orphans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.survey.HeldAmounts;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.survey.Survey;
import app.offcut.library.scan.ProjectUsage;
import app.offcut.library.scan.ShownOnly;
import app.offcut.ui.Areas;
import app.offcut.ui.Rows;
import app.offcut.ui.projects.list.AreaList;
import app.offcut.ui.projects.list.ListedArea;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphansModelTest {
    private final AreaList areas = new AreaList();
    private final ListedArea area = areas.find(Area.ORPHANS.id()).orElseThrow();
    private final OrphansModel model = new OrphansModel(areas, area);

    private void measure(List<Survey.Orphan> orphans) {
        Survey survey =
                new Survey(
                        Rows.NOW,
                        List.of(),
                        ProjectUsage.sum(List.of()),
                        HeldAmounts.NONE,
                        orphans,
                        List.of(),
                        Areas.all(),
                        ShownOnly.NOTHING);
        areas.take(survey, _ -> false);
    }

    @Test
    void showsWhatWasMeasured() {
        assertEquals("", model.sumProperty().get());
        assertFalse(model.cleanableProperty().get());
        measure(Areas.orphans());
        assertEquals(Areas.orphans(), model.orphans());
        assertEquals("2 folders · 832 MB", model.sumProperty().get());
        assertTrue(model.cleanableProperty().get());
    }

    @Test
    void nothingCanBeCleanedBeforeItWasSeenOnTwoDays() {
        measure(Areas.orphans().subList(1, 2));
        assertFalse(model.cleanableProperty().get());
    }

    @Test
    void nothingCanBeCleanedDuringACleanupOfThem() {
        measure(Areas.orphans());
        area.doing(new RowState.Waiting());
        assertFalse(model.cleanableProperty().get());
        area.doing(null);
        assertTrue(model.cleanableProperty().get());
    }
}
