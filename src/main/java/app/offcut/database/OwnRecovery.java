package app.offcut.database;

import app.offcut.failure.Failure;
import app.offcut.files.OwnFile;
import app.offcut.text.Problem.Code;
import app.offcut.text.Problem;
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
 * The two ways out of a damaged offcut.db, one of which a person chooses. The damaged file is kept
 * under another name. Blocks.
 */
public final class OwnRecovery {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;

    public OwnRecovery(Path stateFolder) {
        file = stateFolder.resolve(OwnDatabase.NAME);
    }

    /** Why it cannot be used; empty if it can. */
    public Optional<Problem> damage() {
        try {
            OwnDatabase.open(folder(file)).close();
            return Optional.empty();
        } catch (Problem problem) {
            if (problem.code() != Code.OWN_DATABASE_DAMAGED) throw problem;
            return Optional.of(problem);
        }
    }

    /** When the copy was made that it can go back to, if there is one. */
    public Optional<Instant> copyMade() {
        return OwnCopy.made(file);
    }

    /**
     * Puts the copy in its place. No final that came since passes for new: what was pinned since is
     * not known, so nothing goes unasked.
     *
     * @throws Problem OWN_DATABASE_DAMAGED if the copy is not sound; everything is then as it was
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

    /** Begins with an empty memory: pins and history are gone, the copy too is kept aside. */
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
     * In one step: another process finds no file or the whole one. Does nothing if another one has
     * made it meanwhile.
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

    /** A link never replaces anything, unlike a rename. */
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

    /** The log last: while it is there nothing passes for a fresh start. */
    private void setAside() throws IOException {
        String suffix = ".damaged-" + stamp();
        if (isThere(file)) moveAside(file, suffix);
        for (Path companion : companions(file).toList())
            if (isThere(companion))
                new OwnFile(companion).rename(new OwnFile(aside(companion, suffix)));
    }

    /** So that SQLite finds it beside the damaged file. */
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

    /** What SQLite keeps beside it. */
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
