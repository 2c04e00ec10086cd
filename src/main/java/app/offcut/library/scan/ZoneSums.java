package app.offcut.library.scan;

import app.offcut.files.Folder;
import app.offcut.files.tree.Listing;
import app.offcut.files.tree.TreeReader;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds up folders of projects in one zone, on all processors. A folder with anything that needs a
 * closer look is left out: an odd name, a link, a hard link, a mount, a folder too deep, a protected
 * file, or something that cannot be read.
 */
final class ZoneSums {
    private final Layout layout;
    private final Zone zone;
    private final Predicate<String> wanted;

    /** Sorted. */
    private final long[] protectedInodes;

    private final Map<Path, Optional<FolderSum>> sums = new HashMap<>();

    /**
     * @param wanted which folders to add up, by name
     * @param protectedInodes of the files that stay wherever they lie, on any device
     */
    ZoneSums(Layout layout, Zone zone, Predicate<String> wanted, long[] protectedInodes) {
        this.layout = layout;
        this.zone = zone;
        this.wanted = wanted;
        this.protectedInodes = protectedInodes.clone();
        Arrays.sort(this.protectedInodes);
    }

    /**
     * The folders that were added up, by path relative to the library; empty ones have no sum.
     *
     * @param folder of the zone
     * @param relative its path
     */
    Map<Path, Optional<FolderSum>> of(Folder folder, Path relative) throws IOException {
        try (TreeReader reader = TreeReader.create().orElse(null)) {
            if (reader == null) return sums;
            try (TreeReader.Open opened = reader.open(folder)) {
                if (opened != null) addHolders(reader, opened, relative);
            }
        }
        return sums;
    }

    private void addHolders(TreeReader reader, TreeReader.Open opened, Path relative) {
        if (zone.holders().isEmpty()) addHolder(reader, opened, List.of(), relative);
        for (List<String> holder : zone.holders()) {
            if (holder.isEmpty()) addHolder(reader, opened, holder, relative);
            else if (holder.size() == 1) {
                byte[] name = holder.getFirst().getBytes(StandardCharsets.UTF_8);
                try (TreeReader.Open inner = reader.open(opened, name, 0, name.length)) {
                    if (inner != null)
                        addHolder(reader, inner, holder, relative.resolve(holder.getFirst()));
                }
            }
        }
    }

    private void addHolder(
            TreeReader reader, TreeReader.Open folder, List<String> holder, Path relative) {
        List<String> names = new ArrayList<>();
        Listing listing = new Listing();
        if (!reader.read(folder, listing)) return;
        for (int entry = 0; entry < listing.size(); entry++)
            if (listing.kind(entry) == Listing.Kind.FOLDER) {
                String name = listing.ascii(entry);
                if (isProjectFolder(holder, name) && wanted.test(name)) names.add(name);
            }
        List<@Nullable Optional<FolderSum>> found = addAll(folder, holder, relative, names);
        for (int i = 0; i < names.size(); i++) {
            Optional<FolderSum> sum = found.get(i);
            if (sum != null) sums.put(relative.resolve(names.get(i)), sum);
        }
    }

    private boolean isProjectFolder(List<String> holder, String name) {
        List<String> below = new ArrayList<>(holder);
        below.add(name);
        return zone.isProjectFolder(below) && !zone.reserved().contains(name);
    }

    private List<@Nullable Optional<FolderSum>> addAll(
            TreeReader.Open holder, List<String> above, Path relative, List<String> names) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable Optional<FolderSum>[] found = new Optional[names.size()];
        AtomicInteger next = new AtomicInteger();
        Runnable work =
                () -> {
                    try (TreeReader reader = TreeReader.create().orElseThrow()) {
                        Adder adder = new Adder(reader, above.size(), relative);
                        for (int i = next.getAndIncrement();
                                i < names.size();
                                i = next.getAndIncrement())
                            found[i] = adder.add(holder, names.get(i));
                    }
                };
        Workers.run(work, names.size());
        return Arrays.asList(found);
    }

    /** Adds up one folder after the other, on one thread. */
    private final class Adder {
        private final TreeReader reader;
        private final int depth;
        private final Path relative;
        private final Listing listing = new Listing();
        private final Listing inner = new Listing();
        private long files;
        private long bytes;
        private long newestSecond;
        private int newestNano;
        private @Nullable String newestName;
        private final List<String> places = new ArrayList<>();

        /**
         * @param depth number of folders between the zone and those of the projects
         */
        Adder(TreeReader reader, int depth, Path relative) {
            this.reader = reader;
            this.depth = depth;
            this.relative = relative;
        }

        /** Null if the folder is left out. */
        @Nullable Optional<FolderSum> add(TreeReader.Open holder, String name) {
            files = 0;
            bytes = 0;
            newestName = null;
            places.clear();
            String path = shown(name);
            byte[] text = name.getBytes(StandardCharsets.US_ASCII);
            try (TreeReader.Open folder = reader.open(holder, text, 0, text.length)) {
                if (folder == null || !reader.read(folder, listing)) return null;
                for (int entry = 0; entry < listing.size(); entry++)
                    if (listing.kind(entry) == Listing.Kind.FOLDER) {
                        if (depth > 0 || !addInner(folder, entry)) return null;
                    } else if (!add(listing, entry, "")) return null;
            }
            places.replaceAll(inner -> inner.isEmpty() ? path : path + "/" + inner);
            return newestName == null
                    ? Optional.empty()
                    : Optional.of(
                            new FolderSum(
                                    zone,
                                    name,
                                    files,
                                    bytes,
                                    Instant.ofEpochSecond(newestSecond, newestNano),
                                    path + "/" + newestName,
                                    List.copyOf(places)));
        }

        private String shown(String folder) {
            StringBuilder path = new StringBuilder();
            for (Path name : relative) path.append(name).append('/');
            return path.append(folder).toString();
        }

        private boolean addInner(TreeReader.Open folder, int entry) {
            String name = listing.ascii(entry);
            try (TreeReader.Open below =
                    reader.open(
                            folder, listing.names(), listing.start(entry), listing.end(entry))) {
                if (below == null || !reader.read(below, inner)) return false;
                for (int file = 0; file < inner.size(); file++)
                    if (!add(inner, file, name)) return false;
                return true;
            }
        }

        private boolean add(Listing from, int entry, String folder) {
            if (from.kind(entry) != Listing.Kind.REGULAR
                    || !from.linkedOnce(entry)
                    || !layout.surelyIntermediate(
                            zone, folder, from.names(), from.start(entry), from.end(entry))
                    || Arrays.binarySearch(protectedInodes, from.inode(entry)) >= 0) return false;
            if (places.isEmpty() || !places.getLast().equals(folder)) notePlace(folder);
            files++;
            bytes += from.bytes(entry);
            long second = from.seconds(entry);
            int nano = from.nanos(entry);
            boolean newer =
                    newestName == null
                            || second > newestSecond
                            || (second == newestSecond && nano >= newestNano);
            if (newer) noteNewest(from, entry, folder, second, nano);
            return true;
        }

        private void notePlace(String folder) {
            if (!places.contains(folder)) places.add(folder);
        }

        private void noteNewest(Listing from, int entry, String folder, long second, int nano) {
            String name = from.ascii(entry);
            String path = folder.isEmpty() ? name : folder + "/" + name;
            boolean equal =
                    newestName != null && second == newestSecond && nano == newestNano;
            // of those that are equally new, the first by path
            if (equal && path.compareTo(String.valueOf(newestName)) > 0) return;
            newestName = path;
            newestSecond = second;
            newestNano = nano;
        }
    }
}
