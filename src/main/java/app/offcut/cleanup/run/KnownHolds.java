package app.offcut.cleanup.run;

import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.RUN;
import static app.offcut.database.own.Tables.RUN_FILE;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.database.OwnDatabase;
import app.offcut.database.StoredPath;
import app.offcut.database.Timestamp;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The held runs of every library that was ever opened, including those the user has removed from
 * the list. Reads offcut.db only, so no disk is accessed.
 */
public final class KnownHolds {
    private static final Field<BigDecimal> BYTES =
            DSL.field(
                    DSL.select(DSL.coalesce(DSL.sum(RUN_FILE.BYTES), BigDecimal.ZERO))
                            .from(RUN_FILE)
                            .where(RUN_FILE.RUN_ID.eq(RUN.ID))
                            .and(RUN_FILE.RESULT.eq(FileEnd.HELD.word())));

    private final OwnDatabase own;

    public KnownHolds(OwnDatabase own) {
        this.own = own;
    }

    /**
     * A held run according to offcut.db.
     *
     * @param root where its library was when it was last opened
     * @param since start of the keep time; null if an older Offcut has not recorded it
     * @param until end of the keep time; null likewise
     */
    public record Held(
            String run,
            long libraryId,
            Path root,
            long bytes,
            @Nullable Instant since,
            @Nullable Instant until) {
        /**
         * When to read its journal: at once if the end is unknown, or if the start is in the future
         * (clock skew).
         */
        public Instant due(Instant now) {
            return until == null || since == null || since.isAfter(now) ? now : until;
        }
    }

    /** The held runs, except those in libraries whose path this process cannot express. */
    public List<Held> list() {
        return own.read(sql ->
                sql
                        .select(RUN.ID, RUN.ENDED_AT, RUN.KEEP_UNTIL, BYTES, LIBRARY.ROOT)
                        .select(LIBRARY.ID)
                        .from(RUN)
                        .join(LIBRARY)
                        .on(LIBRARY.ID.eq(RUN.LIBRARY_ID))
                        .where(RUN.OUTCOME.eq(Outcome.HELD.word()))
                        .orderBy(RUN.ID)
                        .fetch()
                        .stream()
                        .flatMap(row ->
                                StoredPath.of(row.get(LIBRARY.ROOT)).stream()
                                        .map(root ->
                                                new Held(
                                                        row.get(RUN.ID),
                                                        row.get(LIBRARY.ID),
                                                        root,
                                                        row.get(BYTES).longValue(),
                                                        Timestamp.parse(row.get(RUN.ENDED_AT)),
                                                        Timestamp.parse(row.get(RUN.KEEP_UNTIL)))))
                        .toList());
    }
}
