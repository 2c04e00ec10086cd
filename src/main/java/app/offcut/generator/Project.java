package app.offcut.generator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project with everything that its generator records about it. Every string is untrusted: it may
 * confirm or protect a file, never condemn one.
 *
 * @param id as recorded; empty if there is none
 * @param scenes number of scenes; 0 if unknown
 * @param cleanupStatus the word of a {@link CleanupStatus}, the generator's own {@code
 *     in_progress}, or anything else; null if there is none
 */
public record Project(
        String id,
        String name,
        @Nullable Instant lastActive,
        int scenes,
        Expected expected,
        List<Job> jobs,
        RecordedFiles files,
        @Nullable String cleanupStatus,
        @Nullable Instant cleanedAt) {

    /** The same project with a status that Offcut keeps. */
    public Project cleaned(@Nullable String status, @Nullable Instant at) {
        return new Project(id, name, lastActive, scenes, expected, jobs, files, status, at);
    }

    /** Whether this is the recorded status. */
    public boolean was(CleanupStatus status) {
        return status.is(cleanupStatus);
    }

    /**
     * What is recorded about the final video.
     *
     * @param path as stored; null if there is none
     * @param names the path below the library that it certainly means; empty if it means none
     * @param seconds duration; null if unknown
     * @param estimatedSeconds sum of the durations of its parts; null if none is known
     * @param bytes null if unknown
     */
    public record Expected(
            @Nullable String path,
            List<String> names,
            @Nullable Double seconds,
            @Nullable Double estimatedSeconds,
            @Nullable Long bytes) {
        public static final Expected NOTHING = new Expected(null, List.of(), null, null, null);
    }

    /**
     * One run of the generator for this project.
     *
     * @param status as stored; null if there is none
     * @param createdAt null if it is unreadable
     */
    public record Job(
            String id, State state, @Nullable String status, @Nullable Instant createdAt) {

        /** How far a job has come. */
        public enum State {
            /** It may still run. */
            ACTIVE,
            COMPLETE,
            FAILED
        }

        public boolean active() {
            return state == State.ACTIVE;
        }

        public boolean complete() {
            return state == State.COMPLETE;
        }
    }

    /** A project's id and name, by which the user may refer to it. */
    public record Named(String id, String name) {}
}
