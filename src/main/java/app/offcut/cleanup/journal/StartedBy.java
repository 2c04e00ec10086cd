package app.offcut.cleanup.journal;

/** Who asked for the run. */
public enum StartedBy {
    HAND("hand"),
    AUTO("auto"),
    COMMAND("command");

    private final String word;

    StartedBy(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
