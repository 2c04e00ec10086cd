package app.offcut.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.environment.TestEnvironment;
import app.offcut.environment.Unprivileged;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that a container's root made, seen by the user beside it. */
class ClosedFoldersTest {
    @TempDir Path folder;
    private Path root;
    private SampleTask task;

    @BeforeEach
    void make() throws Exception {
        root = Files.createDirectory(folder.resolve("library"));
        task = SampleTask.in(root).finished(SampleTask.Era.THREE_VIDEOS);
        Unprivileged.open(folder);
    }

    private Called offcut(String... words) throws Exception {
        return Unprivileged.call(
                () -> Called.offcut(TestEnvironment.withLibrary(folder, root), words));
    }

    private void close(Path... folders) throws Exception {
        for (Path one : folders) Unprivileged.mode(one, "r-xr-xr-x");
    }

    @Test
    void planNamesThemBeforeACleanupFails() throws Exception {
        assertFalse(plan().contains("may not change"), "the control");
        assertEquals("0", offcut("plan", SampleTask.ID, "--json").at("notWritableFiles"));
        close(root.resolve(task.folder()));
        String plan = plan();
        assertTrue(plan.contains("3 of 3 files cannot go"), plan);
        assertEquals("3", offcut("plan", SampleTask.ID, "--json").at("notWritableFiles"));
        // what a cleanup says then: each file fails, and none is lost
        Called clean = offcut("clean", SampleTask.ID, "--yes", "--json").ends(1);
        assertEquals("0", clean.at("runs/0/deletedFiles"));
        for (String file : task.intermediates()) assertTrue(Files.exists(root.resolve(file)));
        open();
    }

    /** The held files lie in another folder. */
    @Test
    void planNamesThemAlsoWhereNothingCanBeHeld() throws Exception {
        close(root.resolve("storage"));
        assertTrue(plan().contains("3 of 3 files cannot go"), plan());
        open();
    }

    private String plan() throws Exception {
        return offcut("plan", SampleTask.ID).ends(0).out().replaceAll("\\s+", " ");
    }

    @Test
    void listNamesTheZone() throws Exception {
        assertFalse(offcut("list", "--json").out().contains("storage/tasks can"));
        close(root.resolve("storage/tasks")); // each task's folder is still its own
        assertFalse(offcut("list", "--json").out().contains("storage/tasks can"));
        close(root.resolve(task.folder()));
        String problems = offcut("list", "--json").out();
        assertTrue(problems.contains("Nothing in storage/tasks can be cleaned up"), problems);
        open();
    }

    /** Else the folder could not be deleted by its owner. */
    private void open() throws Exception {
        Unprivileged.open(folder);
    }
}
