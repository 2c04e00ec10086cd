package app.offcut.database;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.files.OwnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code offcut.db.copy}: a sound copy of offcut.db, at most a day old. Made after a change, fully
 * checked, and only then put in place of the previous copy. If there is no space for it, everything
 * else still works.
 */
final class OwnCopy {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCopy.class);
    private static final Duration AGE = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final OwnFiles files;
    private Instant next = Instant.MIN;

    OwnCopy(OwnFiles files) {
        this.files = files;
    }

    /** Makes a copy if due; call periodically in a long-running process. */
    void makeNowAndThen(Connection source) {
        if (Instant.now().isAfter(next)) makeIfDue(source);
    }

    /**
     * Makes a copy if due. Skips a database without libraries, which is not worth a copy and might
     * replace a better one.
     *
     * @throws app.offcut.text.Problem OWN_DATABASE_DAMAGED if offcut.db turns out to be damaged
     */
    void makeIfDue(Connection source) {
        next = Instant.now().plus(BETWEEN_LOOKS);
        try {
            if (isDue() && new Sql(source).exists("SELECT 1 FROM library")) make(source);
        } catch (IOException e) {
            notMade(Failure.of(e, files.database()));
        } catch (SQLException e) {
            Failure failure = Sqlite.failure(e, files.database(), true);
            if (failure.cause() == Cause.DATABASE_DAMAGED) throw OwnDamage.problem(files, failure);
            notMade(failure);
        }
    }

    private void notMade(Failure failure) {
        LOG.warn("No copy of {} is made: {}", files.database(), failure.sentence());
    }

    private boolean isDue() throws IOException {
        Optional<Instant> made = files.copyMade();
        if (made.isEmpty()) return true;
        // the clock may have been ahead
        if (Duration.between(made.get(), Instant.now()).abs().compareTo(AGE) < 0) return false;
        return isNewer(files.database(), made.get())
                || (isNewer(files.log(), made.get()) && Files.size(files.log()) > 0);
    }

    private static boolean isNewer(Path file, Instant made) {
        return OwnFiles.changed(file).filter(made::isBefore).isPresent();
    }

    private void make(Connection source) throws IOException, SQLException {
        OwnFile unfinished = OwnFile.unfinished(files.folder());
        try {
            Sqlite.copy(source, unfinished.path().toString(), (_, _) -> {}, -1);
            check(unfinished.path(), files);
            OwnFiles.force(unfinished.path());
            unfinished.rename(new OwnFile(files.copy()));
        } finally {
            unfinished.erase();
            OwnFile.eraseUnfinished(files.folder());
        }
    }

    /**
     * Reads the whole file, which no other process uses.
     *
     * @param named the files to name if it is damaged: the original of the copy
     */
    static void check(Path copy, OwnFiles named) throws SQLException {
        try (Connection opened = Sqlite.open(copy, Sqlite.config(0, false))) {
            // a single file: companions would be left behind by a rename
            Sqlite.execute(opened, "PRAGMA journal_mode = DELETE");
            OwnSchema.upgrade(opened, named);
            OwnSchema.check(opened, named);
            OwnSchema.checkAll(opened, named);
        }
    }
}
