package app.offcut.cleanup.plan;

import app.offcut.database.LibraryMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When each orphan was first seen, stored in offcut.db. A database that is restored or moved makes
 * orphans of all folders for a while; none may go before it was seen on a second day.
 */
public record OrphansSeen(LibraryMemory memory) {
    private static final Duration APART = Duration.ofHours(1);

    /**
     * Takes note of all orphans that there are now; forgets the others.
     *
     * @param paths of their folders, relative to the library, with {@code /}
     */
    public void note(Set<String> paths, Instant at) {
        Map<String, Instant> known = read();
        Set<String> over = new HashSet<>(known.keySet());
        over.removeAll(paths);
        // a clock that was set back proves no time between the two
        known.values().removeIf(first -> first.isAfter(at));
        Set<String> fresh = new HashSet<>(paths);
        fresh.removeAll(known.keySet());
        if (over.isEmpty() && fresh.isEmpty()) return;
        memory.change(sql -> {
            for (String path : over)
                sql.run(
                        "DELETE FROM orphan_seen WHERE library_id = ? AND path = ?",
                        memory.id(),
                        path);
            for (String path : fresh)
                sql.run(
                        "INSERT OR REPLACE INTO orphan_seen (library_id, path, first_seen_at)"
                                + " VALUES (?, ?, ?)",
                        memory.id(),
                        path,
                        at.toString());
            return fresh.size();
        });
    }

    /** The paths that were seen on an earlier day, and at least an hour ago. */
    Set<String> twice(Instant at) {
        Map<String, Instant> known = read();
        known.values().removeIf(first -> !apart(first, at));
        return known.keySet();
    }

    private static boolean apart(Instant first, Instant now) {
        ZoneId zone = ZoneId.systemDefault();
        return LocalDate.ofInstant(first, zone).isBefore(LocalDate.ofInstant(now, zone))
                && Duration.between(first, now).compareTo(APART) >= 0;
    }

    /** When each was first seen, by path. */
    Map<String, Instant> read() {
        return memory.query(sql -> {
            Map<String, Instant> known = new HashMap<>();
            sql.list(
                    "SELECT path, first_seen_at FROM orphan_seen WHERE library_id = ?",
                    row -> known.put(row.getString(1), Instant.parse(row.getString(2))),
                    memory.id());
            return known;
        });
    }
}
