package app.offcut.generator;

import org.jspecify.annotations.Nullable;

/** The result of a project's newest cleanup, as its records store it. */
public enum CleanupStatus {
    PENDING("pending"),
    COMPLETE("complete"),
    FAILED("failed");

    private final String word;

    CleanupStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether a record stores this status; a record may contain any text or nothing. */
    public boolean is(@Nullable String stored) {
        return word.equals(stored);
    }
}
