package app.offcut.ui.projects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.session.SampleSession;
import app.offcut.text.Problem;
import app.offcut.ui.Rows;
import app.offcut.ui.fx.SameThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cleanup right after a file was unticked must spare it. */
class TickedFilesTest {
    private final SampleSession session = new SampleSession(Rows.ready("p1", 30, 20));
    private final SameThread background = new SameThread().hold();
    private final List<String> told = new ArrayList<>();
    private final TickedFiles ticked =
            new TickedFiles(
                    session,
                    background,
                    id -> told.add("all of " + id),
                    (name, _) -> told.add("not of " + name));
    private final CleanupPlan plan = session.plan("p1");
    private String path = "";

    @BeforeEach
    void file() {
        path = plan.doomed().getFirst().toString();
    }

    private void tick(boolean goes) {
        ticked.choose(plan, Set.of(path), goes, () -> told.add("saved"), () -> told.add("undone"));
    }

    @Test
    void letsACleanupWaitUntilTheyAreSaved() throws Exception {
        tick(false);
        Supplier<CleanupPlan> made = ticked.afterSaves(() -> session.plan("p1"));
        var cleanup = CompletableFuture.supplyAsync(made);
        assertFalse(cleanup.isDone());
        background.next();
        assertEquals(Set.of(path), cleanup.get().takenOutPaths());
        assertEquals(List.of("saved", "all of p1"), told);
        tick(true);
        background.next();
        assertEquals(Set.of(), session.unticked);
    }

    @Test
    void saysThatAllIsSavedAfterTheLastOfSeveral() {
        tick(false);
        tick(true);
        background.next();
        assertEquals(List.of("saved"), told);
        background.next();
        assertEquals(List.of("saved", "saved", "all of p1"), told);
    }

    @Test
    void letsNoCleanupBeginThatWasAskedForBeforeOneFailed() {
        tick(false);
        Supplier<CleanupPlan> made = ticked.afterSaves(() -> plan);
        session.trouble = Problem.usage("No room.");
        background.next();
        assertEquals("No room.", assertThrows(Problem.class, made::get).sentence());
        assertEquals(List.of("undone", "not of Project p1", "all of p1"), told);
        assertSame(
                plan, ticked.afterSaves(() -> plan).get(), "a later cleanup does not fail again");
    }
}
