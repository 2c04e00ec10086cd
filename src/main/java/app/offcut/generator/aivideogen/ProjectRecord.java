package app.offcut.generator.aivideogen;

import app.offcut.generator.Project.Job.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code projects} with everything that the database records about its files. Every string
 * is untrusted: a path here may confirm or protect a file, never condemn one.
 *
 * @param id as stored; empty if it is NULL
 * @param scenes number of scenes
 * @param scenesSeconds sum of the scenes' durations; null if none is known
 * @param rendered what is recorded about the final video; null if nothing is
 * @param cleanupStatus {@code pending}, {@code complete}, {@code failed}, the generator's own
 *     {@code in_progress}, or anything else; null without the column
 */
record ProjectRecord(
        String id,
        String name,
        @Nullable Instant lastActive,
        int scenes,
        @Nullable Double scenesSeconds,
        @Nullable Rendered rendered,
        List<Job> jobs,
        List<String> audioPaths,
        List<Suggestion> suggestions,
        List<ClipSelection> clipSelections,
        @Nullable String cleanupStatus,
        @Nullable Instant cleanedAt) {

    /**
     * What the database records about the final: {@code projects.video_*}, or the newest row of
     * {@code rendered_videos}.
     *
     * @param otherPaths paths of older rows of {@code rendered_videos} and their thumbnails,
     *     protected like the newest
     */
    public record Rendered(
            @Nullable String videoPath,
            @Nullable String thumbnailPath,
            @Nullable Double seconds,
            @Nullable Long bytes,
            List<String> otherPaths) {}

    /**
     * A row of {@code assembly_jobs}.
     *
     * @param status {@code pending}, {@code processing}, {@code complete}, {@code error}, or null
     * @param createdAt parsed from either of the generator's two formats; null if neither fits
     */
    public record Job(String id, @Nullable String status, @Nullable Instant createdAt) {
        static final String COMPLETE = "complete";
        static final String ERROR = "error";

        /** Any status other than a known end may mean that the render still runs. */
        State state() {
            if (COMPLETE.equals(status)) return State.COMPLETE;
            String known = String.valueOf(status).toLowerCase(Locale.ROOT);
            return known.equals(COMPLETE) || known.equals(ERROR) ? State.FAILED : State.ACTIVE;
        }
    }

    /**
     * A row of {@code visual_suggestions}.
     *
     * @param provider {@code youtube} where the row has NULL or the column is missing
     */
    public record Suggestion(
            String provider,
            @Nullable String videoId,
            @Nullable String segmentPath,
            @Nullable String downloadStatus) {}

    /** A row of {@code clip_selections}. */
    public record ClipSelection(@Nullable String videoId, @Nullable String downloadedPath) {}
}
