package app.offcut.ui.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.offcut.cleanup.insights.SampleInsights;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.ProjectsModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InsightsModelTest {
    private final SampleSession session = new SampleSession(Rows.ready("p1", 30, 0, 0, 0, 10));
    private final SameThread background = new SameThread();
    private final ProjectsModel projects = new ProjectsModel(session, background, _ -> {});
    private final InsightsModel model =
            new InsightsModel(session, background, projects.list(), projects.measurements());

    @Test
    void readsNothingBeforeItIsShown() {
        projects.start();
        assertEquals(Optional.empty(), model.insightsProperty().get());
    }

    @Test
    void readsWithTheRowsOfTheNewestSurvey() {
        model.show(true);
        assertEquals(List.of(), session.newestRows);
        projects.start();
        assertEquals(List.of("p1"), session.newestRows.stream().map(ProjectRow::id).toList());
        assertEquals(Optional.of(session.insights), model.insightsProperty().get());
    }

    @Test
    void readsAgainAfterEachMeasurementWhileItIsShown() {
        projects.start();
        model.show(true);
        session.insights = SampleInsights.afterMonths();
        projects.measurements().again();
        // measured at the same moment as before
        projects.cleanUp(projects.list().all().getFirst());
        assertEquals(Optional.of(session.insights), model.insightsProperty().get());
        model.show(false);
        var shown = session.insights;
        session.insights = SampleInsights.atFirst();
        projects.cleanUp(projects.list().all().getFirst());
        assertEquals(Optional.of(shown), model.insightsProperty().get());
    }

    @Test
    void saysWhyTheyCannotBeRead() {
        session.trouble = Problem.of(Problem.Code.DATABASE_BUSY, "offcut.db");
        model.show(true);
        assertFalse(model.troubleProperty().get().isEmpty());
        session.trouble = null;
        model.show(true);
        assertEquals("", model.troubleProperty().get());
    }
}
