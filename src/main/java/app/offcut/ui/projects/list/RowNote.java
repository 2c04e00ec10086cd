package app.offcut.ui.projects.list;

/**
 * What a row says beside its state.
 *
 * @param kind what it is about
 * @param words one sentence or less; empty for nothing
 */
public record RowNote(Kind kind, String words) {
    public static final RowNote NONE = new RowNote(Kind.NONE, "");

    public enum Kind {
        NONE,
        /** Something is being done with what is held. */
        AT_WORK,
        /** What was asked for last could not be done. */
        TROUBLE
    }

    public static RowNote atWork(String words) {
        return new RowNote(Kind.AT_WORK, words);
    }

    public static RowNote trouble(String words) {
        return new RowNote(Kind.TROUBLE, words);
    }
}
