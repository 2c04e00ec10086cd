package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.FileFailure;
import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.disk.SameContent;
import app.offcut.cleanup.disk.WayBack;
import app.offcut.cleanup.hold.OlderCopy.Place;
import app.offcut.cleanup.hold.RunFolder.Reach;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The held files of one run in one zone; only it, {@link FolderTake}, {@link FolderErase} and
 * {@link FolderReturn} move or erase a creator's file. Opens every folder again for each file,
 * because a folder that was moved away meanwhile may have been rescued.
 */
final class ZoneHold {
    /** What is younger may still be written, with the same mtime. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    private final RunFolder hold;
    private final LibraryFolders library;
    private final Zone zone;

    ZoneHold(RunFolder hold) {
        this.hold = hold;
        library = hold.library();
        zone = hold.zone();
    }

    RunFolder folder() {
        return hold;
    }

    private Directory held(HeldFile file) throws IOException {
        return hold.open(file.folder().part(), file.folders());
    }

    /** The result for a file that must no longer be erased: it is gone, or it stays. */
    MoveResult spare(Entry file) {
        try (Directory place = library.zone(zone);
                Directory parent = place.open(library.folders(file))) {
            return parent.has(library.name(file))
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
        try (Directory place = library.zone(zone);
                Directory parent = place.open(library.folders(file))) {
            return file.isStill(parent.attributes(library.name(file)));
        } catch (IOException e) {
            return false;
        }
    }

    /** Visits the files currently in the hold, folder by folder. */
    void each(Consumer<HeldFile> visitor) throws IOException {
        for (boolean older : new boolean[] {true, false}) {
            HeldFolder top = new HeldFolder(zone, older, List.of());
            try (Directory files = hold.open(top.part(), List.of())) {
                HeldFile.each(files, top, visitor);
            } catch (NoSuchFileException e) {
                // nothing was moved, or everything is removed
            }
        }
    }

    /** The same files. */
    List<HeldFile> files() throws IOException {
        List<HeldFile> found = new ArrayList<>();
        each(found::add);
        return found;
    }

    /** Opens the folder where the files of a held folder came from. */
    Directory openOrMakePlace(HeldFolder folder) throws IOException {
        try (Directory place = library.zone(zone)) {
            return place.openOrMake(folder.names());
        }
    }

    /** Restores one file to its place; returns null, or why it stays in the hold. */
    @Nullable Leftover putBack(HeldFile file) {
        try (Directory held = held(file);
                Directory to = openOrMakePlace(file.folder())) {
            try {
                WayBack.moveOut(held, file.name(), to, hold.notes(file.folders()));
            } catch (FileAlreadyExistsException e) {
                // a crash between creating the link and removing the old name
                BasicFileAttributes there = to.attributes(file.name());
                if (file.identity() == null || !file.identity().equals(FileIdentity.of(there)))
                    return Leftover.of(file, Why.PLACE_TAKEN);
                held.erase(file.name());
            }
            return null;
        } catch (FileAlreadyExistsException e) {
            return Leftover.of(file, Why.PLACE_TAKEN);
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
                Directory older = hold.openOrMake(RunFolder.OLDER, file.folders())) {
            held.moveIn(file.name(), older, file.name());
        } catch (NoSuchFileException e) {
            // the user has moved it out by hand
        }
    }

    /** What is currently in the place of a file. */
    Place place(HeldFile file) {
        try (Directory place = library.zone(zone);
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
        Instant settled = library.clock().instant().minus(SETTLED);
        try (Directory held = held(file);
                Directory place = library.zone(zone);
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
        if (hold.reach(manifest) == Reach.GONE) return;
        Set<List<Path>> synced = new HashSet<>();
        for (List<Path> folders : places)
            for (int depth = folders.size(); depth >= 0; depth--)
                if (synced.add(folders.subList(0, depth))) sync(folders.subList(0, depth));
        try (Directory folder = hold.open()) {
            folder.sync();
        }
    }

    private void sync(List<Path> folders) throws IOException {
        try (Directory held = hold.open(RunFolder.FILES, folders)) {
            held.sync();
        } catch (NoSuchFileException e) {
            // nothing was moved from there
        }
        try (Directory place = library.zone(zone);
                Directory folder = place.open(folders)) {
            folder.sync();
        } catch (IOException e) {
            boolean gone = e instanceof NoSuchFileException;
            // removed or replaced, so it contains nothing of Offcut's
            if (!gone && !FileFailure.folderReplaced(e)) throw e;
        }
    }

    /** Removes the folders that moving these files has emptied, up to the project's own folder. */
    void removeEmptiedFolders(List<Entry> files) {
        if (zone.shared()) return;
        Set<List<Path>> emptied = new HashSet<>();
        Entry before = null;
        for (Entry file : files) {
            boolean besides = before != null && before.besides(file);
            before = file;
            if (besides) continue;
            if (zone.folderOf(file.names()).isEmpty()) continue; // the generator's own folder
            int own = file.names().size() - zone.innerOf(file.names()).size();
            List<Path> folders = library.folders(file);
            for (int depth = folders.size(); depth >= own; depth--)
                emptied.add(folders.subList(0, depth));
        }
        emptied.stream()
                .sorted(Comparator.comparingInt((List<Path> names) -> names.size()).reversed())
                .forEach(this::removeIfEmpty);
    }

    private void removeIfEmpty(List<Path> folders) {
        Path name = folders.getLast();
        try (Directory place = library.zone(zone);
                Directory parent = place.open(folders.subList(0, folders.size() - 1))) {
            if (parent.attributes(name).isDirectory()) parent.remove(name);
        } catch (IOException e) {
            // an empty folder that stays loses nothing and takes no space
        }
    }
}
