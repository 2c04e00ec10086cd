package app.offcut.cleanup.run;

import java.util.Arrays;

/**
 * What became of one file of a run. Its words are stored in offcut.db, and are part of the JSON.
 */
public enum FileEnd {
    DELETED("deleted"),
    HELD("held"),
    PUT_BACK("put-back"),
    ALREADY_GONE("already-gone"),
    STAYED("stayed"),
    FAILED("failed"),
    /** A word that this version does not know. */
    UNKNOWN("unknown");

    private final String word;

    FileEnd(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether nothing is where the file was. */
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
