package app.offcut.ui.plan;

import app.offcut.cleanup.plan.PlanItem;
import app.offcut.text.Texts;
import java.util.function.UnaryOperator;
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
    private final UnaryOperator<String> naming;
    private final boolean refused;
    private final BooleanProperty ticked;
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(new Progress.None());

    /**
     * @param naming what its path means, for people
     */
    PlannedFile(PlanItem item, UnaryOperator<String> naming, boolean refused, boolean ticked) {
        this.item = item;
        this.naming = naming;
        this.refused = refused;
        this.ticked = new SimpleBooleanProperty(ticked);
    }

    public PlanItem item() {
        return item;
    }

    /** Its name for people; its path where nothing is known of it. */
    public String name() {
        return naming.apply(item.path());
    }

    /** Whether the user lets it go; irrelevant for a file that stays anyway. */
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    /** Whether it stays only because the project may not be cleaned now. */
    public boolean refused() {
        return refused && item.goes();
    }

    /** Whether it goes as long as it is ticked. */
    public boolean mayGo() {
        return item.goes() && !refused;
    }

    public boolean goes() {
        return mayGo() && ticked.get();
    }

    /** Whether it goes or stays, and why. */
    public String fate() {
        if (refused()) return Texts.of("stays.refused");
        return item.goes() && !goes() ? Texts.of("stays.taken-out") : item.message();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    void progress(Progress now) {
        progress.set(now);
    }
}
