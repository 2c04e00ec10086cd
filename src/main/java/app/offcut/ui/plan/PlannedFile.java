package app.offcut.ui.plan;

import app.offcut.cleanup.plan.PlanItem;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** A file of the plan that is on show, whether it is to go, and what has become of it. */
public final class PlannedFile {
    /** What has become of it since. */
    public sealed interface Progress {
        record None() implements Progress {}

        /** It has left its place. */
        record Done() implements Progress {}

        /**
         * @param cause a clause
         */
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

    /** Whether the user lets it go; means nothing for what stays anyway. */
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    /** Whether it stays only since nothing of its project may go now. */
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
