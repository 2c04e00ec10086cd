package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.run.OlderCopyCase;
import app.offcut.cleanup.run.OlderCopyCase.Copy;
import app.offcut.cleanup.run.OlderCopyCase.End;
import app.offcut.cleanup.run.OlderCopyCase.World;
import app.offcut.cleanup.survey.RowState;
import app.offcut.ui.fx.Notice;
import app.offcut.ui.fx.SameThread;
import app.offcut.ui.projects.list.ListedProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The buttons about older copies, with the real engine. */
class OlderCopiesOnDiskTest {
    @TempDir Path folder;
    private final List<Notice> notices = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_PROJECT_GONE")
    void erases(OlderCopyCase stands) throws Exception {
        presses(stands, true, stands.purge());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_PROJECT_GONE")
    void putsBack(OlderCopyCase stands) throws Exception {
        presses(stands, false, stands.undo());
    }

    private void presses(OlderCopyCase stands, boolean erase, End end) throws Exception {
        World world = stands.in(folder);
        try (var session = world.open()) {
            ProjectsModel model = new ProjectsModel(session, new SameThread(), notices::add);
            model.start();
            notices.clear();
            ListedProject row = model.list().find("p1").orElseThrow();
            boolean asks = stands.left().copy() == Copy.IN_HOLD;
            assertEquals(
                    asks,
                    row.row().state() instanceof RowState.Interrupted one && one.olderCopies());
            assertEquals(asks ? 1 : 0, model.list().totals().older());
            if (erase) model.held().eraseOlder(row);
            else model.held().undoOlder(row);
            boolean left = end.copy() == Copy.IN_HOLD;
            assertEquals(left ? "interrupted" : end.state(), row.row().state().word());
            assertEquals(left ? 1 : 0, model.list().totals().older());
            assertEquals(left, model.list().totals().olderBytes() > 0);
            assertEquals(asks ? 1 : 0, notices.size());
            if (asks) assertEquals(left, notices.getFirst().kind() == Notice.Kind.TROUBLE);
        }
        world.ends(end);
    }

    /** The banner drops a question that the row has settled. */
    @ParameterizedTest
    @EnumSource(names = {"NEWER_THERE", "CLEANED_AND_ERASED", "PLACE_FREE_AND_GATE_FAILS"})
    void saysNothingAboveTheListOfWhatIsSettled(OlderCopyCase stands) throws Exception {
        World world = stands.in(folder);
        try (var session = world.open()) {
            ProjectsModel model = new ProjectsModel(session, new SameThread(), notices::add);
            model.start();
            assertTrue(said(model).contains(world.run), said(model));
            model.held().eraseOlder(model.list().find("p1").orElseThrow());
            boolean settled = stands.purge().copy() == Copy.ERASED;
            assertEquals(!settled, said(model).contains(world.run), said(model));
        }
        assertFalse(notices.isEmpty());
    }

    private static String said(ProjectsModel model) {
        return String.join(" ", model.troubles().saidProperty().get());
    }
}
