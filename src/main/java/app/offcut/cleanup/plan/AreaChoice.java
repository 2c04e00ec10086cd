package app.offcut.cleanup.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to go from an area. Part of the journal: before anything is erased, the same
 * choice is made again.
 *
 * @param older of the stock cache: what was last used longer ago than this; null if its size counts
 * @param keepBytes of the stock cache: how much of what was used last stays; null if its age counts
 */
public record AreaChoice(Area area, @Nullable Duration older, @Nullable Long keepBytes) {
    /** Everything of an area that may go; nothing of the stock cache. */
    public static AreaChoice of(Area area) {
        return new AreaChoice(area, null, null);
    }

    /** Downloads that were last used longer ago than this. */
    public static AreaChoice olderThan(Duration age) {
        return new AreaChoice(Area.STOCK, age, null);
    }

    /** Downloads that do not belong to the newest ones of this size. */
    public static AreaChoice keeping(long bytes) {
        return new AreaChoice(Area.STOCK, null, bytes);
    }
}
