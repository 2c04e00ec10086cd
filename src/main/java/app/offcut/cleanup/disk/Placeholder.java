package app.offcut.cleanup.disk;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.files.FileIdentity;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;

/**
 * Gives a file a name without replacing anything, on a disk with neither hard links nor a rename
 * that refuses to replace (exFAT, FAT32, some network mounts). Creates an empty file exclusively
 * under the name, checks that it is still there, and renames over it. In the microseconds between
 * that check and the rename, a file that another program puts there would be replaced; such disks
 * offer no way to avoid this.
 *
 * <p>A note is written before the placeholder. After a kill, an empty file whose mtime agrees with
 * a note counts as a placeholder, and so does an empty file that another program creates within
 * that time of the kill.
 */
record Placeholder(Directory place, Path name, PlaceholderNotes notes) {
    /** FAT counts time in steps of two seconds. */
    private static final Duration TOGETHER = Duration.ofSeconds(4);

    /** Whether the name is taken by the placeholder of a killed process. */
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
     * Moves a file to this name.
     *
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
            place.erase(name); // the file has left the hold meanwhile
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
