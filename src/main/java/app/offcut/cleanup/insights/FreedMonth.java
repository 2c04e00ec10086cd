package app.offcut.cleanup.insights;

import app.offcut.cleanup.journal.StartedBy;
import java.time.YearMonth;
import java.util.Map;

/**
 * What the runs that ended in one month have freed.
 *
 * @param bytes by who asked for them, zero included
 */
public record FreedMonth(YearMonth month, Map<StartedBy, Long> bytes) {
    public long bytes(StartedBy by) {
        return bytes.getOrDefault(by, 0L);
    }

    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
