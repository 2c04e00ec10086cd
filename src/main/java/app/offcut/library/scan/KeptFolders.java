package app.offcut.library.scan;

import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Workers;
import app.offcut.files.tree.Listing;
import app.offcut.files.tree.Stamp;
import app.offcut.files.tree.TreeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files in the projects' folders of finals, on all processors. A folder with anything but
 * regular files under plain names is left to {@link FolderWalk}.
 */
final class KeptFolders {
    private final Path relative;
    private final Map<Path, List<FoundFile>> files = new HashMap<>();
    private final Set<Long> linked = new HashSet<>();
    private final Map<FoundFile, Stamp> stamps = new HashMap<>();

    /**
     * @param relative path of the folder of finals, relative to the library
     */
    KeptFolders(Path relative) {
        this.relative = relative;
    }

    private record Kept(List<FoundFile> files, List<Stamp> stamps, Set<Long> linked) {}

    void read(Folder folder) throws IOException {
        try (TreeReader reader = TreeReader.create().orElse(null)) {
            if (reader == null) return;
            try (TreeReader.Open opened = reader.open(folder)) {
                Listing listing = new Listing();
                if (opened == null || !reader.read(opened, listing)) return;
                List<String> names = new ArrayList<>();
                for (int entry = 0; entry < listing.size(); entry++)
                    if (listing.kind(entry) == Listing.Kind.FOLDER && listing.isAscii(entry))
                        names.add(listing.ascii(entry));
                read(opened, names);
            }
        }
    }

    private void read(TreeReader.Open folder, List<String> names) {
        List<@Nullable Kept> found = Workers.read(names, () -> new Lister(folder));
        for (int i = 0; i < names.size(); i++) {
            Kept kept = found.get(i);
            if (kept == null) continue;
            files.put(relative.resolve(names.get(i)), kept.files);
            linked.addAll(kept.linked);
            for (int file = 0; file < kept.files.size(); file++)
                stamps.put(kept.files.get(file), kept.stamps.get(file));
        }
    }

    /** The files by folder, both relative to the library. */
    Map<Path, List<FoundFile>> files() {
        return files;
    }

    /** Inodes of those files that have several names. */
    Set<Long> linked() {
        return linked;
    }

    Map<FoundFile, Stamp> stamps() {
        return stamps;
    }

    private final class Lister implements Workers.Worker<String, Kept> {
        private final TreeReader reader = TreeReader.create().orElseThrow();
        private final Listing listing = new Listing();
        private final TreeReader.Open above;

        Lister(TreeReader.Open above) {
            this.above = above;
        }

        @Override
        public @Nullable Kept read(String name) {
            byte[] text = name.getBytes(StandardCharsets.US_ASCII);
            try (TreeReader.Open folder = reader.open(above, text, 0, text.length)) {
                if (folder == null || !reader.read(folder, listing)) return null;
                Path place = relative.resolve(name);
                List<String> names = FoundFile.names(place);
                List<FoundFile> found = new ArrayList<>();
                List<Stamp> times = new ArrayList<>();
                Set<Long> several = new HashSet<>();
                for (int entry = 0; entry < listing.size(); entry++) {
                    if (listing.kind(entry) != Listing.Kind.REGULAR || !listing.isAscii(entry))
                        return null;
                    found.add(file(place, names, folder.identity().device(), entry));
                    times.add(listing.stamp(entry));
                    if (listing.links(entry) != 1) several.add(listing.inode(entry));
                }
                return new Kept(found, times, several);
            }
        }

        private FoundFile file(Path place, List<String> names, long device, int entry) {
            return new FoundFile(
                    place.resolve(listing.ascii(entry)),
                    FoundFile.Kind.REGULAR,
                    new FileIdentity(device, listing.inode(entry)),
                    listing.bytes(entry),
                    listing.allocatedBytes(entry),
                    listing.links(entry),
                    listing.stamp(entry).modified(),
                    FoundFile.names(names, listing.ascii(entry)));
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
