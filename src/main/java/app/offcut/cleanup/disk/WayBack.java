package app.offcut.cleanup.disk;

import app.offcut.cleanup.disk.ChangeHook.Change;
import app.offcut.failure.Cause;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Whether files can be moved back to where they came from, and the move itself. */
public enum WayBack {
    THERE,
    /** A call failed that may succeed the next time. */
    NOT_NOW,
    /** The disk cannot restore files without the risk of replacing others. */
    NONE;

    /**
     * Tests whether a file could be moved back into this directory without replacing another. Some
     * disks cannot rename at all.
     *
     * @param probe a name that no other program uses here
     * @throws IOException if there is no space for the test
     */
    public static WayBack test(Directory place, Path probe, PlaceholderNotes notes)
            throws IOException {
        Path before = probe.resolveSibling(probe + ".new");
        boolean made = false;
        try {
            if (place.has(before)) place.erase(before);
            place.createFile(before).close();
            made = true;
            moveOut(place, before, new Placeholder(place, probe, notes));
            return THERE;
        } catch (FileSystemException e) {
            if (FileFailure.noSpace(e)) throw e;
            if (!made) return NOT_NOW; // only a move tells what the disk can do
            return switch (Cause.of(e)) {
                case NOT_PERMITTED, OTHER -> NONE;
                default -> NOT_NOW;
            };
        } finally {
            new WholeFile(place, probe).erase();
        }
    }

    /**
     * Moves a file from one of Offcut's own directories to a directory that other programs use.
     *
     * @throws FileAlreadyExistsException if the name is taken there
     */
    public static void moveOut(Directory own, Path name, Directory target, PlaceholderNotes notes)
            throws IOException {
        moveOut(own, name, new Placeholder(target, name, notes));
    }

    private static void moveOut(Directory own, Path name, Placeholder to) throws IOException {
        own.entry(name);
        own.about(Change.MOVE, name);
        try {
            if (own.renamed(name, to.place(), to.name()) || own.linked(name, to.place(), to.name()))
                return;
        } catch (FileAlreadyExistsException e) {
            if (!to.isLeft()) throw e;
        }
        to.become(own, name);
    }
}
