package app.offcut.cleanup.journal;

/** How a run ended. Its words are stored in journals and in offcut.db, and are part of the JSON. */
public enum Outcome {
    COMPLETE("complete"),
    /** Some files could not be moved. */
    FAILED("failed"),
    /** Nothing has changed; files that were already held were restored. */
    REFUSED("refused"),
    /** Stopped before the commit: everything was restored. */
    STOPPED("stopped"),
    /** Done, and can be undone. */
    HELD("held"),
    /** Restored on demand. */
    UNDONE("undone");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
