package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.disk.WayBack;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.files.FileIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Moves the condemned files of one folder into the hold, through one handle of the folder and one
 * of its hold. A folder that was moved away meanwhile may have been rescued: {@link #end} proves
 * both places again, and if one of them is no longer there, everything goes back by the handles.
 */
final class FolderTake implements Closeable {
    private final RunFolder hold;
    private final LibraryFolders library;
    private final List<Path> folders;
    private final Directory parent;

    /** Made for the first file that goes. */
    private @Nullable Directory held;

    private final List<Entry> taken = new ArrayList<>();

    /**
     * Opens a folder.
     *
     * @param folders its path below the zone
     */
    FolderTake(RunFolder hold, List<Path> folders) throws IOException {
        this.hold = hold;
        this.folders = folders;
        library = hold.library();
        parent = open();
    }

    private Directory open() throws IOException {
        try (Directory place = library.zone(hold.zone())) {
            return place.open(folders);
        }
    }

    /**
     * Moves one file into the hold, if it is unchanged. A file that is locked (in use by another
     * program), missing or changed, or a move that fails, is returned as a {@link MoveResult} and
     * never stops the run. An open file stays in its place with {@link Why#OPEN_FOR_WRITING}; a
     * file locked by the system stays with {@link Why#BUSY}.
     */
    MoveResult take(Entry file, Predicate<FileIdentity> openForWriting) {
        Path name = library.name(file);
        try {
            BasicFileAttributes now = parent.attributes(name);
            Why stays = stays(file, now, openForWriting);
            return stays != null ? MoveResult.stayed(stays) : take(file, name, now);
        } catch (NoSuchFileException e) {
            return MoveResult.GONE;
        } catch (IOException e) {
            return MoveResult.failed(e);
        }
    }

    private @Nullable Why stays(
            Entry file, BasicFileAttributes now, Predicate<FileIdentity> openForWriting) {
        if (!file.is(now)) return Why.CHANGED;
        if (file.modified().isAfter(library.clock().instant().minus(ZoneHold.SETTLED)))
            return Why.TOO_NEW;
        FileIdentity identity = FileIdentity.of(now); // taken now, where identities are not stable
        return identity != null && openForWriting.test(identity) ? Why.OPEN_FOR_WRITING : null;
    }

    private MoveResult take(Entry file, Path name, BasicFileAttributes now) {
        try {
            if (held == null) held = hold.openOrMake(RunFolder.FILES, folders);
            try {
                parent.moveIn(name, held, name);
            } catch (NoSuchFileException e) {
                return MoveResult.GONE;
            }
            BasicFileAttributes there = held.attributes(name);
            boolean same = Objects.equals(FileIdentity.of(now), FileIdentity.of(there));
            if (same && file.is(there)) {
                taken.add(file);
                return MoveResult.HELD;
            }
            // another file has taken its place since the check
            WayBack.moveOut(held, name, parent, hold.notes(folders));
            return MoveResult.stayed(Why.CHANGED);
        } catch (IOException e) {
            return MoveResult.failed(e);
        }
    }

    /**
     * Proves that the folder and its hold are still in their places, and otherwise moves everything
     * back.
     *
     * @return the results for what was moved back
     * @throws IOException if it may not survive a power cut
     */
    Map<Entry, MoveResult> end() throws IOException {
        if (held == null || taken.isEmpty()) return Map.of();
        MoveResult moved = whyMoved(held);
        if (moved == null) return Map.of();
        Map<Entry, MoveResult> results = new HashMap<>();
        for (Entry file : taken.reversed()) results.put(file, putBack(file, held, moved));
        parent.sync();
        held.sync();
        return results;
    }

    /** Null if both folders are in their places. */
    private @Nullable MoveResult whyMoved(Directory held) {
        try (Directory parentNow = open();
                Directory heldNow = hold.open(RunFolder.FILES, folders)) {
            return same(parent, parentNow) && same(held, heldNow)
                    ? null
                    : MoveResult.stayed(Why.CHANGED);
        } catch (NoSuchFileException e) {
            return MoveResult.stayed(Why.CHANGED);
        } catch (IOException e) {
            return MoveResult.failed(e); // for example a link in its place
        }
    }

    private static boolean same(Directory opened, Directory now) throws IOException {
        return Objects.equals(
                FileIdentity.of(opened.attributes()), FileIdentity.of(now.attributes()));
    }

    private MoveResult putBack(Entry file, Directory held, MoveResult moved) {
        Path name = library.name(file);
        try {
            WayBack.moveOut(held, name, parent, hold.notes(folders));
            return moved;
        } catch (NoSuchFileException e) {
            return removed(held, name) ? MoveResult.HELD : moved;
        } catch (IOException e) {
            return MoveResult.failed(e);
        }
    }

    /** Whether the file is still held because the folder was removed, which rescues nothing. */
    private static boolean removed(Directory held, Path name) {
        try {
            return held.has(name);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        parent.close();
        if (held != null) held.close();
    }
}
