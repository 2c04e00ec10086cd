package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cleanup that is asked for right after a file was unticked must know of it. */
class TickedFilesTest {
    private final SampleSession session = new SampleSession(Rows.ready("p1", 30, 20));
    private final SameThread background = new SameThread().hold();
    private final TickedFiles choices = new TickedFiles(session, background);
    private final CleanupPlan plan = session.plan("p1");
    private final List<String> told = new ArrayList<>();
    private String path = "";

    @BeforeEach
    void file() {
        path = plan.doomed().getFirst().toString();
    }

    private void save(boolean goes) {
        choices.save(plan, path, goes, () -> told.add("saved"), trouble -> told.add("failed"));
    }

    @Test
    void letsACleanupWaitUntilTheyAreSaved() throws Exception {
        save(false);
        Runnable settling = choices.settling();
        var cleanup = CompletableFuture.runAsync(settling);
        assertFalse(cleanup.isDone());
        assertFalse(choices.allSaved());
        background.next();
        cleanup.get();
        assertEquals(Set.of(path), session.unticked);
        assertEquals(List.of("saved"), told);
        assertTrue(choices.allSaved());
        save(true);
        background.next();
        assertEquals(Set.of(), session.unticked);
    }

    @Test
    void letsNoCleanupBeginThatWasAskedForBeforeOneFailed() {
        save(false);
        Runnable settling = choices.settling();
        session.trouble = Problem.usage("No room.");
        background.next();
        assertEquals("No room.", assertThrows(Problem.class, settling::run).sentence());
        assertEquals(List.of("failed"), told);
        choices.settling().run(); // whoever asks from now on has been told
    }
}
