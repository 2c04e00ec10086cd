package app.offcut.cleanup.hold;

import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.failure.Failure;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which zones have a folder of a run, and reads its journal. */
final class FoundRun {
    private static final Logger LOG = LoggerFactory.getLogger(FoundRun.class);

    private final LibraryFolders library;
    private final Path run;
    private final Set<Zone> zones = new LinkedHashSet<>();
    private Path at;
    private boolean anothers;
    private boolean ofNoZone;

    private FoundRun(LibraryFolders library, Path run) {
        this.library = library;
        this.run = run;
        at = library.offcut().resolve(run);
    }

    /** Reads a run; null if no run of this library has this name. */
    static @Nullable HeldRun read(LibraryFolders library, Path run) {
        return new FoundRun(library, run).read();
    }

    private @Nullable HeldRun read() {
        try {
            for (Zone zone : library.zones()) look(new RunFolder(library, run, zone));
            at = library.offcut().resolve(run);
            Journal journal =
                    Journal.read(library::root, run, library.zones(), library.manifests());
            Manifest manifest = journal.manifest();
            return manifest == null
                    ? without(journal)
                    : new HeldRun(library, run, journal, manifest.zones());
        } catch (NoSuchFileException e) {
            return zones.isEmpty() || anothers
                    ? null
                    : without(new Journal(library::root, run, null));
        } catch (IOException e) {
            LOG.warn("The journal of run {} could not be read", run, e);
            return unreadable(e);
        }
    }

    private void look(RunFolder there) throws IOException {
        at = there.path();
        if (!there.exists()) return;
        boolean shared = there.sharesPlace();
        boolean linked = library.linked(there.zone());
        // only there a copy of the manifest tells more than the journal
        Manifest copy = shared || linked ? there.manifest() : null;
        // where several zones hold files in one place, only a manifest tells whose they are
        if (shared) {
            if (copy != null && !copy.zones().contains(there.zone())) return;
            ofNoZone |= copy == null && there.holdsFiles();
        }
        zones.add(there.zone());
        // a zone behind a link may also belong to another library, and so may its runs
        anothers |= copy != null && linked && !library.isOf(copy);
    }

    /** A run without a manifest, whose files can only be put back. */
    private HeldRun without(Journal journal) {
        return ofNoZone
                ? unreadable(new IOException("no manifest tells to which zone its files belong"))
                : new HeldRun(library, run, journal, zones);
    }

    private HeldRun unreadable(IOException why) {
        return new HeldRun(library, run, Failure.of(why, at).sentence());
    }
}
