package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.FileFailure;
import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.disk.PlaceholderNotes;
import app.offcut.cleanup.disk.SameContent;
import app.offcut.cleanup.disk.WayBack;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.cleanup.hold.OlderCopy.Place;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.JournalFile;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.failure.Failure;
import app.offcut.library.FileIdentity;
import app.offcut.library.Zone;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The held files of one run in one zone; the only class that moves or erases a creator's file.
 * Opens every folder again for each file, name by name, because a folder that was moved away
 * meanwhile may have been rescued.
 */
final class ZoneHold {
    private static final String FILES = "files";

    /** The folder for older copies, whose places were taken; a person decides about them. */
    private static final String OLDER = "older";

    /**
     * The folder for notes about names that are about to be taken, for disks that need a {@link
     * app.offcut.cleanup.disk.Placeholder}.
     */
    private static final String PLACING = "placing";

    private static final String PROBE = "probe";
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Hold hold;
    private final Path run;
    private final Zone zone;

    ZoneHold(Hold hold, Path run, Zone zone) {
        this.hold = hold;
        this.run = run;
        this.zone = zone;
    }

    /**
     * Whether it exists; if not, its disk is disconnected.
     *
     * @throws IOException if that is unknown
     */
    boolean exists() throws IOException {
        try (Directory _ = runFolder()) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            if (FileFailure.folderReplaced(e)) return false;
            throw e;
        }
    }

    /** Why it cannot be read; empty if it can. */
    Optional<String> closed() {
        try (Directory _ = runFolder()) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Failure.of(e, folder()).sentence());
        }
    }

    /** Its folder, for messages. */
    Path folder() {
        return OffcutFolder.in(hold.place(zone)).resolve(run);
    }

    /** Whether the run's files in this zone can be reached. */
    enum Reach {
        THERE,
        /** Removed, together with the files in it. */
        GONE,
        /** The zone is missing: its disk is disconnected. */
        AWAY,
        /** Owned by another user, or damaged. */
        UNREADABLE
    }

    /**
     * @param manifest null if it is unknown
     */
    Reach reach(@Nullable Manifest manifest) {
        try (Directory place = hold.zone(zone)) {
            try (Directory _ = place.open(names())) {
                return Reach.THERE;
            } catch (NoSuchFileException e) {
                // an empty mount point is a folder of another disk
                return manifest != null && !hold.onItsDisk(place.attributes(), zone, manifest)
                        ? Reach.AWAY
                        : Reach.GONE;
            }
        } catch (NoSuchFileException e) {
            return Reach.AWAY;
        } catch (IOException e) {
            return FileFailure.folderReplaced(e) ? Reach.AWAY : Reach.UNREADABLE;
        }
    }

    private List<Path> names() {
        return List.of(hold.path(OffcutFolder.NAME), run);
    }

    /** Opens the folder of the run; null if it is missing or incomplete. */
    @Nullable Manifest manifest() throws IOException {
        try (Directory folder = runFolder()) {
            return JournalFile.read(folder, Journal.MANIFEST, Manifest.class);
        }
    }

    void write(Manifest manifest) throws IOException {
        try (Directory folder = runFolder()) {
            JournalFile.write(folder, Journal.MANIFEST, manifest);
        }
    }

    /** Whether this zone's disk can restore files; if not, nothing may be moved in. */
    WayBack wayBack() throws IOException {
        try (Directory folder = runFolder()) {
            return WayBack.test(folder, hold.path(PROBE), notes(List.of()));
        }
    }

    private Directory runFolder() throws IOException {
        try (Directory folder = hold.zone(zone)) {
            return folder.open(names());
        }
    }

    /** The folder of the hold for files from this folder of the zone. */
    private Directory held(List<Path> folders) throws IOException {
        return held(FILES, folders);
    }

    private Directory held(HeldFile file) throws IOException {
        return held(file.older() ? OLDER : FILES, file.folders());
    }

    private Directory held(String part, List<Path> folders) throws IOException {
        try (Directory folder = runFolder()) {
            return folder.open(below(part, folders));
        }
    }

    private Directory makeHeld(String part, List<Path> folders) throws IOException {
        try (Directory folder = runFolder()) {
            return folder.openOrMake(below(part, folders));
        }
    }

    private PlaceholderNotes notes(List<Path> folders) {
        return new PlaceholderNotes(this::runFolder, below(PLACING, folders));
    }

    private List<Path> below(String part, List<Path> folders) {
        List<Path> names = new ArrayList<>(folders);
        names.addFirst(hold.path(part));
        return names;
    }

    /**
     * Moves one condemned file into the hold, if it is unchanged. A file that is locked (in use by
     * another program), missing or changed, or a move that fails, is returned as a {@link
     * MoveResult} and never stops the run. An open file stays in its place with {@link
     * FileFailure.Why#OPEN_FOR_WRITING}; a file locked by the system stays with {@link
     * FileFailure.Why#BUSY}.
     */
    MoveResult take(Entry file, Predicate<FileIdentity> openForWriting) {
        List<Path> folders = hold.folders(file);
        Path name = hold.path(file.names().getLast());
        try (Directory place = hold.zone(zone);
                Directory parent = place.open(folders)) {
            BasicFileAttributes now = parent.attributes(name);
            Why stays = stays(file, now, openForWriting);
            return stays != null ? MoveResult.stayed(stays) : take(file, now, parent, folders);
        } catch (NoSuchFileException e) {
            return MoveResult.GONE;
        } catch (IOException e) {
            return MoveResult.failed(e);
        }
    }

    private @Nullable Why stays(
            Entry file, BasicFileAttributes now, Predicate<FileIdentity> openForWriting) {
        if (!file.is(now)) return Why.CHANGED;
        Instant settled = hold.clock().instant().minus(SETTLED);
        if (file.modified().isAfter(settled)) return Why.TOO_NEW;
        FileIdentity identity = FileIdentity.of(now); // taken now, where identities are not stable
        return identity != null && openForWriting.test(identity) ? Why.OPEN_FOR_WRITING : null;
    }

    private MoveResult take(
            Entry file, BasicFileAttributes now, Directory parent, List<Path> folders) {
        Path name = hold.path(file.names().getLast());
        try (Directory held = makeHeld(FILES, folders)) {
            try {
                parent.moveIn(name, held, name);
            } catch (NoSuchFileException e) {
                return MoveResult.GONE;
            }
            BasicFileAttributes taken = held.attributes(name);
            boolean same = Objects.equals(FileIdentity.of(now), FileIdentity.of(taken));
            if (same && file.is(taken)) return MoveResult.HELD;
            // another file has taken its place since the check
            WayBack.moveOut(held, name, parent, notes(folders));
            return MoveResult.stayed(Why.CHANGED);
        } catch (IOException e) {
            return MoveResult.failed(e);
        }
    }

    /** The result for a file that must no longer be erased: it is gone, or it stays. */
    MoveResult spare(Entry file) {
        try (Directory place = hold.zone(zone);
                Directory parent = place.open(hold.folders(file))) {
            return parent.has(hold.path(file.names().getLast()))
                    ? MoveResult.stayed(Why.CHANGED)
                    : MoveResult.GONE;
        } catch (NoSuchFileException e) {
            return MoveResult.GONE;
        } catch (IOException e) {
            return MoveResult.stayed(Why.CHANGED);
        }
    }

    /** Whether this very file is where it was when it was condemned. */
    boolean isBack(Entry file) {
        try (Directory place = hold.zone(zone);
                Directory parent = place.open(hold.folders(file))) {
            return file.isStill(parent.attributes(hold.path(file.names().getLast())));
        } catch (IOException e) {
            return false;
        }
    }

    /** The files currently in the hold, sorted by name. */
    List<HeldFile> files() throws IOException {
        List<HeldFile> found = new ArrayList<>();
        for (String part : List.of(OLDER, FILES))
            try (Directory files = held(part, List.of())) {
                HeldFile.addAll(files, zone, part.equals(OLDER), List.of(), found);
            } catch (NoSuchFileException e) {
                // nothing was moved, or everything is removed
            }
        return found;
    }

    /** Restores one file to its place; returns null, or why it stays in the hold. */
    @Nullable Leftover putBack(HeldFile file) {
        try (Directory held = held(file);
                Directory place = hold.zone(zone);
                Directory to = place.openOrMake(file.folders())) {
            try {
                WayBack.moveOut(held, file.name(), to, notes(file.folders()));
            } catch (FileAlreadyExistsException e) {
                // a crash between creating the link and removing the old name
                BasicFileAttributes there = to.attributes(file.name());
                if (file.identity() == null || !file.identity().equals(FileIdentity.of(there)))
                    return Leftover.of(file, Leftover.TAKEN);
                held.erase(file.name());
            }
            return null;
        } catch (FileAlreadyExistsException e) {
            return Leftover.of(file, Leftover.TAKEN);
        } catch (NoSuchFileException e) {
            return null; // moved out of the hold by hand
        } catch (IOException e) {
            return Leftover.failed(file, e);
        }
    }

    /** Records that the place of a file was taken: it stays in the hold until a person decides. */
    void setAside(HeldFile file) throws IOException {
        if (file.older()) return;
        try (Directory held = held(file);
                Directory older = makeHeld(OLDER, file.folders())) {
            held.moveIn(file.name(), older, file.name());
        } catch (NoSuchFileException e) {
            // the user has moved it out by hand
        }
    }

    /** What is currently in the place of a file. */
    Place place(HeldFile file) {
        try (Directory place = hold.zone(zone);
                Directory folder = place.open(file.folders())) {
            BasicFileAttributes there = folder.attributes(file.name());
            boolean newer =
                    there.isRegularFile()
                            && there.lastModifiedTime()
                                            .compareTo(file.attributes().lastModifiedTime())
                                    >= 0;
            return newer ? Place.NEWER : Place.OTHER;
        } catch (NoSuchFileException e) {
            return Place.FREE;
        } catch (IOException e) {
            return Place.OTHER;
        }
    }

    /** Erases a condemned file if the file in its place has the same bytes. */
    boolean eraseTwin(HeldFile file, Entry condemned) {
        Instant settled = hold.clock().instant().minus(SETTLED);
        try (Directory held = held(file);
                Directory place = hold.zone(zone);
                Directory folder = place.open(file.folders())) {
            if (!SameContent.same(held, file.name(), folder, file.name(), settled)) return false;
            if (!condemned.isStill(held.attributes(file.name()))) return false;
            held.erase(file.name());
            return true;
        } catch (IOException e) {
            return false; // unreadable counts as different
        }
    }

    /** Erases one file; returns null, or why it stays in the hold. */
    @Nullable Leftover erase(HeldFile file, Entry condemned) {
        try (Directory held = held(file)) {
            if (!condemned.isStill(held.attributes(file.name())))
                return Leftover.of(file, Why.CHANGED);
            held.erase(file.name());
            return null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return Leftover.failed(file, e);
        }
    }

    /** Returns once all moves from and to these folders are guaranteed to survive a power cut. */
    void sync(Iterable<List<Path>> places, @Nullable Manifest manifest) throws IOException {
        if (reach(manifest) == Reach.GONE) return;
        Set<List<Path>> synced = new HashSet<>();
        for (List<Path> folders : places)
            for (int depth = folders.size(); depth >= 0; depth--)
                if (synced.add(folders.subList(0, depth))) sync(folders.subList(0, depth));
        try (Directory folder = runFolder()) {
            folder.sync();
        }
    }

    private void sync(List<Path> folders) throws IOException {
        try (Directory held = held(folders)) {
            held.sync();
        } catch (NoSuchFileException e) {
            // nothing was moved from there
        }
        try (Directory place = hold.zone(zone);
                Directory folder = place.open(folders)) {
            folder.sync();
        } catch (IOException e) {
            boolean gone = e instanceof NoSuchFileException;
            // removed or replaced, so it contains nothing of Offcut's
            if (!gone && !FileFailure.folderReplaced(e)) throw e;
        }
    }

    /** Removes the folders of the hold, which must contain no files any more. */
    void drop() throws IOException {
        try (Directory place = hold.zone(zone);
                Directory offcut = place.open(hold.path(OffcutFolder.NAME))) {
            if (!offcut.has(run)) return;
            try (Directory folder = offcut.open(run)) {
                for (String part : List.of(OLDER, FILES, PLACING)) {
                    Path name = hold.path(part);
                    if (!folder.has(name)) continue;
                    try (Directory files = folder.open(name)) {
                        if (part.equals(PLACING)) EmptyFolders.eraseNotes(files);
                        EmptyFolders.removeAll(files);
                    }
                    folder.remove(name);
                }
                for (Path name : List.of(hold.path(PROBE), Journal.MANIFEST))
                    new WholeFile(folder, name).erase();
            }
            offcut.remove(run);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // already removed, or something foreign has been put there
        }
    }
}
