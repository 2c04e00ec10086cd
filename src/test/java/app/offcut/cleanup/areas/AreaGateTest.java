package app.offcut.cleanup.areas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaChoice;
import app.offcut.cleanup.plan.Rule;
import app.offcut.cleanup.plan.StayReason;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleProject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What blocks an area as a whole. */
class AreaGateTest extends AreaFixture {
    private static final AreaChoice STOCK = AreaChoice.keeping(0);

    private static AreaChoice all(Area area) {
        return area == Area.STOCK ? STOCK : AreaChoice.of(area);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingZoneBlocksIt(Area area) throws IOException {
        open();
        engine.surveyor.survey();
        Files.move(at(".cache/audio"), at("away"));
        assertEquals(List.of(Rule.ZONE_UNAVAILABLE), broken(all(area)));
    }

    @ParameterizedTest
    @EnumSource
    void anIncompleteDatabaseBlocksIt(Area area) {
        sample.sql("DROP TABLE visual_suggestions");
        assertEquals(List.of(Rule.RECORDS_UNSURE), broken(all(area)));
    }

    @Test
    void scratchThatARowNamesStays() {
        String scratch = ".cache/audio/temp/1764000000000.mp3";
        sample.file(scratch, 300, ago(Duration.ofDays(2)));
        goes(all(Area.SCRATCH), scratch);
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p1'", scratch);
        stays(all(Area.SCRATCH), StayReason.REFERENCE_UNKNOWN, scratch);
    }

    /** A project of which nothing has changed for eight days. */
    private SampleProject givenUp() {
        SampleProject project = sample.project("draft");
        lastActive("draft");
        return project;
    }

    private void lastActive(String id) {
        sample.sql(
                "UPDATE projects SET last_active = ? WHERE id = ?",
                ago(Duration.ofDays(8)).toString(),
                id);
    }

    @Test
    void aProjectThatWasGivenUpDoesNotBlockTheStock() {
        givenUp();
        assertEquals(List.of(), broken(STOCK));
    }

    @Test
    void aLaterJobBlocksTheStock() {
        givenUp().job("late", "error", ago(Duration.ofDays(6)));
        assertEquals(List.of(Rule.UNFINISHED_PROJECT), broken(STOCK));
    }

    @Test
    void aLaterFinalThatIsBrokenBlocksTheStock() {
        givenUp()
                .finalVideo(SampleLibrary.finalVideo(), ago(Duration.ofDays(8)))
                .truncateFinal(3000)
                .touch("public/videos/draft/final.mp4", ago(Duration.ofDays(6)));
        assertEquals(List.of(Rule.UNFINISHED_PROJECT), broken(STOCK));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFinalThatIsStillWrittenBlocksTheStockWhateverItsAge() throws IOException {
        givenUp().finalVideo(SampleLibrary.finalVideo(), ago(Duration.ofDays(8)));
        Path written = at("public/videos/draft/final.mp4");
        try (RandomAccessFile _ = new RandomAccessFile(written.toFile(), "rw")) {
            assertEquals(List.of(Rule.WORK_SIGNS), broken(STOCK));
        }
        assertEquals(List.of(), broken(STOCK));
    }

    @Test
    void aFinalOfThisMomentBlocksTheScratch() {
        sample.file("public/videos/p1/final.mp4", SampleLibrary.finalVideo(), sample.now());
        open();
        engine.at = sample.now().plusSeconds(1);
        assertEquals(List.of(Rule.WORK_SIGNS), broken(all(Area.SCRATCH)));
        engine.at = sample.now().plusSeconds(2);
        assertEquals(List.of(), broken(all(Area.SCRATCH)));
    }
}
