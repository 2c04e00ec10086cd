package app.offcut.cleanup.plan;

import app.offcut.text.TextKey;

/**
 * The rules of the gate. Their words are part of the JSON ({@code refused.rule}, {@code review})
 * and of {@code --accept}, and are listed in the README; each failure has its sentence in the texts
 * under {@code rule.{word}}.
 */
public enum Rule implements TextKey {
    /** There is no final video. */
    NO_FINAL("no-final"),
    /** Two finals, and not both are whole, or the row names neither. */
    TWO_FINALS("two-finals"),
    /** The row names a file that is in neither place. */
    FINAL_ELSEWHERE("final-elsewhere", true),
    /** Not a complete MP4. */
    FINAL_INCOMPLETE("final-incomplete"),
    /** The system does not let it be read, so that it cannot be checked. */
    FINAL_UNREADABLE("final-unreadable"),
    /** A complete MP4 with something else behind its last box. */
    FINAL_ODD("final-odd", true),
    /** Shorter than the database says. */
    FINAL_TOO_SHORT("final-too-short"),
    /** Not as large as the database says. */
    FINAL_SIZE_DIFFERS("final-size-differs"),
    /** Nobody knows how long it should be. */
    DURATION_UNKNOWN("duration-unknown", true),
    /** A render is running. */
    JOB_ACTIVE("job-active"),
    /** A render is said to run, but nothing has moved for an hour. */
    DEAD_JOB("dead-job", true),
    /** The newest render did not end well. */
    JOB_NOT_COMPLETE("job-not-complete", true),
    /** The final changed a moment ago, or between two looks. */
    NOT_QUIET("not-quiet"),
    /** A program has the final open for writing. */
    OPEN_WRITER("open-writer"),
    /** An intermediate is newer than the final. */
    NEWER_WORK("newer-work", true),
    /** A zone that was there before is missing. */
    ZONE_UNAVAILABLE("zone-unavailable"),
    /** The user keeps its files. */
    PINNED("pinned"),
    /** The project's id is no safe folder name. */
    UNSAFE_ID("unsafe-id"),
    /** Two ids that this disk cannot tell apart. */
    AMBIGUOUS_ID("ambiguous-id"),
    /** The final changed while the cleanup ran. */
    FINAL_CHANGED("final-changed"),
    /** Another project began to use a file while the cleanup ran. */
    REFERENCES_CHANGED("references-changed"),
    /** The project has left the database while its files, or older copies of them, were held. */
    PROJECT_GONE("project-gone");

    private final String word;
    private final boolean review;

    Rule(String word) {
        this(word, false);
    }

    Rule(String word, boolean review) {
        this.word = word;
        this.review = review;
    }

    public String word() {
        return word;
    }

    @Override
    public String key() {
        return "rule." + word();
    }

    /** Whether a person may accept this very failure; never done automatically. */
    public boolean review() {
        return review;
    }
}
