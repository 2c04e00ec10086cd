package app.offcut.database;

import app.offcut.failure.Failure;
import app.offcut.files.OwnFile;
import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recovery from a damaged offcut.db: a person chooses between going back to the copy and starting
 * empty. The damaged file is kept under another name. Blocking.
 */
public final class OwnRecovery {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;

    public OwnRecovery(Path stateFolder) {
        file = stateFolder.resolve(OwnDatabase.NAME);
    }

    /** Why the file is unusable; empty if it is usable. */
    public Optional<Problem> damage() {
        try {
            OwnDatabase.open(folder(file)).close();
            return Optional.empty();
        } catch (Problem problem) {
            if (problem.code() != Code.OWN_DATABASE_DAMAGED) throw problem;
            return Optional.of(problem);
        }
    }

    /** When the copy to go back to was made; empty if there is none. */
    public Optional<Instant> copyMade() {
        return OwnCopy.made(file);
    }

    /**
     * Replaces the file with the copy. Later finals do not count as new: pins made since are
     * unknown, so nothing is cleaned automatically.
     *
     * @throws Problem OWN_DATABASE_DAMAGED if the copy is damaged too; nothing has changed then
     */
    public void takeCopy() {
        OwnFile unfinished = unfinished();
        try {
            try {
                Files.copy(OwnCopy.of(file), unfinished.path());
                OwnCopy.check(unfinished.path(), OwnCopy.of(file));
                forgetFinals(unfinished.path());
                OwnCopy.force(unfinished.path());
                setAside();
                place(unfinished, file);
            } finally {
                unfinished.erase();
            }
        } catch (IOException e) {
            throw Failure.of(e, file).problem();
        } catch (SQLException e) {
            throw OwnDamage.problem(
                    OwnCopy.of(file), Failure.ofDatabase(e, OwnCopy.of(file), true));
        }
    }

    private static void forgetFinals(Path copy) throws SQLException {
        try (Connection opened = Sqlite.open(copy, Sqlite.config(0, false))) {
            Sqlite.transaction(opened, LibraryTable::forgetAllFinals);
        }
    }

    /**
     * Starts with an empty file: pins and history are lost. Keeps the copy under another name too.
     */
    public void startAfresh() {
        try {
            setAside();
            if (isThere(OwnCopy.of(file))) moveAside(OwnCopy.of(file), ".older-" + stamp());
            make(file);
        } catch (IOException e) {
            throw Failure.of(e, file).problem();
        } catch (SQLException e) {
            throw Failure.ofDatabase(e, file, true).problem();
        }
    }

    /**
     * Creates the file atomically: another process finds no file or the whole one. Does nothing if
     * another process has created it meanwhile.
     */
    static void make(Path file) throws IOException, SQLException {
        OwnFile unfinished = OwnFile.unfinished(folder(file));
        try {
            try (Connection opened = Sqlite.open(unfinished.path(), Sqlite.config(0, true))) {
                OwnSchema.create(opened);
            }
            OwnCopy.force(unfinished.path());
            place(unfinished, file);
        } finally {
            unfinished.erase();
            OwnFile.eraseUnfinished(folder(file));
        }
    }

    /** Links the file to its name, which unlike a rename never replaces anything. */
    private static void place(OwnFile whole, Path file) throws IOException {
        try {
            Files.createLink(file, whole.path());
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (IOException | UnsupportedOperationException _) {
            // no hard links on this disk
            if (!isThere(file)) whole.rename(new OwnFile(file));
        }
    }

    /**
     * Moves the companions last: while the log exists, a missing file does not count as a fresh
     * start.
     */
    private void setAside() throws IOException {
        String suffix = ".damaged-" + stamp();
        if (isThere(file)) moveAside(file, suffix);
        for (Path companion : companions(file).toList())
            if (isThere(companion))
                new OwnFile(companion).rename(new OwnFile(aside(companion, suffix)));
    }

    /** A name under which SQLite finds the companion beside the damaged file. */
    private static Path aside(Path companion, String suffix) {
        String name = "" + companion.getFileName();
        return companion.resolveSibling(name.replace(OwnDatabase.NAME, OwnDatabase.NAME + suffix));
    }

    private static void moveAside(Path path, String suffix) throws IOException {
        new OwnFile(path).rename(new OwnFile(path.resolveSibling(path.getFileName() + suffix)));
    }

    private OwnFile unfinished() {
        return OwnFile.unfinished(folder(file));
    }

    private static String stamp() {
        return STAMP.format(Instant.now());
    }

    /** The files that SQLite keeps beside it. */
    static Stream<Path> companions(Path file) {
        return Stream.of(log(file), beside(file, "-shm"), beside(file, "-journal"));
    }

    static Path log(Path file) {
        return beside(file, "-wal");
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    static Path folder(Path file) {
        return file.resolveSibling(".").normalize();
    }

    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
