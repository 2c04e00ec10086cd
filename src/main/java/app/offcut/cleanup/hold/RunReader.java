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

/** Finds out what an earlier process has left of a run. */
final class RunReader {
    private static final Logger LOG = LoggerFactory.getLogger(RunReader.class);

    private RunReader() {}

    /** Reads a run; null if no run of this library has this name. */
    static @Nullable HeldRun read(LibraryFolders library, Path run) {
        Path at = library.offcut().resolve(run);
        Set<Zone> found = new LinkedHashSet<>();
        boolean anothers = false;
        try {
            for (Zone zone : library.zones()) {
                RunFolder there = new RunFolder(library, run, zone);
                at = there.path();
                if (!there.exists()) continue;
                found.add(zone);
                Manifest copy = there.manifest();
                // a zone behind a link may also belong to another library, and so may its runs
                anothers |= copy != null && library.linked(zone) && !library.isOf(copy);
            }
            at = library.offcut().resolve(run);
            Journal journal = Journal.read(library::root, run, library.zones());
            Manifest manifest = journal.manifest();
            return new HeldRun(library, run, journal, manifest == null ? found : manifest.zones());
        } catch (NoSuchFileException e) {
            return found.isEmpty() || anothers ? null : without(library, run, found);
        } catch (IOException e) {
            LOG.warn("The journal of run {} could not be read", run, e);
            String why = Failure.of(e, at).sentence();
            return new HeldRun(
                    library, run, new Journal(library::root, run, null), Set.of(), why);
        }
    }

    private static HeldRun without(LibraryFolders library, Path run, Set<Zone> found) {
        return new HeldRun(library, run, new Journal(library::root, run, null), found);
    }
}
