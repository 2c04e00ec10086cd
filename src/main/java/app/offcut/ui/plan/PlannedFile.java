package app.offcut.ui.plan;

import app.offcut.cleanup.plan.PlanItem;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** A file of the shown plan: whether it is to go, and its result. */
public final class PlannedFile {
    /** The result for the file so far. */
    public sealed interface Progress {
        record None() implements Progress {}

        /** The file has gone. */
        record Done() implements Progress {}

        record Failed(String cause) implements Progress {}
    }

    private final PlanItem item;
    private final boolean refused;
    private final BooleanProperty ticked;
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(new Progress.None());

    PlannedFile(PlanItem item, boolean refused, boolean ticked) {
        this.item = item;
        this.refused = refused;
        this.ticked = new SimpleBooleanProperty(ticked);
    }

    public PlanItem item() {
        return item;
    }

    /** Whether the user lets it go; irrelevant for a file that stays anyway. */
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    /** Whether it stays only because the project may not be cleaned now. */
    public boolean refused() {
        return refused && item.goes();
    }

    public boolean goes() {
        return item.goes() && !refused && ticked.get();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    void progress(Progress now) {
        progress.set(now);
    }
}
