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
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
        Map<Zone, ZoneState> states = states(seen);
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
                Predicate<Path> listed = path -> !added.containsKey(path);
                inZones.put(zone, list(zone, folder, listed, entered(zone, wanted)));
            } catch (IOException e) {
                states.put(zone, ZoneCheck.unreadable(library, zone.names(), e));
            }
        }
        if (summing != null) summing.memory().end();
        return new Scan(states, inZones, kept, identities).summing(sums, stamps);
    }

    private Map<Zone, ZoneState> states(Map<Zone, ZonesSeen.Seen> seen) throws IOException {
        Map<Zone, ZoneState> states = new LinkedHashMap<>();
        ZoneCheck check = new ZoneCheck(library, seen);
        for (Zone zone : library.layout().zones()) states.put(zone, check.stateOf(zone));
        return states;
    }

    /**
     * Scans only the folders of a few projects, and the downloads, for showing: cheap, however many
     * others exist. The finals of other projects protect nothing here by identity. So the result is
     * empty where a file has another name, which may be that of such a final.
     *
     * @param wanted names of the projects' and jobs' folders
     * @param elsewhere see {@link Scan#protectedElsewhere}, as last listed
     */
    public Optional<Scan> scanAlone(
            Map<Zone, ZonesSeen.Seen> seen,
            Set<String> wanted,
            Iterable<List<String>> finalsNamed,
            Set<FileIdentity> elsewhere)
            throws IOException {
        if (library.layout().mixesFinals()) return Optional.empty();
        Map<Zone, ZoneState> states = states(seen);
        List<FoundFile> kept = kept((folder, place) -> walk(folder, place, alone(place, wanted)));
        Map<Zone, List<FoundFile>> inZones = new LinkedHashMap<>();
        for (Zone zone : library.layout().zones()) {
            if (!(states.get(zone) instanceof ZoneState.Present)) continue;
            try (Folder folder = library.open(zone)) {
                Predicate<Path> ours = entered(zone, wanted::contains);
                List<FoundFile> found = list(zone, folder, ours, ours);
                if (!found.stream().allMatch(this::linkedOnce)) return Optional.empty();
                inZones.put(zone, found);
            } catch (IOException e) {
                states.put(zone, ZoneCheck.unreadable(library, zone.names(), e));
            }
        }
        Set<FileIdentity> identities = ProtectedFiles.of(library, kept, finalsNamed);
        return Optional.of(new Scan(states, inZones, kept, identities).protecting(elsewhere));
    }

    /** The way through the folders of these projects' finals alone. */
    private Way alone(List<String> finals, Set<String> wanted) {
        int depth = finals.size();
        return new Way(
                path -> wanted.contains(path.getName(depth).toString()), _ -> true, keptIn(finals));
    }

    /** Whether a file is known to have no other name. */
    private boolean linkedOnce(FoundFile file) {
        if (file.kind() != FoundFile.Kind.REGULAR) return true;
        try {
            Path path = library.root().resolve(file.path());
            return Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS).equals(1);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /** Lists a zone. */
    private List<FoundFile> list(
            Zone zone, Folder folder, Predicate<Path> look, Predicate<Path> enter)
            throws IOException {
        boolean withFinals = library.layout().finalFolders().contains(zone.names());
        Way way = new Way(look, enter, file -> !withFinals || !isKept(file));
        return walk(folder, zone.names(), way);
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
            List<FoundFile> kept = walk(folder, names, rest);
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
        return kept((folder, place) -> walk(folder, place, toFinals(place)));
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

    private static List<FoundFile> walk(Folder folder, List<String> place, Way way)
            throws IOException {
        return walk(folder, place, way, folder.names());
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
