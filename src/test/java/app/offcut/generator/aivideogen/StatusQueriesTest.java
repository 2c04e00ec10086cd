package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.offcut.generator.CleanupStatus;
import app.offcut.text.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusQueriesTest extends ProjectRowsFixture {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ROWS =
            """
            INSERT INTO projects(id, name) VALUES ('p', 'P'), ('q', 'Q');
            INSERT INTO scenes(id, project_id, scene_number, text)
            VALUES ('s', 'p', 1, 't'), ('o', 'q', 1, 't');
            INSERT INTO visual_suggestions
              (id, scene_id, video_id, title, embed_url, rank, default_segment_path,
               download_status)
            VALUES ('erased', 's', 'a', 't', 'u', 1, 'x\\scene-01-default.mp4', 'complete'),
                   ('twin', 's', 'b', 't', 'u', 1, 'x\\scene-01-default.mp4', 'complete'),
                   ('kept', 's', 'c', 't', 'u', 1, 'kept.mp4', 'complete'),
                   ('loading', 's', 'd', 't', 'u', 1, 'x\\scene-01-default.mp4', 'downloading'),
                   ('other', 'o', 'e', 't', 'u', 1, 'x\\scene-01-default.mp4', 'complete');
            """;

    private static void write(
            HostFile file, CleanupStatus status, @Nullable Instant at, String... paths) {
        StatusQueries.write(
                new HostDatabase(file.path()), "p", status, at, Set.of(paths)::contains);
    }

    private static List<String> statuses(HostFile file) {
        return file.rows("SELECT id, cleanup_status, cleanup_completed_at FROM projects");
    }

    @Test
    void writesTheStatusOfOneProject() {
        for (HostFile file : eachForm()) {
            file.run(ROWS);
            write(file, CleanupStatus.COMPLETE, NOON);
            assertEquals(
                    List.of("p|complete|2026-11-22T12:00:00.000Z", "q|pending|null"),
                    statuses(file));
            write(file, CleanupStatus.FAILED, NOON);
            assertEquals(List.of("p|failed|null", "q|pending|null"), statuses(file));
            write(file, CleanupStatus.COMPLETE, NOON);
            write(file, CleanupStatus.PENDING, null);
            assertEquals(List.of("p|pending|null", "q|pending|null"), statuses(file));
        }
    }

    @Test
    void letsTheGeneratorFetchErasedSegmentsAgain() {
        HostFile file = HostFile.shipped(folder).run(ROWS);
        write(file, CleanupStatus.COMPLETE, NOON, "x\\scene-01-default.mp4", "never recorded.mp4");
        assertEquals(
                List.of(
                        "erased|null|pending",
                        "kept|kept.mp4|complete",
                        "loading|x\\scene-01-default.mp4|downloading",
                        "other|x\\scene-01-default.mp4|complete",
                        "twin|null|pending"),
                file.rows(
                        "SELECT id, default_segment_path, download_status"
                                + " FROM visual_suggestions ORDER BY id"));
    }

    @Test
    void letsTheGeneratorFetchThousandsOfSegmentsAgain() {
        HostFile file =
                HostFile.documented(folder)
                        .run(
                                """
                                INSERT INTO projects(id, name) VALUES ('p', 'P');
                                INSERT INTO scenes(id, project_id, scene_number, text)
                                  VALUES ('s', 'p', 1, 't');
                                WITH RECURSIVE n(i) AS
                                  (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1201)
                                INSERT INTO visual_suggestions(id, scene_id, video_id, title,
                                  embed_url, rank, default_segment_path, download_status)
                                SELECT i, 's', i, 't', 'u', 1, i || '.mp4', 'complete' FROM n
                                """);
        write(
                file,
                CleanupStatus.COMPLETE,
                NOON,
                IntStream.rangeClosed(1, 1200).mapToObj(i -> i + ".mp4").toArray(String[]::new));
        assertEquals(
                List.of("1201|1201.mp4"),
                file.rows(
                        "SELECT id, default_segment_path FROM visual_suggestions"
                                + " WHERE download_status = 'complete'"));
    }

    @Test
    void writesTheStatusWhereSegmentsAreNotRecorded() {
        HostFile file = HostFile.shipped(folder).run(ROWS).run("DROP TABLE visual_suggestions");
        write(file, CleanupStatus.COMPLETE, NOON, "x.mp4");
        assertEquals(
                List.of("p|complete|2026-11-22T12:00:00.000Z", "q|pending|null"), statuses(file));
    }

    @Test
    void writesAllOrNothing() {
        HostFile file =
                HostFile.shipped(folder)
                        .with026()
                        .run(ROWS)
                        .run(
                                """
                                CREATE TRIGGER refuse BEFORE UPDATE ON visual_suggestions
                                BEGIN SELECT RAISE(ABORT, 'no'); END
                                """);
        assertThrows(
                Problem.class,
                () -> write(file, CleanupStatus.COMPLETE, NOON, "x\\scene-01-default.mp4"));
        assertEquals(List.of("p|pending|null", "q|pending|null"), statuses(file));
    }

    @Test
    void saysThatThereIsNoTableOfProjects() {
        HostFile file = HostFile.in(folder).run("CREATE TABLE something(x)");
        assertThrows(Problem.class, () -> write(file, CleanupStatus.PENDING, null));
    }
}
