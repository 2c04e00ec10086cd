package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.cleanup.journal.Marker.Undo;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one run, which decides for all its zones. It is stored in the library's root: the
 * manifest, then at most one each of {@code commit}, {@code undo} and {@code purge}. An incomplete
 * file does not count.
 */
public final class Journal {
    public static final Path MANIFEST = Path.of("manifest");
    private static final Path COMMIT = Path.of("commit");
    private static final Path UNDO = Path.of("undo");
    private static final Path PURGE = Path.of("purge");

    private final Directory.Opener root;
    private final Path run;
    private final @Nullable Manifest manifest;
    private @Nullable Commit commit;
    private @Nullable Undo undo;
    private @Nullable Purge purge;

    public Journal(Directory.Opener root, Path run, @Nullable Manifest manifest) {
        this.root = root;
        this.run = run;
        this.manifest = manifest;
    }

    /** How far a run has come. */
    public enum Phase {
        /** No manifest: nothing has moved yet, the run is done, or the journal is lost. */
        UNKNOWN,
        PREPARED,
        COMMITTED,
        UNDOING,
        PURGING
    }

    /**
     * Reads the journal of a run.
     *
     * @param zones of the library
     * @param known what was read before
     * @throws NoSuchFileException if the library's root has none
     */
    public static Journal read(
            Directory.Opener root, Path run, List<Zone> zones, KnownManifests known)
            throws IOException {
        try (Directory folder = folder(root, run)) {
            Manifest manifest = known.read(folder, run, MANIFEST, zones);
            if (manifest != null && !plain(manifest, run)) manifest = null;
            Journal journal = new Journal(root, run, manifest);
            journal.commit = JournalFile.read(folder, COMMIT, Commit.class);
            journal.undo = JournalFile.read(folder, UNDO, Undo.class);
            journal.purge = JournalFile.read(folder, PURGE, Purge.class);
            return journal;
        }
    }

    /**
     * Whether all paths stay within their zones. Offcut never writes a manifest with a path that
     * climbs out.
     */
    private static boolean plain(Manifest manifest, Path run) {
        return run.toString().equals(manifest.run())
                && manifest.files().stream()
                        .flatMap(file -> file.names().stream())
                        .noneMatch(name ->
                                name.isEmpty()
                                        || name.equals(".")
                                        || name.equals("..")
                                        || name.indexOf('/') >= 0
                                        || name.indexOf('\0') >= 0)
                && manifest.files().stream().noneMatch(file -> file.names().isEmpty());
    }

    /** Null in phase {@link Phase#UNKNOWN}. */
    public @Nullable Manifest manifest() {
        return manifest;
    }

    public Phase phase() {
        if (manifest == null) return Phase.UNKNOWN;
        // only the commit says what may be erased
        boolean decided = commit != null && commit.results().size() == manifest.files().size();
        if (purge != null && decided) return Phase.PURGING;
        if (undo != null) return Phase.UNDOING;
        return decided ? Phase.COMMITTED : Phase.PREPARED;
    }

    /** Null before the commit. */
    public @Nullable Commit commit() {
        return commit;
    }

    /** Null unless the run was undone. */
    public @Nullable Undo undo() {
        return undo;
    }

    /** Null unless erasing has begun. */
    public @Nullable Purge purge() {
        return purge;
    }

    /** Commits the run: it is finished, unless the user undoes it. */
    public void commit(Commit decision) throws IOException {
        try (Directory folder = folder()) {
            JournalFile.write(folder, COMMIT, decision);
        }
        commit = decision;
    }

    /** Records that everything is being restored. */
    public void begin(Undo decision) throws IOException {
        decide(UNDO, decision);
        undo = decision;
    }

    /** Records that the files are being erased, which cannot be undone. */
    public void begin(Purge decision) throws IOException {
        decide(PURGE, decision);
        purge = decision;
    }

    /** Writes a marker, using the reserved space: freeing a full disk must be possible. */
    private void decide(Path name, Marker marker) throws IOException {
        try (Directory folder = folder()) {
            ReservedSpace.become(folder, name, marker);
        }
    }

    private Directory folder() throws IOException {
        return folder(root, run);
    }

    private static Directory folder(Directory.Opener root, Path run) throws IOException {
        try (Directory place = root.open()) {
            return place.open(List.of(offcut(run), run));
        }
    }

    private static Path offcut(Path run) {
        return run.resolveSibling(OffcutFolder.NAME);
    }

    /** The result for each file of the manifest; empty before the commit. */
    public List<Moved> moved() {
        return manifest == null || commit == null
                ? List.of()
                : Moved.all(manifest.files(), commit.results());
    }

    /** The files of the manifest that were moved into the hold; none before the commit. */
    public List<Entry> held() {
        return moved().stream().filter(Moved::held).map(Moved::file).toList();
    }

    /** Total length of the held files. */
    public long heldBytes() {
        return held().stream().mapToLong(Entry::bytes).sum();
    }

    /** Removes the journal, the manifest first: without it the run is over. */
    public void drop() throws IOException {
        try (Directory place = root.open();
                Directory offcut = place.open(offcut(run))) {
            if (!offcut.has(run)) return;
            try (Directory folder = offcut.open(run)) {
                if (folder.has(MANIFEST)) {
                    folder.erase(MANIFEST);
                    folder.sync();
                }
                for (Path name : List.of(MANIFEST, COMMIT, UNDO, PURGE, ReservedSpace.NAME))
                    new WholeFile(folder, name).erase();
            }
            offcut.remove(run);
        } catch (DirectoryNotEmptyException e) {
            // something foreign has been put there
        }
    }
}
