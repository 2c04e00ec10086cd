package app.offcut.ui.projects.list;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.survey.AreaRow;
import app.offcut.cleanup.survey.RowState;
import app.offcut.text.Texts;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** An area above the list. Remains the same object when it is measured again. */
public final class ListedArea extends CleanupTarget {
    private final ReadOnlyObjectWrapper<AreaRow> row;
    private AreaRow measured;

    public ListedArea(Area area) {
        measured = AreaRow.none(area);
        row = new ReadOnlyObjectWrapper<>(measured);
    }

    public Area area() {
        return measured.area();
    }

    @Override
    public String id() {
        return area().id();
    }

    @Override
    public String name() {
        return Texts.of(area());
    }

    /** The measured row; while a cleanup runs or waits, with that state. */
    public AreaRow row() {
        return row.get();
    }

    public ReadOnlyObjectProperty<AreaRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    @Override
    public @Nullable RowState state() {
        return row().state();
    }

    @Override
    public long expectedBytes() {
        return row().total().bytes();
    }

    @Override
    public Subscription follow(Consumer<@Nullable RowState> listener) {
        return row.subscribe(now -> listener.accept(now.state()));
    }

    public void measured(AreaRow now) {
        measured = now;
        update();
    }

    @Override
    void update() {
        RowState doing = doing();
        row.set(doing == null ? measured : measured.with(doing));
    }
}
