package app.offcut.ui.projects.list;

/** A note on a row, beside its state; empty for none. */
public record RowNote(Kind kind, String words) {
    public static final RowNote NONE = new RowNote(Kind.NONE, "");

    public enum Kind {
        NONE,
        /** An operation on held files is under way. */
        AT_WORK,
        /** What was done without being asked for. */
        DONE,
        TROUBLE
    }

    public static RowNote atWork(String words) {
        return new RowNote(Kind.AT_WORK, words);
    }

    public static RowNote done(String words) {
        return new RowNote(Kind.DONE, words);
    }

    public static RowNote trouble(String words) {
        return new RowNote(Kind.TROUBLE, words);
    }
}
