package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.ChangeHook;
import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.journal.KnownManifests;
import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.TrustedLink;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens the root and the zones of one library, and knows which runs belong to it.
 *
 * @param underWay ids of the runs that this process works on; safe for several threads
 */
record LibraryFolders(
        Library library,
        InstantSource clock,
        ChangeHook changes,
        Set<String> underWay,
        KnownManifests manifests) {
    LibraryFolders(Library library, InstantSource clock, ChangeHook changes) {
        this(library, clock, changes, ConcurrentHashMap.newKeySet(), new KnownManifests());
    }

    /** The zones of the library, in their order. */
    List<Zone> zones() {
        return library.layout().zones();
    }

    /** Opens the library's root, if it is still the same folder. */
    Directory root() throws IOException {
        Directory root = Directory.at(library.root(), changes);
        if (!library.identity().equals(FileIdentity.UNKNOWN)
                && !FileIdentity.mayBeFolder(
                        library.identity(), FileIdentity.of(root.attributes()))) {
            root.close();
            throw new NoSuchFileException(library.root().toString());
        }
        return root;
    }

    /** Opens a zone; follows a link only with the user's consent. */
    Directory zone(Zone zone) throws IOException {
        return open(zone.names());
    }

    /** Opens the folder that contains the hold of a zone, in the same way. */
    Directory holdPlace(Zone zone) throws IOException {
        return open(zone.hold());
    }

    private Directory open(List<String> names) throws IOException {
        Directory folder = root();
        List<String> place = new ArrayList<>();
        for (String name : names) {
            place.add(name);
            try (Directory parent = folder) {
                folder = open(parent, path(name), library.trusted().get(place));
            }
        }
        return folder;
    }

    private Directory open(Directory parent, Path name, @Nullable TrustedLink link)
            throws IOException {
        if (link == null || !parent.attributes(name).isSymbolicLink()) return parent.open(name);
        Path target = parent.path().resolve(name).toRealPath();
        Directory folder = Directory.at(target, changes);
        if (link.leadsTo(target, FileIdentity.of(folder.attributes()))) return folder;
        folder.close();
        throw new NotDirectoryException(target.toString());
    }

    /**
     * Whether a zone is on the same disk as when a run began. Device numbers may change, but what
     * was on the library's own disk must still be there, and what was elsewhere must not.
     */
    boolean onItsDisk(BasicFileAttributes now, Zone zone, Manifest manifest) {
        FileIdentity there = FileIdentity.of(now);
        FileIdentity file =
                manifest.files().stream()
                        .filter(entry -> entry.zone() == zone)
                        .findFirst()
                        .map(Entry::identity)
                        .orElse(null);
        if (there == null || file == null) return false; // unknown
        boolean known =
                !library.identity().equals(FileIdentity.UNKNOWN)
                        && !manifest.identity().equals(FileIdentity.UNKNOWN);
        if (!known) return there.device() == file.device();
        boolean atHome = file.device() == manifest.identity().device();
        boolean isAtHome = there.device() == library.identity().device();
        return atHome == isAtHome && (atHome || there.device() == file.device());
    }

    /** Whether a zone is behind a link, so that other libraries may use it too. */
    boolean linked(Zone zone) {
        return library.trusted().keySet().stream()
                .anyMatch(place -> Collections.indexOfSubList(zone.names(), place) == 0);
    }

    /**
     * Whether this process may hold the run's lock. A process that lives on after a failed run no
     * longer holds it.
     */
    boolean mayBeLockedBy(Manifest.Process process) {
        return LibraryLock.mayBeHeldBy(process.id(), library);
    }

    /** Whether a run was begun in this library. */
    boolean isOf(Manifest manifest) {
        return manifest.library().equals(library.root().toString())
                || (!library.identity().equals(FileIdentity.UNKNOWN)
                        && library.identity().equals(manifest.identity()));
    }

    /** {@code .offcut} in the library's root, for messages. */
    Path offcut() {
        return OffcutFolder.in(library.root());
    }

    /** The folder that contains the hold of a zone, for messages and for its disk. */
    Path holdPath(Zone zone) {
        Path path = library.root();
        for (String name : zone.hold()) path = path.resolve(name);
        return path;
    }

    boolean canName(String name) {
        try {
            path(name);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    Path path(String name) {
        return library.root().getFileSystem().getPath(name);
    }

    Path name(Entry file) {
        return path(file.names().getLast());
    }

    /** The folders of the zone that lead to a file. */
    List<Path> folders(Entry file) {
        return file.names().subList(0, file.names().size() - 1).stream().map(this::path).toList();
    }
}
