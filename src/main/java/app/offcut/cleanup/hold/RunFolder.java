package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.FileFailure;
import app.offcut.cleanup.disk.PlaceholderNotes;
import app.offcut.cleanup.disk.WayBack;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.JournalFile;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.failure.Failure;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder {@code .offcut/{run}} of one zone, opened again for each call. */
record RunFolder(LibraryFolders library, Path run, Zone zone) {
    static final String FILES = "files";

    /** The folder for older copies, whose places were taken; a person decides about them. */
    static final String OLDER = "older";

    /**
     * The folder for notes about names that are about to be taken, for disks that need a {@link
     * app.offcut.cleanup.disk.Placeholder}.
     */
    private static final String PLACING = "placing";

    private static final String PROBE = "probe";

    /**
     * Whether it exists; if not, its disk is disconnected.
     *
     * @throws IOException if that is unknown
     */
    boolean exists() throws IOException {
        try (Directory _ = open()) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            if (FileFailure.folderReplaced(e)) return false;
            throw e;
        }
    }

    /** Whether another zone holds its files in the same folder. */
    boolean sharesPlace() {
        return library.zones().stream()
                .anyMatch(other -> other != zone && other.hold().equals(zone.hold()));
    }

    boolean holdsFiles() throws IOException {
        return !new ZoneHold(this).files().isEmpty();
    }

    /** Why it cannot be read; empty if it can. */
    Optional<String> closed() {
        try (Directory _ = open()) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Failure.of(e, path()).sentence());
        }
    }

    /** Its folder, for messages. */
    Path path() {
        return OffcutFolder.in(library.holdPath(zone)).resolve(run);
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
        try (Directory place = library.holdPlace(zone)) {
            try (Directory _ = place.open(names())) {
                return Reach.THERE;
            } catch (NoSuchFileException e) {
                // an empty mount point is a folder of another disk
                return manifest != null && !library.onItsDisk(place.attributes(), zone, manifest)
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
        return List.of(library.path(OffcutFolder.NAME), run);
    }

    /** Opens the folder of the run; null if it is missing or incomplete. */
    @Nullable Manifest manifest() throws IOException {
        try (Directory folder = open()) {
            return JournalFile.readManifest(folder, Journal.MANIFEST, library.zones());
        }
    }

    void write(Manifest manifest) throws IOException {
        try (Directory folder = open()) {
            JournalFile.write(folder, Journal.MANIFEST, manifest);
        }
    }

    long manifestLength() throws IOException {
        try (Directory folder = open()) {
            return new WholeFile(folder, Journal.MANIFEST).length();
        }
    }

    /** Writes the manifest into another folder of the run. */
    void copyManifest(Directory to) throws IOException {
        try (Directory folder = open()) {
            WholeFile copy = new WholeFile(to, Journal.MANIFEST);
            copy.copy(new WholeFile(folder, Journal.MANIFEST));
        }
    }

    /** Whether this zone's disk can restore files; if not, nothing may be moved in. */
    WayBack wayBack() throws IOException {
        try (Directory folder = open()) {
            return WayBack.test(folder, library.path(PROBE), notes(List.of()));
        }
    }

    Directory open() throws IOException {
        try (Directory folder = library.holdPlace(zone)) {
            return folder.open(names());
        }
    }

    /** Opens the folder for held files from this folder of the zone. */
    Directory open(String part, List<Path> folders) throws IOException {
        try (Directory folder = open()) {
            return folder.open(below(part, folders));
        }
    }

    Directory openOrMake(String part, List<Path> folders) throws IOException {
        try (Directory folder = open()) {
            return folder.openOrMake(below(part, folders));
        }
    }

    PlaceholderNotes notes(List<Path> folders) {
        return new PlaceholderNotes(this::open, below(PLACING, folders));
    }

    private List<Path> below(String part, List<Path> folders) {
        List<Path> names = new ArrayList<>(folders);
        names.addFirst(library.path(part));
        return names;
    }

    /** Removes the folders of the hold, which must contain no files any more. */
    void drop() throws IOException {
        try (Directory place = library.holdPlace(zone);
                Directory offcut = place.open(library.path(OffcutFolder.NAME))) {
            if (!offcut.has(run)) return;
            try (Directory folder = offcut.open(run)) {
                for (String part : List.of(OLDER, FILES, PLACING)) {
                    Path name = library.path(part);
                    if (!folder.has(name)) continue;
                    try (Directory files = folder.open(name)) {
                        if (part.equals(PLACING)) eraseNotes(files);
                        removeAll(files);
                    }
                    folder.remove(name);
                }
                for (Path name : List.of(library.path(PROBE), Journal.MANIFEST))
                    new WholeFile(folder, name).erase();
            }
            offcut.remove(run);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // already removed, or something foreign has been put there
        }
    }

    /**
     * Removes all empty folders below a folder of the hold.
     *
     * @throws DirectoryNotEmptyException if one of them contains a file
     */
    private static void removeAll(Directory folder) throws IOException {
        for (Path name : folder.names()) {
            if (!folder.attributes(name).isDirectory()) continue;
            try (Directory child = folder.open(name)) {
                removeAll(child);
            }
            folder.remove(name);
        }
    }

    /** Erases the empty files in a folder of the hold and below it; any other file stays. */
    private static void eraseNotes(Directory folder) throws IOException {
        for (Path name : folder.names()) {
            BasicFileAttributes attributes = folder.attributes(name);
            if (attributes.isRegularFile() && attributes.size() == 0) folder.erase(name);
            if (!attributes.isDirectory()) continue;
            try (Directory child = folder.open(name)) {
                eraseNotes(child);
            }
        }
    }
}
