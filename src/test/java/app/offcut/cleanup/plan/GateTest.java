package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.survey.RowState;
import app.offcut.samples.SampleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest extends FinishedProjectFixture {
    @ParameterizedTest
    @CsvSource(
            nullValues = "passed",
            value = {"-1, passed", "0, passed", "1, NEWER_WORK"})
    void wantsAReviewIfAnIntermediateIsNewer(int seconds, @Nullable Rule rule) {
        for (String path :
                new String[] {
                    ".cache/audio/projects/p1/scene-2.mp3",
                    ".cache/videos/p1/suggestions/p1-v1-8s.mp4",
                    ".cache/assembly/job-p1/concatenated.mp4"
                }) {
            project.touch(path, sample.yesterday().plusSeconds(seconds));
            assertBroken(rule, path);
            project.touch(path, sample.longAgo());
        }
    }

    @Test
    void countsAFileThatARowNamesAsWork() {
        sample.file(".cache/audio/projects/p1/take-7.mp3", 10, Instant.now());
        assertPassed();
        sample.sql(
                "UPDATE scenes SET audio_file_path = ? WHERE scene_number = 1",
                ".cache/audio/projects/p1/take-7.mp3");
        assertBroken(Rule.NEWER_WORK);
    }

    @Test
    void doesNotCountANewDownloadAsNewerWork() {
        project.download("dvids", "1").touch("assets/cache/dvids/1.mp4", Instant.now());
        assertPassed();
    }

    @Test
    void refusesEveryProjectWhenAZoneThatWasThereIsMissing() throws Exception {
        sample.project("p2").scenes(1).finished();
        assertPassed();
        Files.move(at(".cache/audio"), folder.resolve("unplugged"));

        assertBroken(Rule.ZONE_UNAVAILABLE);
        assertEquals(List.of(Rule.ZONE_UNAVAILABLE), engine.broken("p2"));
        assertInstanceOf(RowState.Unavailable.class, engine.surveyor.row("p2").state());

        Files.move(folder.resolve("unplugged"), at(".cache/audio"));
        assertPassed();
    }

    @Test
    void doesNotMissAZoneThatNeverWas() {
        assertTrue(Files.notExists(at("assets")));
        assertPassed();
    }

    @ParameterizedTest
    @ValueSource(strings = {".cache", ".cache/videos"})
    void refusesAZoneBehindALink(String zone) throws Exception {
        Path place = at(zone);
        Files.move(place, folder.resolve("elsewhere"));
        Files.createSymbolicLink(place, folder.resolve("elsewhere"));
        assertBroken(Rule.ZONE_UNAVAILABLE);
        assertEquals(
                java.util.Set.of(),
                engine.goes("p1").stream()
                        .filter(path -> path.startsWith(zone))
                        .collect(java.util.stream.Collectors.toSet()));
        Files.move(folder.resolve("elsewhere"), folder.resolve("gone"));
        assertBroken(Rule.ZONE_UNAVAILABLE, "dangling");
    }

    @Test
    void refusesAZoneThatIsAFile() throws Exception {
        Files.move(at(".cache/assembly"), folder.resolve("elsewhere"));
        Files.createFile(at(".cache/assembly"));
        assertBroken(Rule.ZONE_UNAVAILABLE);
    }

    @Test
    void refusesAPinnedProject() {
        engine.pins.pin("p1");
        assertBroken(Rule.PINNED);
        assertEquals(new RowState.Pinned(), engine.surveyor.row("p1").state());
        engine.pins.unpin("p1");
        assertPassed();
    }

    @Test
    void cleansTwinsByTheirExactNames() {
        SampleProject twin = sample.project("P1").scenes(2).finished();
        assertTrue(engine.library.tellsCaseApart());
        assertPassed();
        assertEquals(14, engine.goes("p1").size());
        assertTrue(engine.goes("p1").stream().allMatch(path -> path.contains("p1")));
        engine.clean("p1");
        assertTrue(Files.exists(twin.finalFile()));
        assertEquals(10, engine.goes("P1").size());
    }

    @Test
    void refusesTwinsWhereTheDiskCannotTellThemApart() throws Exception {
        sample.project("P1").scenes(2).finished();
        // as a disk that ignores case answers
        Files.createLink(folder.resolve("AI-VIDEO-GENERATOR.DB"), sample.database());
        assertBroken(Rule.AMBIGUOUS_ID);
        assertEquals(List.of(Rule.AMBIGUOUS_ID), engine.broken("P1"));
    }
}
