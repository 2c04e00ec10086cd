package app.offcut.ui.projects;

import app.offcut.autoclean.Event;
import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.RowState;
import app.offcut.session.SampleReports;
import app.offcut.session.SampleSession;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.list.ListedProject;
import java.util.ArrayList;
import java.util.List;

/** A model of the list of a made-up library. */
abstract class ProjectsModelFixture {
    static final long MB = 1_000_000;
    final List<Notice> notices = new ArrayList<>();
    final SameThread background = new SameThread();

    final SampleSession session =
            new SampleSession(
                    Rows.ready("p1", 30, 20),
                    Rows.ready("p2", 10),
                    Rows.row("p3", "Night", new RowState.NoFinalYet(), 7));

    final ProjectsModel model = new ProjectsModel(session, background, notices::add);

    CleanupReport earlierRun(String id) {
        return SampleReports.of(session.row(id), StartedBy.AUTO, Outcome.COMPLETE, null);
    }

    ListedProject clean(String id) {
        ListedProject project = project(id);
        model.cleanUp(project);
        return project;
    }

    ListedProject project(String id) {
        return model.list().find(id).orElseThrow();
    }

    /** The engine reports an event. */
    void happens(Event event) {
        session.watchers.getFirst().accept(event);
    }

    RowState state(String id) {
        return project(id).row().state();
    }

    List<String> said() {
        return model.troubles().saidProperty().get();
    }

    List<String> ids() {
        return model.list().shown().stream().map(ListedProject::id).toList();
    }
}
