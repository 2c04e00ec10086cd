package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.generator.aivideogen.LibraryRows.ProviderReference;
import app.offcut.generator.aivideogen.ProjectRecord.ClipSelection;
import app.offcut.generator.aivideogen.ProjectRecord.Job;
import app.offcut.generator.aivideogen.ProjectRecord.Rendered;
import app.offcut.generator.aivideogen.ProjectRecord.Suggestion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectQueriesTest extends ProjectRowsFixture {
    @Test
    void readsThePublishedForm() {
        ProjectRecord project =
                only(
                        shipped(
                                """
                                UPDATE visual_suggestions SET provider = 'dvids'
                                WHERE id = 'v1';
                                UPDATE visual_suggestions SET provider = NULL
                                WHERE id = 'v2';
                                UPDATE scenes SET audio_file_path = '../../etc/passwd'
                                WHERE id = 's3';
                                UPDATE projects
                                SET video_path = 'public/videos/p/final.mp4',
                                    thumbnail_path = 'D:\\x\\thumbnail.jpg',
                                    video_total_duration = 9.5,
                                    video_file_size = 5000000000;
                                INSERT INTO assembly_jobs
                                  (id, project_id, status, total_scenes, created_at)
                                VALUES ('j1', 'p', 'error', 3, '2026-01-01 00:00:00'),
                                  ('j2', 'p', 'complete', 3, '2026-01-01T00:00:00.250Z'),
                                  ('j3', 'p', NULL, 3, 'yesterday');
                                """));
        assertEquals(
                new ProjectRecord(
                        "p",
                        "Whales",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        3,
                        9.5,
                        new Rendered(
                                "public/videos/p/final.mp4",
                                "D:\\x\\thumbnail.jpg",
                                9.5,
                                5_000_000_000L,
                                List.of()),
                        List.of(
                                new Job("j1", "error", Instant.parse("2026-01-01T00:00:00Z")),
                                new Job("j2", "complete", Instant.parse("2026-01-01T00:00:00.25Z")),
                                new Job("j3", null, null)),
                        List.of("../../etc/passwd"),
                        List.of(
                                new Suggestion(
                                        "dvids",
                                        "abc",
                                        ".cache\\videos\\p\\scene-01-default.mp4",
                                        "complete"),
                                new Suggestion("youtube", "def", null, "pending")),
                        List.of(),
                        null,
                        null),
                project);
    }

    @Test
    void readsTheDocumentedForm() {
        ProjectRecord project =
                only(
                        documented(
                                """
                                UPDATE scenes SET duration = NULL;
                                INSERT INTO audio_files
                                  (id, project_id, scene_number, file_path, voice_id,
                                   duration_seconds)
                                VALUES
                                  ('a1', 'p', 1, '.cache/audio/p/scene-1.mp3', 'v', 4),
                                  ('a2', 'p', 2, '.cache/audio/p/scene-2.mp3', 'v', 0.5);
                                INSERT INTO rendered_videos VALUES
                                  ('r1', 'p', 'old.mp4', 'old.jpg', 1, 1,
                                   '2026-01-01 23:00:00'),
                                  ('r2', 'p', 'new.mp4', 'new.jpg', 2.5, 7,
                                   '2026-01-01T23:00:01.000Z'),
                                  ('r3', 'p', 'odd.mp4', NULL, 3, 9, 'whenever');
                                INSERT INTO clip_selections
                                VALUES ('c', 'p', 1, 'xyz', 'u', 'assets/cache/a/b.mp4');
                                """));
        assertEquals(4.5, project.scenesSeconds());
        assertEquals(
                new Rendered(
                        "new.mp4", "new.jpg", 2.5, 7L, List.of("old.mp4", "old.jpg", "odd.mp4")),
                project.rendered());
        assertEquals(
                List.of(".cache/audio/p/scene-1.mp3", ".cache/audio/p/scene-2.mp3"),
                project.audioPaths());
        assertEquals(
                List.of(new ClipSelection("xyz", "assets/cache/a/b.mp4")),
                project.clipSelections());
        assertEquals(List.of(), project.jobs());
    }

    @Test
    void readsADatabaseStuckAtMigration010() {
        HostFile file = HostFile.stuckAt010(folder).run(PROJECT);
        assertEquals("youtube", only(file).suggestions().getFirst().provider());
        assertTrue(read(file).complete());
    }

    @Test
    void readsTheStatusOnceMigration026WasThere() {
        HostFile file =
                HostFile.shipped(folder)
                        .with026()
                        .run(PROJECT)
                        .run(
                                "UPDATE projects SET cleanup_status = 'in_progress',"
                                        + " cleanup_completed_at = '2026-02-03T04:05:06.007Z'");
        assertEquals("in_progress", only(file).cleanupStatus());
        assertEquals(Instant.parse("2026-02-03T04:05:06.007Z"), only(file).cleanedAt());
    }

    @Test
    void rowsWithoutTheirProjectProtectWhatTheyName() {
        LibraryRows rows =
                read(
                        HostFile.documented(folder)
                                .run("PRAGMA foreign_keys = OFF")
                                .run(PROJECT)
                                .run(
                                        """
                                        INSERT INTO audio_files(id, project_id, scene_number,
                                          file_path, voice_id) VALUES ('a', 'p', 1, 'a.mp3', 'v');
                                        INSERT INTO rendered_videos(id, project_id, file_path,
                                          thumbnail_path) VALUES ('r', 'p', 'r.mp4', 'r.jpg');
                                        INSERT INTO clip_selections
                                        VALUES ('c', 'p', 1, 'xyz', 'u', 'c.mp4'),
                                               ('d', 'p', 2, NULL, NULL, NULL);
                                        ALTER TABLE scenes ADD COLUMN audio_file_path TEXT;
                                        UPDATE scenes SET audio_file_path = 's.mp3' WHERE id='s1';
                                        DELETE FROM projects;
                                        DELETE FROM scenes WHERE id = 's2';
                                        """));
        assertEquals(List.of(), rows.projects());
        assertEquals(
                List.of(
                        new ProviderReference("youtube", "abc"),
                        new ProviderReference("youtube", "def"),
                        new ProviderReference("youtube", "xyz")),
                rows.strayReferences());
        assertEquals(
                List.of(
                        "s.mp3",
                        ".cache\\videos\\p\\scene-01-default.mp4",
                        "c.mp4",
                        "a.mp3",
                        "r.mp4",
                        "r.jpg"),
                rows.strayPaths());
    }

    @Test
    void findsTheJobsThatAKilledMigrationLeftUnderItsOtherName() {
        HostFile file =
                shipped(
                        """
                        INSERT INTO assembly_jobs(id, project_id, status, total_scenes)
                        VALUES ('j', 'p', 'processing', 1);
                        ALTER TABLE assembly_jobs RENAME TO assembly_jobs_new;
                        """);
        assertEquals("processing", only(file).jobs().getFirst().status());
        assertTrue(read(file).complete());
        assertTrue(read(file).problems().getFirst().contains("assembly_jobs"));
    }

    @Test
    void readsTablesAndColumnsInAnyCase() {
        HostFile file =
                HostFile.in(folder)
                        .run(
                                """
                                CREATE TABLE Projects(ID TEXT, NAME TEXT);
                                CREATE TABLE SCENES(Id TEXT, Project_Id TEXT);
                                CREATE TABLE Visual_Suggestions
                                  (Scene_Id TEXT, Video_Id TEXT, Default_Segment_Path TEXT);
                                INSERT INTO Projects VALUES ('p', 'P');
                                INSERT INTO SCENES VALUES ('s', 'p');
                                INSERT INTO Visual_Suggestions VALUES ('s', 'abc', 'x.mp4');
                                """);
        assertTrue(read(file).complete());
        assertEquals(
                List.of(new Suggestion("youtube", "abc", "x.mp4", null)), only(file).suggestions());
    }

    @Test
    void enduresValuesOfAnyTypeInAnyColumn() {
        HostFile file =
                HostFile.in(folder)
                        .run(
                                """
                                CREATE TABLE projects(id, name, last_active, video_path,
                                  thumbnail_path, video_total_duration, video_file_size,
                                  cleanup_status, cleanup_completed_at);
                                CREATE TABLE scenes(id, project_id, audio_file_path, duration);
                                CREATE TABLE visual_suggestions(scene_id, video_id, provider,
                                  default_segment_path, download_status);
                                CREATE TABLE assembly_jobs(id, project_id, status, created_at);
                                INSERT INTO projects VALUES
                                  (NULL, NULL, 12, x'00ff', 1.5, 'long', x'', 9e999, -9e999),
                                  (x'70', x'70', x'70', x'70', x'70', x'70', x'70', x'70', x'70'),
                                  (7, 7, 7, 7, 7, '1e400', 9223372036854775807, 7, 7),
                                  (1e300, '', '', '', '', -1, 1e19, '', ''),
                                  ('p', 'a', '9999-99-99 99:99:99', 'b', 'c', '1e999999999',
                                   '1e-999999999', 'd', '0000-00-00');
                                INSERT INTO scenes VALUES
                                  (NULL, NULL, x'2e2e', 'x'), (x'01', x'70', NULL, 9e999),
                                  (1, 7, 5, '2.5'), (2, 7, 5, x'31');
                                INSERT INTO visual_suggestions VALUES
                                  (NULL, NULL, NULL, NULL, NULL), (x'01', x'02', x'03', x'04', 5),
                                  (1, 12345678901234, 3, 1.25, NULL), (99, 1, NULL, 2, 3);
                                INSERT INTO assembly_jobs VALUES
                                  (NULL, NULL, NULL, NULL), (x'01', x'70', x'02', 3),
                                  (4, 7, 5, 6);
                                """);
        LibraryRows rows = read(file);
        assertEquals(
                List.of("", "", "7", "1.0E300", "p"),
                rows.projects().stream().map(ProjectRecord::id).toList());
        ProjectRecord seven = rows.projects().get(2);
        assertEquals(3.5, seven.scenesSeconds());
        assertEquals(new Rendered("7", "7", null, Long.MAX_VALUE, List.of()), seven.rendered());
        assertEquals(
                List.of(new Suggestion("3", "12345678901234", "1.25", null)), seven.suggestions());
        assertEquals(List.of(new Job("4", "5", null)), seven.jobs());
        assertEquals(List.of(new ProviderReference("youtube", "1")), rows.strayReferences());
        assertEquals(List.of("..", "2"), rows.strayPaths());
        assertEquals(
                new Rendered("b", "c", null, 0L, List.of()), rows.projects().get(4).rendered());
        assertEquals("p", rows.projects().get(1).name());
        assertEquals(1, rows.projects().get(1).scenes());
    }
}
