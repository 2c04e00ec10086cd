package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.worlds.ListDifferences;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.library.scan.FolderMemory;
import app.offcut.library.scan.FolderSum;
import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whatever another may claim in a project's folder, the list says what the plan says. */
@EnabledOnOs(OS.LINUX)
class PlainProjectsTest extends TwoProjectsFixture {
    private static final String CLIP = ".cache/videos/p1/scene-1-source.mp4";
    private static final String VOICE = ".cache/audio/projects/p1/scene-1.mp3";

    @BeforeEach
    void addsUpBothFoldersAtFirst() {
        engine.at = Instant.now();
        assertTrue(isSummed(CLIP));
        assertTrue(isSummed(VOICE));
    }

    /** Whether the folder of a file of p1 is added up. */
    private boolean isSummed(String file) {
        List<FolderSum> sums = engine.snapshots.summed(FolderMemory.empty(), true).scan().sums();
        String folder = file.substring(0, file.lastIndexOf('/'));
        return sums.stream().anyMatch(sum -> sum.places().contains(folder));
    }

    private void looksAtEachFile(String file, Enum<?> reason) {
        assertEquals(reason, engine.reasons("p1").get(file));
        assertEquals(List.of(), new ListDifferences(engine).find());
        assertFalse(isSummed(file));
    }

    @Test
    void whereARecordOfAnotherProjectNamesAFile() {
        sample.sql("UPDATE scenes SET audio_file_path = ? WHERE id = 'p2-scene-1'", VOICE);
        looksAtEachFile(VOICE, StayReason.SHARED_WITH);
    }

    @Test
    void whereAnotherProjectHasItsFinal() {
        sample.sql("UPDATE projects SET video_path = ? WHERE id = 'p2'", CLIP);
        looksAtEachFile(CLIP, StayReason.FINAL_VIDEO);
    }

    @Test
    void whereALinkInAFinalsPlaceLeadsTo() throws IOException {
        Path video = sample.root().resolve("public/videos/p2/final.mp4");
        Files.delete(video);
        Files.createSymbolicLink(video, sample.root().resolve(CLIP));
        looksAtEachFile(CLIP, StayReason.PROTECTED_IDENTITY);
    }

    @Test
    void whereAnotherLibraryIsKnownToLie() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        SampleLibrary other = SampleLibrary.in(elsewhere, SampleLibrary.Form.SHIPPED);
        Path state = Objects.requireNonNull(engine.own.file().getParent());
        TestEngine.on(other, state).close();
        engine.own.change(sql ->
                sql.run(
                        "UPDATE library SET root = ? WHERE root LIKE '%elsewhere%'",
                        sample.root().resolve(".cache/videos/p1").toString()));
        looksAtEachFile(CLIP, StayReason.OTHER_LIBRARY);
    }

    /** Then older files may be newer work, and the newest may not. */
    @Test
    void whereTheFinalIsOfTheFuture() throws IOException {
        Instant now = Instant.now();
        engine.at = now.minus(Duration.ofHours(1));
        set(CLIP, now.minus(Duration.ofHours(2)));
        set(VOICE, now.minus(Duration.ofMinutes(30)));
        set("public/videos/p1/final.mp4", now.plus(Duration.ofMinutes(1)));
        looksAtEachFile(CLIP, GoReason.OWN_INTERMEDIATE);
    }

    /** It is nobody's folder on a disk that tells the two apart. */
    @Test
    void whereTheFolderOfAProjectIsSpelledOtherwise() {
        sample.file(".cache/videos/P1/scene-1-source.mp4", 70);
        assertEquals(List.of(), new ListDifferences(engine).find());
        assertFalse(isSummed(".cache/videos/P1/scene-1-source.mp4"));
    }

    /** A job has its folder among those of jobs alone. */
    @Test
    void whereAJobsNameStandsAmongProjects() {
        sample.file(".cache/videos/job-p1/scene-1-source.mp4", 70);
        assertEquals(List.of(), new ListDifferences(engine).find());
        assertFalse(isSummed(".cache/videos/job-p1/scene-1-source.mp4"));
    }

    private void set(String file, Instant time) throws IOException {
        Files.setLastModifiedTime(sample.root().resolve(file), FileTime.from(time));
    }
}
