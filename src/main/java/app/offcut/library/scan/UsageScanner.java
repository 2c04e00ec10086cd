package app.offcut.library.scan;

import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Mounts;
import app.offcut.files.tree.Stamp;
import app.offcut.generator.Zone;
import app.offcut.library.Library;
import app.offcut.library.links.HiddenFinals;
import app.offcut.library.links.PathResolution;
import app.offcut.library.links.PathResolution.Obstacle;
import app.offcut.library.links.ZoneCheck;
import app.offcut.library.links.ZoneState;
import app.offcut.library.links.ZonesSeen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks a library by directory handles and records every leaf with its size. Does not follow links
 * and stops at other devices and mount points. All sizes come from here. Blocking; changes nothing.
 */
public record UsageScanner(Library library) {
    /** Lists every file, as a plan needs it; otherwise the same. */
    public Scan scan(
            Map<Zone, ZonesSeen.Seen> seen,
            Predicate<String> wanted,
            Iterable<List<String>> finalsNamed)
            throws IOException {
        return scan(seen, wanted, finalsNamed, null);
    }

    /**
     * @param seen zones that existed before
     * @param wanted which project's or job's folders to walk; provider downloads are always walked
     * @param finalsNamed what rows name as finals and thumbnails, anywhere in the library
     * @param summing how to add folders up; null to list every file
     * @throws IOException if the library itself cannot be listed
     */
    public Scan scan(
            Map<Zone, ZonesSeen.Seen> seen,
            Predicate<String> wanted,
            Iterable<List<String>> finalsNamed,
            @Nullable Summing summing)
            throws IOException {
        Map<Zone, ZoneState> states = new LinkedHashMap<>();
        ZoneCheck check = new ZoneCheck(library, seen);
        for (Zone zone : library.layout().zones()) states.put(zone, check.stateOf(zone));
        Set<Long> linked = new HashSet<>();
        Map<FoundFile, Stamp> stamps = new HashMap<>();
        List<FoundFile> kept = scanKept(linked, stamps);
        Set<FileIdentity> identities = ProtectedFiles.of(library, kept, finalsNamed);
        Map<Zone, List<FoundFile>> inZones = new LinkedHashMap<>();
        List<FolderSum> sums = new ArrayList<>();
        Sums adding = summing == null ? null : new Sums(summing, states, kept, identities, linked);
        for (Zone zone : library.layout().zones()) {
            if (!(states.get(zone) instanceof ZoneState.Present)) continue;
            try (Folder folder = library.open(zone)) {
                Path relative = relative(folder, zone.names());
                Map<Path, Optional<FolderSum>> added =
                        adding == null || !zone.hasProjects()
                                ? Map.of()
                                : adding.of(zone).of(folder, relative);
                added.values().forEach(sum -> sum.ifPresent(sums::add));
                inZones.put(zone, list(zone, folder, wanted, added.keySet()));
            } catch (IOException e) {
                states.put(zone, ZoneCheck.unreadable(library, zone.names(), e));
            }
        }
        if (summing != null) summing.memory().end();
        return new Scan(states, inZones, kept, identities).summing(sums, stamps);
    }

    /** Lists a zone without the folders that were added up. */
    private List<FoundFile> list(
            Zone zone, Folder folder, Predicate<String> wanted, Set<Path> added)
            throws IOException {
        boolean withFinals = library.layout().finalFolders().contains(zone.names());
        Way way =
                new Way(
                        path -> !added.contains(path),
                        entered(zone, wanted),
                        file -> !withFinals || !isKept(file));
        return walk(folder, zone.names(), way, folder.names());
    }

    private static Path relative(Folder folder, List<String> place) {
        return folder.path().getFileSystem().getPath("", place.toArray(String[]::new));
    }

    /** How this scan adds folders up. */
    private final class Sums {
        private final BiPredicate<Zone, String> folders;
        private final FolderMemory memory;
        private final long[] protectedInodes;

        /**
         * @param linked inodes of the kept files that have several names
         */
        Sums(
                Summing summing,
                Map<Zone, ZoneState> states,
                List<FoundFile> kept,
                Set<FileIdentity> identities,
                Set<Long> linked) {
            folders = summing.folders(states, kept);
            memory = summing.memory();
            Set<Long> several = new HashSet<>(linked);
            Set<FileIdentity> others = new HashSet<>(identities);
            for (FoundFile file : kept) others.remove(file.identity());
            for (FileIdentity other : others) several.add(other.inode());
            memory.begin(summing.at(), summing.full(), several);
            protectedInodes = identities.stream().mapToLong(FileIdentity::inode).sorted().toArray();
        }

        ZoneSums of(Zone zone) {
            return new ZoneSums(
                    library.layout(),
                    zone,
                    name -> folders.test(zone, name),
                    protectedInodes,
                    memory);
        }
    }

    /**
     * Scans only the folders of finals.
     *
     * @param linked takes the inodes of the files that may have several names
     * @param stamps takes the stamps of the others
     */
    private List<FoundFile> scanKept(Set<Long> linked, Map<FoundFile, Stamp> stamps)
            throws IOException {
        return kept((folder, names) -> {
            KeptFolders quick = new KeptFolders(relative(folder, names));
            if (!library.layout().isZone(names)) quick.read(folder);
            Way rest = new Way(path -> !quick.files().containsKey(path), _ -> true, keptIn(names));
            List<FoundFile> kept = walk(folder, names, rest, folder.names());
            for (FoundFile file : kept)
                if (file.identity() != null) linked.add(file.identity().inode());
            linked.addAll(quick.linked());
            stamps.putAll(quick.stamps());
            quick.files().values().forEach(kept::addAll);
            kept.sort(Comparator.comparing(FoundFile::path));
            return kept;
        });
    }

    /** Scans only the finals: cheap, for the watcher. */
    public List<FoundFile> scanFinals() throws IOException {
        return kept((folder, place) -> walk(folder, place, toFinals(place), folder.names()));
    }

    /**
     * Scans only these projects' places of finals: cheap, however many others exist.
     *
     * @param projects folder names from a listing or an event
     */
    public List<FoundFile> scanFinals(Set<String> projects) throws IOException {
        List<Path> names = library.paths(List.copyOf(projects));
        return kept((folder, place) -> walk(folder, place, toFinals(place), names));
    }

    /**
     * The way to the finals alone. Of a project's folder, only entries with a final's name are
     * looked at, because a look at each file is most of what a scan costs.
     */
    private Way toFinals(List<String> finals) {
        if (library.layout().mixesFinals()) return new Way(_ -> true, _ -> true, keptIn(finals));
        int depth = finals.size();
        boolean zone = library.layout().isZone(finals);
        return new Way(
                path ->
                        path.getNameCount() == depth + 1
                                || library.layout().isFinalName(path.getFileName().toString()),
                folder ->
                        folder.getNameCount() == depth + 1
                                && (!zone
                                        || library.layout()
                                                .safeId(folder.getFileName().toString())),
                keptIn(finals));
    }

    public Path root() {
        return library.root();
    }

    /** See {@link HiddenFinals#of}. */
    public Set<String> outOfSight(Set<String> before) throws IOException {
        return HiddenFinals.of(library, before);
    }

    /** Lists a folder of finals. */
    private interface Lister {
        List<FoundFile> list(Folder folder, List<String> place) throws IOException;
    }

    /**
     * How to walk a folder.
     *
     * @param look see {@link FolderWalk}
     * @param enter see {@link FolderWalk}
     * @param wanted which leaves to report
     */
    private record Way(Predicate<Path> look, Predicate<Path> enter, Predicate<FoundFile> wanted) {}

    private List<FoundFile> kept(Lister lister) throws IOException {
        List<FoundFile> kept = new ArrayList<>();
        for (List<String> names : library.layout().finalFolders())
            switch (PathResolution.go(library, names)) {
                case PathResolution.End.Open(Folder opened, var _) -> {
                    try (Folder folder = opened) {
                        kept.addAll(lister.list(folder, names));
                    }
                }
                // a folder that is missing or lacks consent contains no final of this library; an
                // unreadable one may contain the only copy
                case PathResolution.End.Blocked(
                                Obstacle obstacle,
                                var place,
                                var target,
                                var why) -> {
                    if (obstacle == Obstacle.UNREADABLE && why != null)
                        throw Failure.of(why, library.root().resolve(String.join("/", place)))
                                .problem();
                }
            }
        return kept;
    }

    /** What is kept in a folder of finals: in a zone the finals and thumbnails, else all. */
    private Predicate<FoundFile> keptIn(List<String> finals) {
        return library.layout().isZone(finals) ? this::isKept : _ -> true;
    }

    /** Whether a file in a zone is kept as a final or beside one. */
    private boolean isKept(FoundFile file) {
        String name = file.names().getLast();
        return file.kind() == FoundFile.Kind.UNREADABLE // it may contain the only copy
                || library.layout().isFinalName(name)
                || library.layout().isThumbnailName(name);
    }

    private static Predicate<Path> entered(Zone zone, Predicate<String> wanted) {
        int depth = zone.names().size();
        return folder -> {
            if (zone.shared()) return true;
            List<String> below = new ArrayList<>();
            for (Path name : folder) below.add(name.toString());
            below = below.subList(depth, below.size());
            return !zone.isProjectFolder(below) || wanted.test(below.getLast());
        };
    }

    private static List<FoundFile> walk(
            Folder folder, List<String> place, Way way, List<Path> names) throws IOException {
        List<FoundFile> leaves = new ArrayList<>();
        new FolderWalk(
                        Mounts.read(),
                        way.look,
                        way.enter,
                        file -> {
                            if (way.wanted.test(file)) leaves.add(file);
                        })
                .walk(folder, relative(folder, place), names);
        leaves.sort(Comparator.comparing(FoundFile::path));
        return leaves;
    }
}
