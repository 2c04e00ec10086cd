package app.offcut.cleanup.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.plan.DoomedFile;
import app.offcut.generator.aivideogen.AiVideoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Somebody changes a folder while files go back into it through its handle. */
@EnabledOnOs(OS.LINUX)
class FolderReturnTest extends HeldRunFixture {
    private static final String FOLDER = ".cache/videos/p1";
    private static final int FILES = 100;

    private interface Step {
        void run() throws IOException;
    }

    private boolean back;

    /** Something happens before the third file goes back. */
    private HeldRun held(Step step) throws Exception {
        DoomedFile[] doomed = new DoomedFile[FILES];
        for (int i = 0; i < FILES; i++) {
            file(name(i));
            doomed[i] = doomed(AiVideoLayout.SEGMENTS, name(i));
        }
        int[] moves = {0};
        ChangeHook changes =
                (change, _) -> {
                    if (back && change == Change.MOVE && ++moves[0] == 3) step.run();
                };
        HeldRun run = begin(Instant::now, changes, doomed);
        takeAll(run).forEach(HeldRunFixture::assertHeld);
        back = true;
        return run;
    }

    private static String name(int number) {
        return FOLDER + "/scene-" + number + ".mp4";
    }

    @Test
    void takesFewFilesAlongWithAFolderThatIsMovedAway() throws Exception {
        Path rescued = outside.toRealPath().resolve("rescued");
        HeldRun run = held(() -> Files.move(root.resolve(FOLDER), rescued));
        assertEquals(FILES, run.putBack(null, Older.STAY).restored().size());
        int along = 0;
        for (int i = 0; i < FILES; i++) {
            Path there = rescued.resolve("scene-" + i + ".mp4");
            boolean took = Files.exists(there);
            if (took) along++;
            assertEquals(name(i), Files.readString(took ? there : root.resolve(name(i))));
        }
        assertTrue(along > 0 && along <= 32, "" + along);
        assertTrue(run.empty());
    }

    /** What came back first has been moved out again, and the folder is gone. */
    @Test
    void makesAFolderAgainThatIsRemoved() throws Exception {
        Path saved = Files.createDirectory(outside.toRealPath().resolve("saved"));
        HeldRun run =
                held(() -> {
                    for (int i = 0; i < FILES; i++)
                        if (Files.exists(root.resolve(name(i))))
                            Files.move(root.resolve(name(i)), saved.resolve("" + i));
                    Files.delete(root.resolve(FOLDER));
                });
        assertEquals(FILES, run.putBack(null, Older.STAY).restored().size());
        for (int i = 0; i < FILES; i++) {
            Path moved = saved.resolve("" + i);
            assertEquals(
                    name(i), Files.readString(Files.exists(moved) ? moved : root.resolve(name(i))));
        }
        assertTrue(run.empty());
    }
}
