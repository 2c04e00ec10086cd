package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.disk.FileFailure;
import app.offcut.cleanup.disk.PlaceholderNotes;
import app.offcut.cleanup.disk.SameContent;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.cleanup.hold.OlderCopy.Place;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.JournalFile;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Manifest;
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
 * What one run has in one zone, and the only class that moves or erases a creator's file. Every
 * folder is opened anew for each file, name by name: one that was moved away meanwhile was perhaps
 * rescued.
 */
final class ZoneHold {
    private static final String FILES = "files";

    /** For files whose places were taken: only a person decides what becomes of them. */
    private static final String OLDER = "older";

    /** Notes of the names that are about to be taken, where a disk needs that. */
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
     * Whether it is there now; if not, its disk is away.
     *
     * @throws IOException if that cannot be told
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

    /** Why it cannot be reached; empty where it can. */
    Optional<String> closed() {
        try (Directory _ = runFolder()) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Failure.of(e, folder()).sentence());
        }
    }

    /** For messages. */
    Path folder() {
        return OffcutFolder.in(hold.place(zone)).resolve(run);
    }

    /** Whether what the run has here can be reached. */
    enum Reach {
        THERE,
        /** Somebody has removed it, together with the files in it. */
        GONE,
        /** The zone is not there: its disk is away. */
        AWAY,
        /** Another user's, or damaged. */
        UNREADABLE
    }

    /**
     * @param manifest null if it is not known
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

    /** Null if it is not there, or not whole. */
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

    /** Whether what is moved in could be put back: else nothing may be moved. */
    Directory.WayBack givesBack() throws IOException {
        try (Directory folder = runFolder()) {
            return folder.givesBack(hold.path(PROBE), notes(List.of()));
        }
    }

    private Directory runFolder() throws IOException {
        try (Directory folder = hold.zone(zone)) {
            return folder.open(names());
        }
    }

    /** The folder of the hold for what comes from these folders of the zone. */
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

    /** Moves one condemned file into the hold, if it still is what it was. */
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
        FileIdentity identity = FileIdentity.of(now); // where it does not last, as it is now
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
            // another file has taken its place since we looked
            held.moveOut(name, parent, notes(folders));
            return MoveResult.stayed(Why.CHANGED);
        } catch (IOException e) {
            return MoveResult.failed(e);
        }
    }

    /** What became of a file that must not be erased any more: it is gone, or it stays. */
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

    /** Whether this very file lies where it was when it was condemned. */
    boolean isBack(Entry file) {
        try (Directory place = hold.zone(zone);
                Directory parent = place.open(hold.folders(file))) {
            return file.isStill(parent.attributes(hold.path(file.names().getLast())));
        } catch (IOException e) {
            return false;
        }
    }

    /** What lies in the hold now, in the order of the names. */
    List<HeldFile> files() throws IOException {
        List<HeldFile> found = new ArrayList<>();
        for (String part : List.of(OLDER, FILES))
            try (Directory files = held(part, List.of())) {
                HeldFile.addAll(files, zone, part.equals(OLDER), List.of(), found);
            } catch (NoSuchFileException e) {
                // nothing was moved, or all is removed
            }
        return found;
    }

    /** Puts one file back by its name; returns null, or why it stays in the hold. */
    @Nullable Leftover putBack(HeldFile file) {
        try (Directory held = held(file);
                Directory place = hold.zone(zone);
                Directory to = place.openOrMake(file.folders())) {
            try {
                held.moveOut(file.name(), to, notes(file.folders()));
            } catch (FileAlreadyExistsException e) {
                // interrupted between the link and the removal of the old name
                BasicFileAttributes there = to.attributes(file.name());
                if (file.identity() == null || !file.identity().equals(FileIdentity.of(there)))
                    return Leftover.of(file, Leftover.TAKEN);
                held.erase(file.name());
            }
            return null;
        } catch (FileAlreadyExistsException e) {
            return Leftover.of(file, Leftover.TAKEN);
        } catch (NoSuchFileException e) {
            return null; // somebody has taken it out
        } catch (IOException e) {
            return Leftover.failed(file, e);
        }
    }

    /** Notes that the place of a file was taken: it stays in the hold until a person decides. */
    void setAside(HeldFile file) throws IOException {
        if (file.older()) return;
        try (Directory held = held(file);
                Directory older = makeHeld(OLDER, file.folders())) {
            held.moveIn(file.name(), older, file.name());
        } catch (NoSuchFileException e) {
            // somebody has taken it out
        }
    }

    /** What lies in the place of a file now. */
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

    /** Erases a condemned file if what has its place is byte for byte the same. */
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
            return false; // what cannot be compared is not the same
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

    /** Returns when all moves from and to these folders would outlive a power cut. */
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
            // removed, or replaced: nothing of ours is in it
            if (!gone && !FileFailure.folderReplaced(e)) throw e;
        }
    }

    /** Takes away the folders of the hold, in which no file may lie any more. */
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
            // dropped already, or something that is not ours has been put there
        }
    }
}
