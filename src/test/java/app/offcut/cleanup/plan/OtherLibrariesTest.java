package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.database.LibraryTable;
import app.offcut.generator.moneyprinterturbo.SampleTask;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of intermediates that goes whole may contain another library. */
class OtherLibrariesTest extends TwoProjectsFixture {
    private static final String JOB = ".cache/assembly/job-p1/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage/tasks/3f2b8c1e-8a4e-4f7e-9b1c-2d1f0a9b8c7d/final-1.mp4",
                "output/20260101_101010_ab12/Once upon a time.mp4",
                "results/AskReddit/What now.mp4",
                "public/videos/p9/final.mp4"
            })
    void keepsEverythingAroundAFinalInItsPlace(String finalVideo) {
        sample.file(JOB + "theirs/" + finalVideo, 3000);
        sample.file(JOB + "theirs/config.toml", 10);
        sample.file(JOB + "theirs/storage/local_videos/material-1.mp4", 10);
        sample.file(JOB + "ours/part.mp4", 10);
        assertEquals(StayReason.OTHER_LIBRARY, reason(JOB + "theirs/config.toml"));
        assertEquals(StayReason.OTHER_LIBRARY, reason(JOB + "theirs/" + finalVideo));
        assertEquals(
                StayReason.OTHER_LIBRARY,
                reason(JOB + "theirs/storage/local_videos/material-1.mp4"));
        assertEquals(GoReason.ASSEMBLY_OF_PROJECT, reason(JOB + "ours/part.mp4"));
        cleanAndCompare();
    }

    /** One without a final video yet has no mark that a name could tell. */
    @Test
    void keepsALibraryThatOffcutKnows() throws Exception {
        String theirs = JOB + "theirs";
        String task = theirs + "/storage/tasks/" + SampleTask.ID + "/";
        Files.createDirectories(at(theirs));
        SampleTask.in(at(theirs)).manifest("");
        sample.file(task + "combined-1.mp4", 10);
        assertEquals(GoReason.ASSEMBLY_OF_PROJECT, reason(task + "combined-1.mp4"));
        new LibraryTable(engine.own).memoryOf(at(theirs).toRealPath(), 1, 2);
        assertEquals(StayReason.OTHER_LIBRARY, reason(task + "combined-1.mp4"));
        Set<String> goes = engine.goes("p1");
        assertTrue(goes.stream().noneMatch(path -> path.startsWith(theirs)), goes::toString);
        cleanAndCompare();
    }
}
