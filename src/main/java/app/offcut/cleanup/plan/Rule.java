package app.offcut.cleanup.plan;

import app.offcut.text.TextKey;

/**
 * The rules of the gate. Their words are part of the JSON ({@code refused.rule}, {@code review})
 * and of {@code --accept}, and are listed in TROUBLESHOOTING.md. The sentence for each failure
 * stands in the texts under {@code rule.{word}}.
 */
public enum Rule implements TextKey {
    /** It is not certain which generator made the library, so no name has a meaning. */
    GENERATOR_UNKNOWN("generator-unknown"),
    /** There is no final video. */
    NO_FINAL("no-final"),
    /** Some of the finals that are due are missing. */
    FINALS_MISSING("finals-missing"),
    /** There are two finals, and one is incomplete or the row names neither. */
    TWO_FINALS("two-finals"),
    /** The row names a file in neither final folder. */
    FINAL_ELSEWHERE("final-elsewhere", true),
    /** The final is not a complete MP4. */
    FINAL_INCOMPLETE("final-incomplete"),
    /** The system denies reading the final, so it cannot be checked. */
    FINAL_UNREADABLE("final-unreadable"),
    /** The final is a complete MP4 with unknown data after its last box. */
    FINAL_ODD("final-odd", true),
    /** The final is in a format that cannot be checked. */
    FINAL_UNCHECKED("final-unchecked", true),
    /** The final is shorter than the database says. */
    FINAL_TOO_SHORT("final-too-short"),
    /** The final's size differs from the database. */
    FINAL_SIZE_DIFFERS("final-size-differs"),
    /** No row says how long the final should be. */
    DURATION_UNKNOWN("duration-unknown", true),
    /** A render is running. */
    JOB_ACTIVE("job-active"),
    /** A file tells of a render that is not finished. */
    WORK_SIGNS("work-signs"),
    /** A render is recorded as running, but nothing has changed for an hour. */
    DEAD_JOB("dead-job", true),
    /** The newest render failed. */
    JOB_NOT_COMPLETE("job-not-complete", true),
    /** The final changed a moment ago, or between two checks. */
    NOT_QUIET("not-quiet"),
    /** A program has the final open for writing. */
    OPEN_WRITER("open-writer"),
    /** An intermediate is newer than the final. */
    NEWER_WORK("newer-work", true),
    /** A zone that existed before is missing. */
    ZONE_UNAVAILABLE("zone-unavailable"),
    /** The user pinned the project. */
    PINNED("pinned"),
    /** The project's id is not a safe folder name. */
    UNSAFE_ID("unsafe-id"),
    /** Two ids differ only in a way that this disk cannot distinguish. */
    AMBIGUOUS_ID("ambiguous-id"),
    /** The final changed while the cleanup ran. */
    FINAL_CHANGED("final-changed"),
    /** Another project started to use a file while the cleanup ran. */
    REFERENCES_CHANGED("references-changed"),
    /**
     * The project was removed from the database while its files, or older copies of them, were
     * held.
     */
    PROJECT_GONE("project-gone"),
    /** Of an area: the records do not tell for certain what is still needed. */
    RECORDS_UNSURE("records-unsure"),
    /** Of an area: a project lacks its final and may still need it. */
    UNFINISHED_PROJECT("unfinished-project"),
    /** Of an area: nobody has asked for it. */
    BY_HAND_ONLY("by-hand-only");

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

    /** Whether a person may accept this failure. Auto-clean never does. */
    public boolean review() {
        return review;
    }
}
