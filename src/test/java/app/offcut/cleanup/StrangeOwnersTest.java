package app.offcut.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.plan.StayReason;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a project's folder that are somebody else's for all that is known. */
class StrangeOwnersTest {
    private static final String SCRATCH = ".cache/assembly/job-p1/";

    @TempDir Path folder;
    @TempDir Path state;
    private SampleLibrary sample;

    @BeforeEach
    void make() {
        sample = SampleLibrary.in(folder, Form.SHIPPED);
        sample.project("p1").scenes(1).finished();
        sample.project("p2").scenes(1).finished();
    }

    @Test
    void aJobThatTwoProjectsClaimIsNobodys() {
        String path = SCRATCH + "part.mp4";
        sample.file(path, 100);
        try (TestEngine engine = TestEngine.on(sample, state)) {
            assertTrue(engine.goes("p1").contains(path), engine.goes("p1")::toString);
            sample.sql("CREATE TABLE jobs AS SELECT * FROM assembly_jobs");
            sample.sql("DROP TABLE assembly_jobs");
            sample.sql("ALTER TABLE jobs RENAME TO assembly_jobs");
            sample.sql("INSERT INTO assembly_jobs SELECT * FROM assembly_jobs WHERE id='job-p1'");
            assertTrue(engine.goes("p1").contains(path), "twice the same project's");
            sample.sql("UPDATE assembly_jobs SET project_id = 'p2' WHERE rowid = 3");
            for (String id : List.of("p1", "p2")) {
                Map<String, Enum<?>> reasons = engine.reasons(id);
                assertEquals(StayReason.SHARED_WITH, reasons.get(path), reasons::toString);
            }
        }
    }

    @Test
    void offcutsOwnFilesAre() throws Exception {
        Path own = Files.createDirectories(sample.root().resolve(SCRATCH + "state"));
        Path log = Files.writeString(own.resolve("offcut.log"), "what happened");
        Files.setLastModifiedTime(log, FileTime.from(Instant.EPOCH));
        Path link = Files.createSymbolicLink(state.resolve("link"), own);
        try (TestEngine engine = TestEngine.on(sample, link)) {
            Files.createLink(sample.root().resolve(SCRATCH + "part.mp4"), own.resolve("offcut.db"));
            Map<String, Enum<?>> reasons = engine.reasons("p1");
            for (String path : List.of("state/offcut.log", "part.mp4"))
                assertEquals(
                        StayReason.PROTECTED_IDENTITY,
                        reasons.get(SCRATCH + path),
                        reasons::toString);
        }
    }

    @Test
    void rowsThatPointIntoAnotherProjectsFolderAreReported() {
        try (TestEngine engine = TestEngine.on(sample, state)) {
            assertEquals(List.of(), engine.surveyor.survey().problems());
            sample.sql(
                    "UPDATE scenes SET audio_file_path = ? WHERE project_id = 'p1'",
                    ".cache/audio/projects/p2/scene-1.mp3");
            List<String> problems = engine.surveyor.survey().problems();
            assertEquals(1, problems.size(), problems::toString);
            assertTrue(problems.getFirst().contains("p2/scene-1.mp3"), problems::toString);
        }
    }
}
