package app.offcut.generator.aivideogen;

import static app.offcut.generator.aivideogen.HostTables.PROJECTS;
import static app.offcut.generator.aivideogen.HostTables.RENDERED_VIDEOS;

import app.offcut.generator.aivideogen.ProjectRecord.Rendered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded about a final video, in columns of {@code projects} or else in separate rows.
 */
final class RenderedRows {
    private RenderedRows() {}

    static @Nullable Rendered of(HostRow project, List<HostRow> rendered) {
        List<HostRow> newestFirst = new ArrayList<>(rendered.reversed());
        newestFirst.sort(Comparator.comparing(RenderedRows::createdAt, Comparator.reverseOrder()));
        if (newestFirst.isEmpty() && !recorded(project)) return null;
        HostRow newest = newestFirst.isEmpty() ? null : newestFirst.getFirst();
        String video = project.text(PROJECTS.VIDEO_PATH);
        String thumbnail = project.text(PROJECTS.THUMBNAIL_PATH);
        Double seconds = project.seconds(PROJECTS.VIDEO_TOTAL_DURATION);
        Long bytes = project.bytes(PROJECTS.VIDEO_FILE_SIZE);
        List<String> others = paths(newestFirst);
        if (newest != null) {
            // column by column, so that a project with only a thumbnail does not hide the rest
            if (video == null) others.remove(video = newest.text(RENDERED_VIDEOS.FILE_PATH));
            if (thumbnail == null)
                others.remove(thumbnail = newest.text(RENDERED_VIDEOS.THUMBNAIL_PATH));
            if (seconds == null) seconds = newest.seconds(RENDERED_VIDEOS.DURATION_SECONDS);
            if (bytes == null) bytes = newest.bytes(RENDERED_VIDEOS.FILE_SIZE_BYTES);
        }
        return new Rendered(video, thumbnail, seconds, bytes, others);
    }

    private static boolean recorded(HostRow project) {
        return project.text(PROJECTS.VIDEO_PATH) != null
                || project.text(PROJECTS.THUMBNAIL_PATH) != null
                || project.text(PROJECTS.VIDEO_TOTAL_DURATION) != null
                || project.text(PROJECTS.VIDEO_FILE_SIZE) != null;
    }

    /**
     * A row without a readable time counts as the oldest; of equal times the last row is the
     * newest.
     */
    private static Instant createdAt(HostRow row) {
        Instant createdAt = row.moment(RENDERED_VIDEOS.CREATED_AT);
        return createdAt == null ? Instant.MIN : createdAt;
    }

    private static List<String> paths(List<HostRow> rows) {
        List<String> paths = new ArrayList<>();
        for (HostRow row : rows) {
            String video = row.text(RENDERED_VIDEOS.FILE_PATH);
            String thumbnail = row.text(RENDERED_VIDEOS.THUMBNAIL_PATH);
            if (video != null) paths.add(video);
            if (thumbnail != null) paths.add(thumbnail);
        }
        return paths;
    }
}
