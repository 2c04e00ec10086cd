package app.offcut.cleanup.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.OlderCopyCase.Copy;
import app.offcut.cleanup.run.OlderCopyCase.End;
import app.offcut.cleanup.run.OlderCopyCase.World;
import app.offcut.environment.MemoryTempDir;
import app.offcut.session.OpenLibrary;
import app.offcut.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every situation of an older copy, and everything that can happen to it then. */
class OlderCopyCasesTest {
    @TempDir(factory = MemoryTempDir.class)
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isErasedWhenAPersonSaysSoOrRefusedWithTheReason(OlderCopyCase stands) throws Exception {
        World world = stands.in(folder);
        End end = stands.purge();
        String status = world.status();
        try (OpenLibrary open = world.open()) {
            if (stands == OlderCopyCase.TAKEN_OUT) {
                Problem nothing =
                        assertThrows(Problem.class, () -> open.cleanup().purge(world.run));
                assertEquals(Problem.Code.NO_SUCH_RUN, nothing.code());
                return;
            }
            CleanupReport report = open.cleanup().purge(world.run);
            assertEquals(0, report.restoredFiles(), "nothing is put back");
            boolean erased = end.copy() == Copy.ERASED;
            assertEquals(erased ? Outcome.UNDONE : Outcome.REFUSED, report.outcome());
            assertEquals(erased ? 1 : 0, report.deletedFiles());
            if (!erased)
                assertEquals(end.says(), Objects.requireNonNull(report.refusal()).rule().word());
            RunHistory.Run past = past(open, world);
            assertEquals("undone", past.outcome());
            assertEquals(report.deletedFiles(), past.deletedFiles());
            assertEquals(report.freedBytes(), past.freedBytes());
        }
        world.ends(end);
        assertEquals(status, world.status(), "erasing older copies says nothing of the project");
    }

    private static RunHistory.Run past(OpenLibrary open, World world) {
        return open.runs().stream()
                .filter(run -> run.run().equals(world.run))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void goesBackWhenAPersonSaysSoIfItsPlaceIsFree(OlderCopyCase stands) throws Exception {
        World world = stands.in(folder);
        try (OpenLibrary open = world.open()) {
            CleanupReport report = open.cleanup().undo(world.run);
            assertEquals(0, report.deletedFiles());
        }
        world.ends(stands.undo());
    }

    /** Also twice, and with a restart between. */
    @ParameterizedTest
    @EnumSource
    void isLeftToAPersonByEveryRecovery(OlderCopyCase stands) throws Exception {
        World world = stands.in(folder);
        String status = world.status();
        RunHistory.Run past = null;
        for (int time = 0; time < 2; time++) {
            try (OpenLibrary open = world.open()) {
                open.cleanup().recover();
                if (time > 0) assertEquals(past, past(open, world), "nothing new is noted");
                past = past(open, world);
            }
            world.ends(stands.left());
            assertEquals(status, world.status());
        }
    }

    /** Before anything is recovered: what the row says is worked out from what lies there. */
    @ParameterizedTest
    @EnumSource
    void isToldByLookingOnly(OlderCopyCase stands) throws Exception {
        World world = stands.in(folder);
        // looking reads no content, so that it cannot know better
        if (stands == OlderCopyCase.SAME_BYTES) world.ends(OlderCopyCase.NEWER_THERE.left());
        else world.ends(stands.left());
    }

    /** What took the place is byte for byte the same: the undo itself asks nobody. */
    @Test
    void isNeverMadeOfWhatIsThereAlready() throws Exception {
        World world = OlderCopyCase.PLACE_FREE.in(folder);
        try (OpenLibrary open = world.open()) {
            open.cleanup().undo(world.run);
            CleanupReport held = world.hold(open);
            byte[] bytes = Files.readAllBytes(world.held(held));
            world.library.file(OlderCopyCase.AUDIO, bytes, world.library.longAgo());
            CleanupReport undone = open.cleanup().undo(String.valueOf(held.run()));
            assertEquals(held.heldFiles(), undone.restoredFiles());
            assertEquals(List.of(), undone.failed());
            assertEquals(List.of(), open.cleanup().runs());
        }
    }

    /** What a purge did before: it put the older copy into a project that was clean. */
    @Test
    void wouldMakeACleanProjectUncleanIfItWerePutBack() throws Exception {
        World world = OlderCopyCase.CLEANED_AND_ERASED.in(folder);
        assertEquals("complete", world.status());
        try (OpenLibrary open = world.open()) {
            open.cleanup().undo(world.run);
        }
        assertEquals(Copy.BACK, world.copy());
        assertEquals("pending", world.status());
    }
}
