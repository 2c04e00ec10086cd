package app.offcut.ui.projects.list;

import app.offcut.cleanup.survey.RowState;
import app.offcut.text.TextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The actions of a row, by button or menu; its state decides which. */
public enum RowAction implements TextKey {
    CLEAN_UP,
    RETRY,
    REVIEW,
    UNDO,
    ERASE,
    PIN,
    UNPIN,
    SHOW,
    STOP;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String key() {
        return "ui.action." + word();
    }

    /** The irreversible action that a state offers in a menu beside its button. */
    public static Optional<RowAction> more(RowState state) {
        return state instanceof RowState.Held ? Optional.of(ERASE) : Optional.empty();
    }

    public static List<RowAction> all(RowState state) {
        List<RowAction> all = new ArrayList<>();
        of(state).ifPresent(all::add);
        more(state).ifPresent(all::add);
        boolean decided =
                switch (state) {
                    case RowState.Cleaning _,
                            RowState.Waiting _,
                            RowState.Interrupted _,
                            RowState.Held _,
                            RowState.Pinned _ ->
                            true;
                    default -> false;
                };
        if (!decided) all.add(PIN);
        return all;
    }

    public static Optional<RowAction> of(RowState state) {
        return switch (state) {
            case RowState.Cleaning _, RowState.Waiting _ -> Optional.of(STOP);
            case RowState.Interrupted _, RowState.Unavailable _, RowState.FinalDamaged _ ->
                    Optional.of(SHOW);
            case RowState.Held _ -> Optional.of(UNDO);
            case RowState.Pinned _ -> Optional.of(UNPIN);
            case RowState.NeedsReview _ -> Optional.of(REVIEW);
            case RowState.PartlyFailed _ -> Optional.of(RETRY);
            case RowState.GrownBack _, RowState.Ready _ -> Optional.of(CLEAN_UP);
            case RowState.Rendering _, RowState.NoFinalYet _, RowState.Clean _ -> Optional.empty();
        };
    }
}
