package app.offcut.database;

import app.offcut.failure.Failure;
import app.offcut.files.OwnFile;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Recovery from a damaged offcut.db: a person chooses between going back to the copy and starting
 * empty. The damaged file is kept under another name. Blocking.
 */
public final class OwnRecovery {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final OwnFiles files;

    public OwnRecovery(Path stateFolder) {
        files = OwnFiles.in(stateFolder);
    }

    /** Why the file is unusable; empty if it is usable. */
    public Optional<Problem> damage() {
        try {
            OwnDatabase.open(files.folder()).close();
            return Optional.empty();
        } catch (Problem problem) {
            if (problem.code() != Code.OWN_DATABASE_DAMAGED) throw problem;
            return Optional.of(problem);
        }
    }

    /** When the copy to go back to was made; empty if there is none. */
    public Optional<Instant> copyMade() {
        return files.copyMade();
    }

    /**
     * Replaces the file with the copy. Later finals do not count as new: pins made since are
     * unknown, so nothing is cleaned automatically.
     *
     * @throws Problem OWN_DATABASE_DAMAGED if the copy is damaged too; nothing has changed then
     */
    public void takeCopy() {
        OwnFiles copy = new OwnFiles(files.copy());
        OwnFile unfinished = OwnFile.unfinished(files.folder());
        try {
            try {
                Files.copy(copy.database(), unfinished.path());
                OwnCopy.check(unfinished.path(), copy);
                forgetFinals(unfinished.path());
                OwnFiles.force(unfinished.path());
                setAside();
                files.place(unfinished);
            } finally {
                unfinished.erase();
            }
        } catch (IOException e) {
            throw Failure.of(e, files.database()).problem();
        } catch (SQLException e) {
            throw OwnDamage.problem(copy, Failure.ofDatabase(e, copy.database(), true));
        }
    }

    private static void forgetFinals(Path copy) throws SQLException {
        try (Connection opened = Sqlite.open(copy, Sqlite.config(0, false))) {
            Sqlite.transaction(opened, copied -> SeenRows.forgetAllFinals(new Sql(copied)));
        }
    }

    /**
     * Starts with an empty file: pins and history are lost. Keeps the copy under another name too.
     */
    public void startAfresh() {
        try {
            setAside();
            if (OwnFiles.isThere(files.copy())) moveAside(files.copy(), ".older-" + stamp());
            OwnSchema.make(files);
        } catch (IOException e) {
            throw Failure.of(e, files.database()).problem();
        } catch (SQLException e) {
            throw Failure.ofDatabase(e, files.database(), true).problem();
        }
    }

    /**
     * Moves the companions last: while the log exists, a missing file does not count as a fresh
     * start.
     */
    private void setAside() throws IOException {
        String suffix = ".damaged-" + stamp();
        if (OwnFiles.isThere(files.database())) moveAside(files.database(), suffix);
        for (Path companion : files.companions().filter(OwnFiles::isThere).toList())
            new OwnFile(companion).rename(new OwnFile(aside(companion, suffix)));
    }

    /** A name under which SQLite finds the companion beside the damaged file. */
    private static Path aside(Path companion, String suffix) {
        String name = "" + companion.getFileName();
        return companion.resolveSibling(name.replace(OwnFiles.NAME, OwnFiles.NAME + suffix));
    }

    private static void moveAside(Path path, String suffix) throws IOException {
        new OwnFile(path).rename(new OwnFile(path.resolveSibling(path.getFileName() + suffix)));
    }

    private static String stamp() {
        return STAMP.format(Instant.now());
    }
}
