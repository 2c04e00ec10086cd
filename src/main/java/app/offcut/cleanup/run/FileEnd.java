package app.offcut.cleanup.run;

import java.util.Arrays;

/** The result for one file of a run. Its words are stored in offcut.db and are part of the JSON. */
public enum FileEnd {
    DELETED("deleted"),
    HELD("held"),
    PUT_BACK("put-back"),
    ALREADY_GONE("already-gone"),
    STAYED("stayed"),
    FAILED("failed"),
    /** A word written by a newer version. */
    UNKNOWN("unknown");

    private final String word;

    FileEnd(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether the file is no longer in its place. */
    boolean gone() {
        return this == DELETED || this == ALREADY_GONE;
    }

    static FileEnd of(String word) {
        return Arrays.stream(values())
                .filter(end -> end.word.equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
