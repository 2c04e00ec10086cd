package app.offcut.cleanup.run;

/** The result for one file of a run. Its words are stored in offcut.db and are part of the JSON. */
public enum FileEnd {
    DELETED("deleted"),
    HELD("held"),
    PUT_BACK("put-back"),
    ALREADY_GONE("already-gone"),
    STAYED("stayed"),
    FAILED("failed");

    private final String word;

    FileEnd(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether this is what is stored; another version may have stored another word. */
    boolean is(String stored) {
        return word.equals(stored);
    }
}
