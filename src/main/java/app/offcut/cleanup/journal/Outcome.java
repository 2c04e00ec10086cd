package app.offcut.cleanup.journal;

/** How a run ended. Its words are stored in journals and in offcut.db, and are part of the JSON. */
public enum Outcome {
    COMPLETE("complete"),
    /** Some files are left. */
    FAILED("failed"),
    /** Nothing is changed; where files were held already they were put back. */
    REFUSED("refused"),
    /** Ended before it was decided: everything was put back. */
    STOPPED("stopped"),
    /** Done, and can be undone. */
    HELD("held"),
    /** Put back on demand. */
    UNDONE("undone");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
