package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurementsTest extends ProjectsModelFixture {
    @Test
    void measuresAnewWhenTheLibraryGoesAndWhenItIsBack() {
        model.start();
        int before = session.surveys;
        model.measurements().lookForLibrary();
        assertEquals(before, session.surveys);
        session.unmeasurable = Problem.usage("The disk is gone.");
        model.measurements().lookForLibrary();
        model.measurements().lookForLibrary();
        assertEquals(before + 1, session.surveys);
        assertEquals(List.of("The disk is gone."), model.troubles().saidProperty().get());
        session.unmeasurable = null;
        model.measurements().lookForLibrary();
        assertEquals(before + 2, session.surveys);
        assertEquals(List.of(), model.troubles().saidProperty().get());
    }

    @Test
    void showsWhatWasMeasuredLastTimeBeforeItMeasures() {
        var stored = Rows.survey(Rows.ready("old", 5));
        var slow = new SampleSession(Optional.of(stored), Rows.ready("new", 6));
        var held = new SameThread().hold();
        var opened = new ProjectsModel(slow, held, notices::add);
        opened.start();
        held.next();
        assertEquals("old", opened.list().all().getFirst().id());
        assertEquals(
                Optional.of(stored.measuredAt()), opened.measurements().measuredAtProperty().get());
        assertTrue(opened.measurements().measuringProperty().get());
        held.all();
        assertEquals("new", opened.list().all().getFirst().id());
        assertFalse(opened.measurements().measuringProperty().get());
    }

    /** So many rows are arranged in the background, where measuring would be ahead of them. */
    @Test
    void measuresOnlyOnceTheLastMeasurementIsShown() {
        var stored =
                Rows.survey(
                        IntStream.range(0, 5_000)
                                .mapToObj(n -> Rows.ready("old" + n, 5))
                                .toArray(ProjectRow[]::new));
        var slow = new SampleSession(Optional.of(stored), Rows.ready("new", 6));
        var held = new SameThread().hold();
        var opened = new ProjectsModel(slow, held, notices::add);
        opened.start();
        while (opened.list().all().isEmpty()) held.next();
        assertEquals(0, slow.surveys);
        held.all();
        assertEquals(1, slow.surveys);
        assertEquals("new", opened.list().all().getFirst().id());
    }

    @Test
    void showsWhatWasMeasuredAlsoWhereTheDiskDoesNotTellItsSize() {
        session.disk = Optional.empty();
        model.start();
        assertEquals(3, model.list().all().size());
        assertEquals(Optional.empty(), model.measurements().diskProperty().get());
    }

    @Test
    void measuresAnewWhatARunHasOutdatedAlsoWhenTheLastCleanupFails() {
        model.start();
        int before = session.surveys;
        background.hold();
        model.measurements().again();
        clean("p2");
        session.finish(earlierRun("p1"));
        background.next();
        session.trouble = Problem.usage("The database is busy.");
        background.all();
        assertEquals(before + 2, session.surveys);
    }

    @Test
    void noticesWhenAnotherOffcutHasCleaned() {
        var before = session.row("p1");
        session.rows.put("p1", before.with(new RowState.Cleaning(0, 4)));
        model.start();
        session.rows.put("p1", before.with(new RowState.Clean()));
        model.lookAtUnsettled();
        assertInstanceOf(RowState.Clean.class, state("p1"));
    }
}
