package app.offcut.generator.aivideogen;

import app.offcut.failure.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backup of the generator's database, made before its tables are changed. */
final class Backup {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
    private static final String UNFINISHED = ".before-offcut-";
    private static final Pattern OWN =
            Pattern.compile(
                    Pattern.quote(UNFINISHED)
                            + "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Backup() {}

    /**
     * Writes {@code ….before-offcut}, or {@code .2}, {@code .3} … where that is taken. On a disk
     * with hard links, the name appears atomically, once the whole copy is on the disk.
     *
     * @throws Problem DATABASE_READ_ONLY if it cannot be written
     */
    static synchronized Path make(Path database, byte[] image) {
        removeUnfinished(database);
        Path unfinished = database.resolveSibling(UNFINISHED + UUID.randomUUID());
        try {
            if (!writeDirectly(unfinished, image))
                throw new FileAlreadyExistsException("" + unfinished);
            for (int number = 1; ; number++) {
                Path name = name(database, number);
                if (publish(name, unfinished, image)) {
                    syncFolder(name);
                    return name;
                }
            }
        } catch (IOException e) {
            throw Failure.ofDatabase(e, unfinished).problem();
        } finally {
            remove(unfinished);
        }
    }

    /**
     * Removes unfinished copies left by a killed process. If another process is writing such a copy
     * at that moment, that process writes it again, straight to its final name.
     */
    static synchronized void removeUnfinished(Path database) {
        try (var entries =
                Files.newDirectoryStream(database.resolveSibling("."), UNFINISHED + "*")) {
            for (Path entry : entries)
                if (OWN.matcher("" + entry.getFileName()).matches()) remove(entry);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Could not look for unfinished copies of {}: {}", database, "" + e);
        }
    }

    private static void remove(Path unfinished) {
        try {
            if (!Files.isRegularFile(unfinished, LinkOption.NOFOLLOW_LINKS)) return;
            FileChannel.open(
                            unfinished,
                            Set.of(
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.DELETE_ON_CLOSE,
                                    LinkOption.NOFOLLOW_LINKS))
                    .close();
        } catch (IOException e) {
            LOG.warn("The unfinished copy {} could not be removed: {}", unfinished, "" + e);
        }
    }

    private static Path name(Path database, int number) {
        String name = database.getFileName() + ".before-offcut";
        return database.resolveSibling(number == 1 ? name : name + "." + number);
    }

    /**
     * Links the copy to its name, which unlike a rename never replaces anything. Returns false if
     * the name is taken.
     */
    private static boolean publish(Path name, Path unfinished, byte[] image) throws IOException {
        try {
            Files.createLink(name, unfinished);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException | UnsupportedOperationException _) {
            // no hard links on this disk, and perhaps no space for two copies
            remove(unfinished);
            return writeDirectly(name, image);
        }
    }

    static boolean writeDirectly(Path name, byte[] image) throws IOException {
        try (FileChannel channel =
                FileChannel.open(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(channel, image);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    /**
     * Calls fsync on the folder where possible: so that after a power cut there is never a migrated
     * database without its backup.
     */
    private static void syncFolder(Path name) {
        try (FileChannel folder = FileChannel.open(name.resolveSibling("."))) {
            folder.force(true);
        } catch (IOException _) {
            // Windows cannot open folders
            return;
        }
    }

    private static void write(FileChannel channel, byte[] image) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(image);
        while (rest.hasRemaining()) channel.write(rest);
        channel.force(true);
    }
}
