package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Commit;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.cleanup.journal.Marker.Undo;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one run in the library's root, which decides for all its zones: the manifest, then
 * at most one each of {@code commit}, {@code undo} and {@code purge}. A file that is not whole does
 * not count.
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
        /** No manifest: nothing had moved yet, all is done, or the journal is lost. */
        UNKNOWN,
        PREPARED,
        COMMITTED,
        UNDOING,
        PURGING
    }

    /**
     * @throws NoSuchFileException if there is none in the library's root
     */
    public static Journal read(Directory.Opener root, Path run) throws IOException {
        try (Directory folder = folder(root, run)) {
            Manifest manifest = JournalFile.read(folder, MANIFEST, Manifest.class);
            if (manifest != null && !plain(manifest, run)) manifest = null;
            Journal journal = new Journal(root, run, manifest);
            journal.commit = JournalFile.read(folder, COMMIT, Commit.class);
            journal.undo = JournalFile.read(folder, UNDO, Undo.class);
            journal.purge = JournalFile.read(folder, PURGE, Purge.class);
            return journal;
        }
    }

    /** A manifest that climbs is none of ours. */
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
        // only the decision tells what may be erased
        boolean decided = commit != null && commit.results().size() == manifest.files().size();
        if (purge != null && decided) return Phase.PURGING;
        if (undo != null) return Phase.UNDOING;
        return decided ? Phase.COMMITTED : Phase.PREPARED;
    }

    /** Null until it is decided. */
    public @Nullable Commit commit() {
        return commit;
    }

    /** Null until it is put back. */
    public @Nullable Undo undo() {
        return undo;
    }

    /** Null until it is erased. */
    public @Nullable Purge purge() {
        return purge;
    }

    /** Decides the run: from here on it is finished, unless somebody undoes it. */
    public void commit(Commit decision) throws IOException {
        try (Directory folder = folder()) {
            JournalFile.write(folder, COMMIT, decision);
        }
        commit = decision;
    }

    /** From here on everything is put back. */
    public void begin(Undo decision) throws IOException {
        decide(UNDO, decision);
        undo = decision;
    }

    /** From here on there is no way back. */
    public void begin(Purge decision) throws IOException {
        decide(PURGE, decision);
        purge = decision;
    }

    /** What frees the disk must be possible on one that is full. */
    private void decide(Path name, Marker marker) throws IOException {
        try (Directory folder = folder()) {
            ReservedSpace.become(folder, name, JournalFile.bytes(marker));
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

    /** What became of each file of the manifest; none before the commit. */
    public List<Moved> moved() {
        return manifest == null || commit == null
                ? List.of()
                : Moved.all(manifest.files(), commit.results());
    }

    /** The files of the manifest that were moved into the hold; none before the commit. */
    public List<Entry> held() {
        return moved().stream().filter(Moved::held).map(Moved::file).toList();
    }

    /** The lengths of those. */
    public long heldBytes() {
        return held().stream().mapToLong(Entry::bytes).sum();
    }

    /** Takes the journal away, the manifest first: without it the run is over. */
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
            // something that is not ours has been put there
        }
    }
}
