package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The manifests that were read before. A run never changes its manifest, so it is read again only
 * if the file is another one, or if memory was scarce. Safe for several threads.
 */
public final class KnownManifests {
    private record Known(FileIdentity file, long bytes, FileTime modified, Manifest manifest) {
        boolean is(BasicFileAttributes now) {
            return file.equals(FileIdentity.of(now))
                    && bytes == now.size()
                    && modified.equals(now.lastModifiedTime());
        }
    }

    private final Map<Path, SoftReference<Known>> runs = new ConcurrentHashMap<>();

    /**
     * The manifest of a run; null if it is missing or incomplete.
     *
     * @param folder the run's folder in the library's root
     * @param name of the manifest there
     * @param zones of the library
     */
    @Nullable Manifest read(Directory folder, Path run, Path name, List<Zone> zones)
            throws IOException {
        BasicFileAttributes now;
        try {
            now = folder.attributes(name);
        } catch (NoSuchFileException e) {
            runs.remove(run);
            return null;
        }
        SoftReference<Known> before = runs.get(run);
        Known known = before == null ? null : before.get();
        if (known != null && known.is(now)) return known.manifest;
        Manifest manifest = JournalFile.readManifest(folder, name, zones);
        FileIdentity file = FileIdentity.of(now);
        if (manifest != null && file != null)
            runs.put(
                    run,
                    new SoftReference<>(
                            new Known(file, now.size(), now.lastModifiedTime(), manifest)));
        return manifest;
    }
}
