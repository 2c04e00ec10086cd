package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.RowState;
import app.offcut.text.TextKey;
import java.util.Locale;

/** The filters above the list. */
public enum RowFilter implements TextKey {
    ALL,
    READY,
    UNFINISHED,
    CLEAN,
    ATTENTION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String key() {
        return "ui.filter." + word();
    }

    /**
     * Whether a state passes. Ready is what "Clean up N projects…" includes, so a running or queued
     * project passes {@link #ALL} only. A partly failed project passes two filters, because it can
     * be retried and needs attention. A held project counts as cleaned.
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
