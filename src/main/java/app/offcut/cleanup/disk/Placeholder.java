package app.offcut.cleanup.disk;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.cleanup.disk.Directory.OpenFile;
import app.offcut.library.FileIdentity;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;

/**
 * Gives a file a name without replacing anything, on a disk that knows neither hard links nor a
 * rename which refuses to replace (exFAT, FAT32, some network mounts): takes the name with an empty
 * file that only one program can create, makes sure that this still lies there, and renames over
 * it. Between that last look and the rename, some microseconds, a file that another program puts
 * there would be replaced; such disks know no way without that moment.
 *
 * <p>A note is written just before the placeholder. After a kill, an empty file whose time agrees
 * with a note counts as our placeholder; an empty file that another program makes within that time
 * of the kill counts as ours too.
 */
record Placeholder(Directory place, Path name, PlaceholderNotes notes) {
    /** FAT counts time in steps of two seconds. */
    private static final Duration TOGETHER = Duration.ofSeconds(4);

    /** Whether the name is taken by the empty file of a program that was killed. */
    boolean isLeft() throws IOException {
        if (!notes.has(name)) return false;
        try (Directory folder = notes.openOrMake()) {
            BasicFileAttributes there = place.attributes(name);
            Duration apart =
                    Duration.between(
                            folder.attributes(name).lastModifiedTime().toInstant(),
                            there.lastModifiedTime().toInstant());
            return isEmpty(there) && apart.abs().compareTo(TOGETHER) <= 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * @throws FileAlreadyExistsException if the name is taken
     */
    void become(Directory from, Path file) throws IOException {
        boolean left = isLeft();
        try (Directory folder = notes.openOrMake()) {
            if (!left) note(folder);
            try (OpenFile ours = left ? place.openToLook(name) : place.createFile(name)) {
                place.about(Change.MOVE, name);
                requireStill(ours);
                rename(from, file, ours);
            } catch (FileAlreadyExistsException e) {
                folder.erase(name);
                throw e;
            }
            folder.erase(name);
        }
    }

    private void rename(Directory from, Path file, OpenFile ours) throws IOException {
        try {
            from.replace(file, place, name);
        } catch (NoSuchFileException e) {
            requireStill(ours);
            place.erase(name); // the file left the hold meanwhile
            throw e;
        }
    }

    private void note(Directory folder) throws IOException {
        if (folder.has(name)) folder.erase(name);
        folder.createFile(name).close();
    }

    private void requireStill(OpenFile ours) throws IOException {
        BasicFileAttributes there = place.attributes(name);
        BasicFileAttributes taken = ours.attributes();
        boolean same = Objects.equals(FileIdentity.of(there), FileIdentity.of(taken));
        if (!same || !isEmpty(there) || !isEmpty(taken))
            throw new FileAlreadyExistsException(name.toString());
    }

    private static boolean isEmpty(BasicFileAttributes file) {
        return file.isRegularFile() && file.size() == 0;
    }
}
