package app.offcut.database;

import app.offcut.files.OwnFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code offcut.db} and the files beside it.
 *
 * @param database the file itself, or a copy of it with companions of its own
 */
record OwnFiles(Path database) {
    static final String NAME = "offcut.db";

    static OwnFiles in(Path stateFolder) {
        return new OwnFiles(stateFolder.resolve(NAME));
    }

    Path folder() {
        return Objects.requireNonNull(database.getParent(), "it is in a folder");
    }

    /** The daily copy, see {@link OwnCopy}. */
    Path copy() {
        return beside(".copy");
    }

    /** When the copy was made; empty if there is none. */
    Optional<Instant> copyMade() {
        return changed(copy());
    }

    Path log() {
        return beside("-wal");
    }

    /** The index of the log, which the processes that use the file share. */
    Path sharedIndex() {
        return beside("-shm");
    }

    /** The files that SQLite keeps beside it. */
    Stream<Path> companions() {
        return Stream.of(log(), sharedIndex(), beside("-journal"));
    }

    private Path beside(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    static Optional<Instant> changed(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path).toInstant());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static void force(Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Links a whole file to the database's name, which unlike a rename never replaces anything. */
    void place(OwnFile whole) throws IOException {
        try {
            Files.createLink(database, whole.path());
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (IOException | UnsupportedOperationException _) {
            // no hard links on this disk
            if (!isThere(database)) whole.rename(new OwnFile(database));
        }
    }
}
