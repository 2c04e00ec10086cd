package app.offcut.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.session.SampleSession;
import app.offcut.ui.Rows;
import app.offcut.ui.detail.DetailModel;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.plan.PlannedFile;
import app.offcut.ui.projects.ProjectsModel;
import app.offcut.ui.projects.list.ListedProject;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapModelTest {
    private final SampleSession session =
            new SampleSession(Rows.ready("p1", 30, 20), Rows.ready("p2", 10));
    private final SameThread background = new SameThread();
    private final ProjectsModel projects = new ProjectsModel(session, background, _ -> {});
    private final DetailModel detail = new DetailModel(session, background, projects, _ -> {});
    private final MapModel model = new MapModel(detail);

    @BeforeEach
    void measure() {
        projects.measurements().again();
    }

    private ListedProject look(String id) {
        ListedProject project = projects.list().find(id).orElseThrow();
        detail.look(project);
        return project;
    }

    @Test
    void entersTheSelectedProjectAndLeavesItAgain() {
        model.enter();
        assertFalse(model.inside(), "nothing is selected");
        ListedProject project = look("p1");
        assertFalse(model.inside(), "a selection alone enters nothing");
        model.enter();
        assertSame(project, model.insideProperty().get());
        assertTrue(model.leave());
        assertFalse(model.inside());
        assertFalse(model.leave());
    }

    @Test
    void followsTheSelectionToAnotherProject() {
        look("p1");
        model.enter();
        model.choose(detail.files().getFirst());
        ListedProject other = look("p2");
        assertSame(other, model.insideProperty().get());
        assertNull(model.chosenProperty().get());
        detail.look(null);
        assertFalse(model.inside());
    }

    /** The new plan may have it ticked otherwise, and then this would let it go. */
    @Test
    void ticksNoFileOfAPlanThatWasReplaced() {
        look("p1");
        model.enter();
        PlannedFile file =
                detail.files().stream().filter(PlannedFile::mayGo).findFirst().orElseThrow();
        model.choose(file);
        look("p2");
        look("p1");
        model.choose(file);
        model.tick();
        assertFalse(detail.files().contains(file));
        assertEquals(Set.of(), Set.copyOf(session.unticked));
    }

    /** What the map keeps is kept by the button beside it, and by every other cleanup. */
    @Test
    void ticksTheFilesOfTheDetails() {
        look("p1");
        model.enter();
        long going = detail.sumProperty().get().going();
        model.tick();
        assertEquals(going, detail.sumProperty().get().going(), "no file is chosen");
        PlannedFile file =
                detail.files().stream().filter(PlannedFile::mayGo).findFirst().orElseThrow();
        model.choose(file);
        model.tick();
        assertEquals(going - 1, detail.sumProperty().get().going());
        assertTrue(session.unticked.contains(file.item().path()));
        model.tick();
        assertEquals(going, detail.sumProperty().get().going());
        PlannedFile stays =
                detail.files().stream().filter(one -> !one.mayGo()).findFirst().orElseThrow();
        model.choose(stays);
        model.tick();
        assertEquals(going, detail.sumProperty().get().going());
        assertTrue(session.unticked.isEmpty());
    }
}
