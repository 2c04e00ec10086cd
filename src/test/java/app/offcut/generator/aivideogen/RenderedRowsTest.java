package app.offcut.generator.aivideogen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.offcut.generator.aivideogen.ProjectRecord.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderedRowsTest extends ProjectRowsFixture {
    @Test
    void keepsThePathsOfRenderedVideosBesideTheColumns() {
        HostFile file =
                documented(
                        """
                        ALTER TABLE projects ADD COLUMN video_path TEXT;
                        UPDATE projects SET video_path = 'mine.mp4';
                        INSERT INTO rendered_videos(id, project_id, file_path)
                        VALUES ('r', 'p', 'row.mp4');
                        """);
        assertEquals(
                new Rendered("mine.mp4", null, null, null, List.of("row.mp4")),
                only(file).rendered());
    }

    @Test
    void takesFromTheNewestRenderedVideoWhatTheColumnsDoNotSay() {
        HostFile file =
                documented(
                        """
                        ALTER TABLE projects ADD COLUMN thumbnail_path TEXT;
                        ALTER TABLE projects ADD COLUMN video_file_size INTEGER;
                        UPDATE projects SET thumbnail_path = 'mine.jpg';
                        UPDATE projects SET video_file_size = 11;
                        INSERT INTO rendered_videos(id, project_id, file_path,
                          thumbnail_path, duration_seconds, file_size_bytes, created_at)
                        VALUES ('a', 'p', 'old.mp4', 'old.jpg', 1, 1, '2026-01-01'),
                               ('b', 'p', 'new.mp4', 'new.jpg', 60, 22, '2026-01-02');
                        """);
        assertEquals(
                new Rendered(
                        "new.mp4", "mine.jpg", 60.0, 11L, List.of("new.jpg", "old.mp4", "old.jpg")),
                only(file).rendered());
    }

    @Test
    void lastRowWinsAmongRenderedVideosOfOneSecond() {
        HostFile file =
                documented(
                        """
                        INSERT INTO rendered_videos(id, project_id, file_path, created_at)
                        VALUES ('z', 'p', '1.mp4', '2026-01-01 00:00:00'),
                               ('a', 'p', '2.mp4', '2026-01-01 00:00:00');
                        """);
        Rendered rendered = only(file).rendered();
        assertEquals("2.mp4", rendered == null ? null : rendered.videoPath());
    }
}
