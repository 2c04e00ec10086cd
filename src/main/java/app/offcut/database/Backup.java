package app.offcut.database;

import app.offcut.text.Problem;
import app.offcut.text.Problem.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/** The copy of the generator's database that is made before its tables are changed. */
final class Backup {
    private Backup() {}

    /**
     * Writes {@code ….before-offcut}, or {@code .2}, {@code .3} … where that is taken. The name
     * appears only when all of it is on the disk.
     *
     * @throws Problem DATABASE_READ_ONLY if it cannot be written
     */
    static Path make(Path database, byte[] image) {
        Path unfinished = database.resolveSibling(".before-offcut-" + UUID.randomUUID());
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE))) {
            write(channel, image);
            for (int number = 1; ; number++) {
                Path name = name(database, number);
                if (give(name, unfinished, image)) {
                    keepName(name);
                    return name;
                }
            }
        } catch (IOException e) {
            Problem problem = Problem.of(Code.DATABASE_READ_ONLY, unfinished);
            problem.initCause(e);
            throw problem;
        }
    }

    private static Path name(Path database, int number) {
        String name = database.getFileName() + ".before-offcut";
        return database.resolveSibling(number == 1 ? name : name + "." + number);
    }

    /** A link never replaces anything, unlike a rename; false if the name is taken. */
    private static boolean give(Path name, Path unfinished, byte[] image) throws IOException {
        try {
            Files.createLink(name, unfinished);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException | UnsupportedOperationException _) {
            // no hard links on this disk
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

    /** Where the system can: the migration must not outlast a power cut that its copy does not. */
    private static void keepName(Path name) {
        try (FileChannel folder = FileChannel.open(name.resolveSibling("."))) {
            folder.force(true);
        } catch (IOException _) {
            // Windows opens no folders
            return;
        }
    }

    private static void write(FileChannel channel, byte[] image) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(image);
        while (rest.hasRemaining()) channel.write(rest);
        channel.force(true);
    }
}
