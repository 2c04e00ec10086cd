package app.offcut.cleanup.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.survey.ProjectRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.samples.SampleLibrary;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.samples.SampleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids that a database may hold and no folder should have: each is listed, none is ever cleaned. */
class UnsafeIdTest extends EngineFixture {
    private static final List<String> UNSAFE =
            List.of(
                    "",
                    ".",
                    "..",
                    "../p1",
                    "a/b",
                    "/",
                    "/etc",
                    "a\\b",
                    "..\\p1",
                    "C:\\p1",
                    "x".repeat(256),
                    "x".repeat(300),
                    "é".repeat(128),
                    "p\n1",
                    "p\t1",
                    "\r",
                    "p\u0000",
                    "p\u007F",
                    "p\u0085",
                    ".x",
                    ".git",
                    ".offcut",
                    "p1.",
                    "p1 ",
                    " .",
                    "CON",
                    "con.txt",
                    "Nul",
                    "nul .x",
                    "com1",
                    "COM²",
                    "LPT9.x",
                    "CONIN$",
                    "previews",
                    "temp",
                    "TEST",
                    "music",
                    "projects",
                    "Thumbnails");

    private static final List<String> ODD_BUT_SAFE =
            List.of(
                    "p 1",
                    " p1",
                    "x".repeat(255),
                    "é".repeat(127),
                    "音楽 🎬",
                    "-rf",
                    "--help",
                    "*",
                    "a:b",
                    "%2e%2e",
                    "console",
                    "com10",
                    "temp2",
                    "p'; DROP TABLE projects; --");

    @Override
    protected void library(Form form) {
        super.library(form);
        sample.project("p1").scenes(1).download("dvids", "1").finished();
        open();
    }

    static Stream<Arguments> unsafe() {
        return Stream.of(Form.SHIPPED, Form.DOCUMENTED)
                .flatMap(form -> UNSAFE.stream().map(id -> Arguments.of(form, id)));
    }

    static Stream<Arguments> safe() {
        return Stream.of(Form.SHIPPED, Form.DOCUMENTED)
                .flatMap(form -> ODD_BUT_SAFE.stream().map(id -> Arguments.of(form, id)));
    }

    /** With every row that a finished project has, so that nothing but the id speaks against it. */
    private SampleProject rowsOf(String id) {
        SampleProject project = sample.project(id);
        sample.sql(
                "INSERT INTO scenes(id, project_id, scene_number, text, duration)"
                        + " VALUES ('s', ?, 1, '', 6)",
                id);
        sample.sql(
                "INSERT INTO visual_suggestions(id, scene_id, video_id, title, embed_url, rank)"
                        + " VALUES ('v', 's', 'v', '', '', 1)");
        if (!sample.form().documented())
            sample.sql(
                    "INSERT INTO assembly_jobs(id, project_id, status, total_scenes, created_at)"
                            + " VALUES ('j', ?, 'complete', 1, '2020-01-01')",
                    id);
        return project;
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void listsAnUnsafeIdAndNeverCleansIt(Form form, String id) throws Exception {
        library(form);
        rowsOf(id);
        Path treasure = folder.resolveSibling(folder.getFileName() + "-beside");
        Files.createDirectories(treasure);
        Files.writeString(treasure.resolve("scene-1.mp3"), "gold");
        for (String zone : List.of(".cache/audio/", ".cache/audio/projects/", ".cache/videos/"))
            sample.file(zone + "scene-1-x.mp4", 10);
        sample.file(".cache/videos/previews/scene-1-x.mp4", 10);
        sample.file(".cache/videos/a/b/scene-1-x.mp4", 10);
        Map<String, String> before = new TreeMap<>(sample.checksums());

        CleanupPlan plan = engine.cleanup.plan(id);
        assertEquals(List.of(Rule.UNSAFE_ID), TestEngine.broken(plan.verdict()));
        assertEquals(Set.of(), TestEngine.goes(plan));
        ProjectRow row =
                engine.surveyor.survey().rows().stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertInstanceOf(RowState.Unavailable.class, row.state());
        assertEquals(row, engine.surveyor.row(id));
        assertEquals(0, row.usage().reclaimableBytes());
        CleanupReport report = engine.execute(plan);
        assertEquals(Outcome.REFUSED, report.outcome());
        assertEquals(before, sample.checksums());
        assertEquals("gold", Files.readString(treasure.resolve("scene-1.mp3")));
        SampleLibrary.deleteTree(treasure);

        assertEquals(List.of(), engine.broken("p1"), "the others are cleaned as ever");
        before.keySet().removeAll(engine.goes("p1"));
        engine.clean("p1");
        assertEquals(before, withoutOffcut());
    }

    @ParameterizedTest
    @MethodSource("safe")
    void cleansAnOddIdThatIsOneName(Form form, String id) {
        library(form);
        SampleProject odd = rowsOf(id);
        for (String file :
                List.of(odd.audioFolder() + "scene-1.mp3", odd.segmentFolder() + "scene-1-a.mp4"))
            sample.file(file, 10);
        sample.file(".cache/assembly/" + (form.documented() ? id : "j") + "/x.mp4", 10);
        odd.finalVideo(SampleLibrary.finalVideo(), sample.yesterday()).recorded();
        assertEquals(List.of(), engine.broken(id));
        Set<String> goes = engine.goes(id);
        assertEquals(3, goes.size(), goes::toString);
        Map<String, String> before = new TreeMap<>(sample.checksums());
        before.keySet().removeAll(goes);
        assertEquals(Outcome.COMPLETE, engine.clean(id).outcome());
        assertEquals(before, withoutOffcut());
    }
}
