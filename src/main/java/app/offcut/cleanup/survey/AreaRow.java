package app.offcut.cleanup.survey;

import app.offcut.cleanup.plan.Area;
import app.offcut.cleanup.plan.AreaTotal;
import org.jspecify.annotations.Nullable;

/**
 * One area of a library, and what its runs have left.
 *
 * @param state held, interrupted, cleaning or waiting; null if no run has left anything
 */
public record AreaRow(AreaTotal total, @Nullable RowState state) {
    public static AreaRow none(Area area) {
        return new AreaRow(AreaTotal.none(area), null);
    }

    public Area area() {
        return total.area();
    }

    public AreaRow with(RowState now) {
        return new AreaRow(total, now);
    }
}
