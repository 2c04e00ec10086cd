package app.offcut.database;

import app.offcut.failure.Cause;
import app.offcut.failure.Failure;
import app.offcut.files.OwnFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * {@code offcut.db.copy}: a sound copy of offcut.db, at most a day old. Made after a change, fully
 * checked, and only then put in place of the previous copy. If there is no space for it, everything
 * else still works.
 */
final class OwnCopy {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCopy.class);
    private static final Duration AGE = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final Path file;
    private Instant next = Instant.MIN;

    OwnCopy(Path file) {
        this.file = file;
    }

    static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + ".copy");
    }

    /** When the copy was made; empty if there is none. */
    static Optional<Instant> made(Path file) {
        return changed(of(file));
    }

    private static Optional<Instant> changed(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path).toInstant());
        } catch (IOException _) {
            return Optional.empty();
        }
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
            if (isDue() && !LibraryTable.none(Sqlite.dsl(source))) make(source);
        } catch (IOException e) {
            LOG.warn("No copy of {} is made: {}", file, Failure.of(e, file).sentence());
        } catch (SQLException e) {
            failed(e);
        } catch (DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            if (cause == null) throw e;
            failed(cause);
        }
    }

    private void failed(SQLException e) {
        Failure failure = Failure.ofDatabase(e, file, true);
        if (failure.cause() == Cause.DATABASE_DAMAGED) throw OwnDamage.problem(file, failure);
        LOG.warn("No copy of {} is made: {}", file, failure.sentence());
    }

    private boolean isDue() throws IOException {
        Optional<Instant> made = made(file);
        if (made.isEmpty()) return true;
        // the clock may have been ahead
        if (Duration.between(made.get(), Instant.now()).abs().compareTo(AGE) < 0) return false;
        Path log = OwnRecovery.log(file);
        return changed(file).filter(made.get()::isBefore).isPresent()
                || (changed(log).filter(made.get()::isBefore).isPresent() && Files.size(log) > 0);
    }

    private void make(Connection source) throws IOException, SQLException {
        OwnFile unfinished = OwnFile.unfinished(OwnRecovery.folder(file));
        try {
            DB database = source.unwrap(SQLiteConnection.class).getDatabase();
            String target = unfinished.path().toString();
            int code = database.backup("main", target, (_, _) -> {}, 0, 0, -1);
            if (code != 0) throw DB.newSQLException(code, "backup");
            check(unfinished.path(), file);
            force(unfinished.path());
            unfinished.rename(new OwnFile(of(file)));
        } finally {
            unfinished.erase();
            OwnFile.eraseUnfinished(OwnRecovery.folder(file));
        }
    }

    /**
     * Reads the whole file, which no other process uses.
     *
     * @param named the file to name if it is damaged: the original of the copy
     */
    static void check(Path copy, Path named) throws SQLException {
        try (Connection opened = Sqlite.open(copy, Sqlite.config(0, false))) {
            // a single file: companions would be left behind by a rename
            Sqlite.execute(opened, "PRAGMA journal_mode = DELETE");
            OwnSchema.upgrade(opened, named);
            OwnSchema.check(opened, named);
            OwnSchema.checkAll(opened, named);
        }
    }

    static void force(Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
