package app.offcut.library.scan;

import app.offcut.files.Folder;
import app.offcut.files.Workers;
import app.offcut.files.tree.Listing;
import app.offcut.files.tree.Stamp;
import app.offcut.files.tree.TreeReader;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import app.offcut.library.scan.FolderMemory.Remembered;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds up folders of projects in one zone, on all processors. A folder with anything that needs a
 * closer look is left out: an odd name, a link, a hard link, a mount, a folder too deep, a
 * protected file, or something that cannot be read.
 */
final class ZoneSums {
    private final Layout layout;
    private final Zone zone;
    private final Predicate<String> wanted;
    private final FolderMemory memory;

    /** Sorted. */
    private final long[] protectedInodes;

    private final Map<Path, Optional<FolderSum>> sums = new HashMap<>();

    /**
     * @param wanted which folders to add up, by name
     * @param protectedInodes of the files that stay wherever they lie, on any device
     * @param memory asked before a folder is read, and told afterwards
     */
    ZoneSums(
            Layout layout,
            Zone zone,
            Predicate<String> wanted,
            long[] protectedInodes,
            FolderMemory memory) {
        this.memory = memory;
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
                if (opened == null) return sums;
                memory.enter(zone, opened.identity());
                addHolders(reader, opened, relative);
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
        List<Stamp> stamps = new ArrayList<>();
        Listing listing = new Listing();
        if (!reader.read(folder, listing)) return;
        for (int entry = 0; entry < listing.size(); entry++) {
            if (listing.kind(entry) != Listing.Kind.FOLDER || !listing.isAscii(entry)) continue;
            String name = listing.ascii(entry);
            if (!isProjectFolder(holder, name) || !wanted.test(name)) continue;
            if (recall(reader, folder, relative.resolve(name), name, listing.stamp(entry)))
                continue;
            names.add(name);
            stamps.add(listing.stamp(entry));
        }
        List<@Nullable Remembered> found =
                Workers.read(names, () -> new Adder(folder, holder.size(), relative));
        for (int i = 0; i < names.size(); i++) {
            Remembered read = found.get(i);
            if (read == null) continue;
            Path path = relative.resolve(names.get(i));
            sums.put(path, Optional.ofNullable(read.sum()));
            // stamped before it was read: what came in between is read again next time
            memory.put(zone, shown(path), read.stamped(stamps.get(i)));
        }
    }

    /** Takes what is remembered of a folder, if its entries are the same. */
    private boolean recall(
            TreeReader reader, TreeReader.Open holder, Path path, String name, Stamp stamp) {
        String shown = shown(path);
        Remembered known = memory.find(shown, stamp);
        if (known == null) return false;
        for (Map.Entry<String, Stamp> inner : known.inner().entrySet())
            if (!inner.getValue().equals(reader.stamp(holder, name + "/" + inner.getKey())))
                return false;
        memory.met(shown);
        sums.put(path, Optional.ofNullable(known.sum()));
        return true;
    }

    private static String shown(Path path) {
        StringBuilder shown = new StringBuilder();
        for (Path name : path) shown.append(shown.isEmpty() ? "" : "/").append(name);
        return shown.toString();
    }

    private boolean isProjectFolder(List<String> holder, String name) {
        List<String> below = new ArrayList<>(holder);
        below.add(name);
        return zone.isProjectFolder(below) && !zone.reserved().contains(name);
    }

    /** Adds up one folder after the other, on one thread. */
    private final class Adder implements Workers.Worker<String, Remembered> {
        private final TreeReader reader = TreeReader.create().orElseThrow();
        private final TreeReader.Open holder;
        private final int depth;
        private final Path relative;
        private final Listing listing = new Listing();
        private final Listing inner = new Listing();
        private final Map<String, Stamp> innerStamps = new HashMap<>();
        private final List<String> places = new ArrayList<>();
        private long files;
        private long bytes;
        private long allocated;
        private long newestSecond;
        private int newestNano;
        private @Nullable String newestName;
        private long changedSecond;

        /**
         * @param depth number of folders between the zone and those of the projects
         */
        Adder(TreeReader.Open holder, int depth, Path relative) {
            this.holder = holder;
            this.depth = depth;
            this.relative = relative;
        }

        /** Null if the folder is left out. */
        @Override
        public @Nullable Remembered read(String name) {
            files = 0;
            bytes = 0;
            allocated = 0;
            newestName = null;
            changedSecond = Long.MIN_VALUE;
            places.clear();
            innerStamps.clear();
            byte[] text = name.getBytes(StandardCharsets.US_ASCII);
            try (TreeReader.Open folder = reader.open(holder, text, 0, text.length)) {
                if (folder == null || !reader.read(folder, listing)) return null;
                for (int entry = 0; entry < listing.size(); entry++)
                    if (listing.kind(entry) == Listing.Kind.FOLDER) {
                        if (depth > 0 || !addInner(folder, entry)) return null;
                    } else if (!add(listing, entry, "")) return null;
            }
            return new Remembered(
                    Stamp.NONE,
                    Map.copyOf(innerStamps),
                    Instant.ofEpochSecond(
                            newestName == null
                                    ? Instant.MIN.getEpochSecond()
                                    : Math.max(newestSecond, changedSecond)),
                    newestName == null ? null : sum(name, newestName));
        }

        private FolderSum sum(String name, String newest) {
            String path = shown(relative.resolve(name));
            return new FolderSum(
                    zone,
                    name,
                    files,
                    bytes,
                    allocated,
                    Instant.ofEpochSecond(newestSecond, newestNano),
                    path + "/" + newest,
                    places.stream()
                            .map(place -> place.isEmpty() ? path : path + "/" + place)
                            .toList());
        }

        private boolean addInner(TreeReader.Open folder, int entry) {
            if (!listing.isAscii(entry)) return false;
            String name = listing.ascii(entry);
            innerStamps.put(name, listing.stamp(entry));
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
                    || from.links(entry) != 1
                    || !layout.surelyIntermediate(
                            zone, folder, from.names(), from.start(entry), from.end(entry))
                    || Arrays.binarySearch(protectedInodes, from.inode(entry)) >= 0) return false;
            if (!places.contains(folder)) places.add(folder);
            files++;
            bytes += from.bytes(entry);
            allocated += from.allocatedBytes(entry);
            changedSecond = Math.max(changedSecond, from.changedSeconds(entry));
            long second = from.seconds(entry);
            int nano = from.nanos(entry);
            if (newestName == null
                    || second > newestSecond
                    || (second == newestSecond && nano >= newestNano))
                noteNewest(from.ascii(entry), folder, second, nano);
            return true;
        }

        private void noteNewest(String name, String folder, long second, int nano) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            boolean equal = newestName != null && second == newestSecond && nano == newestNano;
            // of those that are equally new, the first by path
            if (equal && path.compareTo(String.valueOf(newestName)) > 0) return;
            newestName = path;
            newestSecond = second;
            newestNano = nano;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
