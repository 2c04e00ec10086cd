package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.RowState;
import app.offcut.text.TextKey;

/** The filters above the list. */
public enum RowFilter implements TextKey {
    ALL("all"),
    READY("ready"),
    UNFINISHED("unfinished"),
    CLEAN("clean"),
    ATTENTION("attention");

    private final String word;

    RowFilter(String word) {
        this.word = word;
    }

    /** The word in text keys and node ids. */
    public String word() {
        return word;
    }

    @Override
    public String key() {
        return "ui.filter." + word();
    }

    /**
     * Ready is what "Clean up N projects…" takes, so a project that is being cleaned or waits for
     * it is shown by {@link #ALL} only. A partly failed project is in two parts: it can be tried
     * again, and it needs attention. What is held has been cleaned.
     */
    public boolean shows(RowState state) {
        return switch (this) {
            case ALL -> true;
            case READY -> state.cleanable();
            case UNFINISHED ->
                    state instanceof RowState.NoFinalYet || state instanceof RowState.Rendering;
            case CLEAN -> state instanceof RowState.Clean || state instanceof RowState.Held;
            case ATTENTION ->
                    state instanceof RowState.NeedsReview
                            || state instanceof RowState.PartlyFailed
                            || state instanceof RowState.FinalDamaged
                            || state instanceof RowState.Interrupted
                            || state instanceof RowState.Unavailable;
        };
    }
}
