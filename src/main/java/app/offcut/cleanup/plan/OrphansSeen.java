package app.offcut.cleanup.plan;

import static app.offcut.database.own.Tables.ORPHAN_SEEN;

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
        memory.write(sql -> {
            for (String path : over)
                sql.deleteFrom(ORPHAN_SEEN)
                        .where(ORPHAN_SEEN.LIBRARY_ID.eq(memory.id()))
                        .and(ORPHAN_SEEN.PATH.eq(path))
                        .execute();
            for (String path : fresh)
                sql.insertInto(ORPHAN_SEEN)
                        .set(ORPHAN_SEEN.LIBRARY_ID, memory.id())
                        .set(ORPHAN_SEEN.PATH, path)
                        .set(ORPHAN_SEEN.FIRST_SEEN_AT, at.toString())
                        .onDuplicateKeyUpdate()
                        .setAllToExcluded()
                        .execute();
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

    private Map<String, Instant> read() {
        return memory.read(sql -> {
            Map<String, Instant> known = new HashMap<>();
            sql.selectFrom(ORPHAN_SEEN)
                    .where(ORPHAN_SEEN.LIBRARY_ID.eq(memory.id()))
                    .forEach(row -> known.put(row.getPath(), Instant.parse(row.getFirstSeenAt())));
            return known;
        });
    }
}
