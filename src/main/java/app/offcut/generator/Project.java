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
 * @param expected the final videos that are due, as far as they are recorded; may be empty
 * @param cleanupStatus the word of a {@link CleanupStatus}, the generator's own {@code
 *     in_progress}, or anything else; null if there is none
 */
public record Project(
        String id,
        String name,
        @Nullable Instant lastActive,
        int scenes,
        List<Expected> expected,
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
     * A final video that is due.
     *
     * @param path as stored in a record; null if none names it
     * @param names its path below the library; empty if that is not certain
     * @param seconds duration; null if unknown
     * @param estimatedSeconds sum of the durations of its parts; null if none is known
     * @param bytes null if unknown
     * @param sameLength paths below the library of the intermediates that are together as long as
     *     the final; empty if there are none
     */
    public record Expected(
            @Nullable String path,
            List<String> names,
            @Nullable Double seconds,
            @Nullable Double estimatedSeconds,
            @Nullable Long bytes,
            List<List<String>> sameLength) {
        public static final Expected NOTHING =
                new Expected(null, List.of(), null, null, null, List.of());

        /**
         * A final that no record names.
         *
         * @param sameLength path of the intermediate that is as long; empty if there is none
         */
        public static Expected due(List<String> names, List<String> sameLength) {
            return new Expected(
                    null,
                    names,
                    null,
                    null,
                    null,
                    sameLength.isEmpty() ? List.of() : List.of(sameLength));
        }

        /** Whether its file is certain although no record names it. */
        public boolean isDue() {
            return path == null && !names.isEmpty();
        }
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
