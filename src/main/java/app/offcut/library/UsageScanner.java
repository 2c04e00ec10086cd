package app.offcut.library;

import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Walks a library by directory handles and notes every leaf. Links are not followed; other devices
 * and mount points are borders. This is where sizes come from. Blocks; changes nothing.
 */
public final class UsageScanner {
    private final Library library;
    private final Set<String> mounts = Mounts.read();

    public UsageScanner(Library library) {
        this.library = library;
    }

    /**
     * @param seen zones that were there before
     * @param wanted which project's or job's folders to walk; provider downloads always are
     * @param finalsNamed what rows name as finals and thumbnails, wherever in the library it lies
     * @throws IOException if the library itself cannot be listed
     */
    public Scan scan(
            Map<Zone, ZonesSeen.Seen> seen,
            Predicate<String> wanted,
            Iterable<List<String>> finalsNamed)
            throws IOException {
        Map<Zone, ZoneState> states = new EnumMap<>(Zone.class);
        Map<Zone, List<FoundFile>> inZones = new EnumMap<>(Zone.class);
        List<FoundFile> kept = new ArrayList<>();
        Set<FileIdentity> identities = new HashSet<>();
        try (Folder root = Folder.at(library.root())) {
            ZoneCheck check = new ZoneCheck(library, seen);
            for (Zone zone : Zone.values()) {
                ZoneState state = check.stateOf(root, zone);
                states.put(zone, state);
                if (!(state instanceof ZoneState.Present)) continue;
                try {
                    inZones.put(zone, walkZone(root, zone, wanted));
                } catch (IOException e) {
                    states.put(zone, ZoneCheck.unavailable(zone, "unreadable"));
                }
            }
            for (List<String> names : Layout.FINAL_FOLDERS) walkKept(root, names, kept);
            kept.forEach(file -> protect(file, identities));
            protectDatabases(root, identities);
            for (List<String> names : finalsNamed)
                if (!inFinalFolder(names)) protectNamed(root, names, identities);
        }
        return new Scan(states, inZones, kept, identities);
    }

    /** Only the folders that hold finals: cheap, for the watcher. */
    public List<FoundFile> scanKept() throws IOException {
        List<FoundFile> kept = new ArrayList<>();
        try (Folder root = Folder.at(library.root())) {
            for (List<String> names : Layout.FINAL_FOLDERS) walkKept(root, names, kept);
        }
        return kept;
    }

    private List<FoundFile> walkZone(Folder root, Zone zone, Predicate<String> wanted)
            throws IOException {
        List<FoundFile> found = new ArrayList<>();
        int depth = zone.names().size();
        Predicate<Path> enter =
                folder -> {
                    if (zone == Zone.PROVIDER) return true;
                    int below = folder.getNameCount() - depth;
                    String name = folder.getFileName().toString();
                    boolean nested =
                            zone == Zone.AUDIO
                                    && folder.getName(depth).toString().equals("projects");
                    return below != (nested ? 2 : 1)
                            || wanted.test(name)
                            || (zone == Zone.AUDIO && below == 1 && name.equals("projects"));
                };
        walk(root, zone.names(), enter, found);
        return found;
    }

    /** A folder that is not there, or stands behind a link, holds no final of this library. */
    private void walkKept(Folder root, List<String> names, List<FoundFile> found)
            throws IOException {
        Path place = library.root();
        for (String name : names) {
            place = place.resolve(name);
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) return;
        }
        walk(root, names, _ -> true, found);
    }

    private void walk(Folder root, List<String> names, Predicate<Path> enter, List<FoundFile> found)
            throws IOException {
        List<Path> start =
                names.stream().map(name -> root.path().getFileSystem().getPath(name)).toList();
        List<FoundFile> leaves = new ArrayList<>();
        try (Folder folder = root.open(start)) {
            Path relative = root.path().relativize(folder.path());
            new FolderWalk(root.path(), mounts, enter, leaves::add).walk(folder, relative);
        }
        leaves.sort(Comparator.comparing(FoundFile::path));
        found.addAll(leaves);
    }

    /** A link in a final's place protects what it points to as well. */
    private void protect(FoundFile file, Set<FileIdentity> identities) {
        if (file.identity() != null) identities.add(file.identity());
        if (file.kind() == FoundFile.Kind.LINK)
            protectTarget(library.root().resolve(file.path()), identities);
    }

    private static void protectTarget(Path link, Set<FileIdentity> identities) {
        try {
            FileIdentity target =
                    FileIdentity.of(Files.readAttributes(link, BasicFileAttributes.class));
            if (target != null) identities.add(target);
        } catch (IOException e) {
            // dangling: it points to nothing that could be lost
        }
    }

    private void protectDatabases(Folder root, Set<FileIdentity> identities) throws IOException {
        for (Path name : root.names()) {
            if (!name.toString().startsWith(Library.DATABASE)) continue;
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(root.path().resolve(name), BasicFileAttributes.class);
                FileIdentity identity = FileIdentity.of(attributes);
                if (identity != null) identities.add(identity);
            } catch (IOException e) {
                // gone between listing and looking, as journals are
            }
        }
    }

    /** All that lies there is protected already; looking for each would take time per square. */
    private static boolean inFinalFolder(List<String> names) {
        return names.size() > 2 && Layout.FINAL_FOLDERS.contains(names.subList(0, 2));
    }

    /** Found by listing and comparing: no string of the database reaches the file system. */
    private void protectNamed(Folder root, List<String> names, Set<FileIdentity> identities) {
        try {
            findNamed(root.path(), names, identities);
        } catch (IOException e) {
            // a name that leads nowhere protects nothing
        }
    }

    private void findNamed(Path folderPath, List<String> names, Set<FileIdentity> identities)
            throws IOException {
        if (names.isEmpty()) return;
        String wanted = Layout.folded(names.getFirst());
        try (Folder folder = Folder.at(folderPath)) {
            for (Path name : folder.names()) {
                if (!Layout.folded(name.toString()).equals(wanted)) continue;
                BasicFileAttributes attributes = folder.attributes(name);
                FileIdentity identity = FileIdentity.of(attributes);
                if (names.size() == 1 && !attributes.isDirectory()) {
                    if (identity != null) identities.add(identity);
                    if (attributes.isSymbolicLink())
                        protectTarget(folderPath.resolve(name), identities);
                } else if (names.size() > 1 && attributes.isDirectory())
                    findNamed(folderPath.resolve(name), names.subList(1, names.size()), identities);
            }
        }
    }

    /** Says of a zone whether it is there, as it was before. */
    private record ZoneCheck(Library library, Map<Zone, ZonesSeen.Seen> seen) {

        ZoneState stateOf(Folder root, Zone zone) {
            ZonesSeen.Seen before = seen.get(zone);
            Path place = library.root();
            BasicFileAttributes attributes = null;
            for (String name : zone.names()) {
                place = place.resolve(name);
                try {
                    attributes =
                            Files.readAttributes(
                                    place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                } catch (NoSuchFileException e) {
                    return before == null ? new ZoneState.Absent() : unavailable(zone, "missing");
                } catch (IOException e) {
                    return unavailable(zone, "unreadable");
                }
                if (attributes.isSymbolicLink() || attributes.isOther())
                    return unavailable(zone, "link");
                if (!attributes.isDirectory()) return unavailable(zone, "no-folder");
            }
            FileIdentity identity = attributes == null ? null : FileIdentity.of(attributes);
            if (identity == null) return new ZoneState.Present(new FileIdentity(0, 0));
            if (before != null && before.identity().device() != identity.device())
                return unavailable(zone, "other-device");
            return new ZoneState.Present(identity);
        }

        private static ZoneState unavailable(Zone zone, String why) {
            return new ZoneState.Unavailable(Texts.of("zone." + why, zone.word()));
        }
    }
}
