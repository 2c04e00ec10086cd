package app.offcut.autoclean;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import app.offcut.generator.Layout;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders to watch: the library's own and that of its database, those of other records, those
 * that contain the projects' folders, and of the latter those that are active. A folder is idle if
 * nothing in it changed for a month; a new render of such a project shows in the generator's
 * records, or takes a new folder. All programs of a user share a small number of watches, so 10,000
 * projects must not take 10,000. Follows links only with the user's consent. Not thread-safe.
 */
final class WatchedFolders {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);
    private static final Duration AT_REST = Duration.ofDays(30);

    /** Maximum number of watched project folders; the most recently changed win. */
    static final int MOST = 2_000;

    /** Maximum depth of watched folders in a folder of mixed finals. */
    private static final int DEEPEST_MIXED = 3;

    /** Network file systems, where other computers change files without events here. */
    private static final Set<String> SHARES =
            Set.of(
                    """
                    nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs 9p virtiofs beegfs afpfs ceph
                    glusterfs fuse.glusterfs lustre davfs fuse.davfs fuse.sshfs fuse.rclone
                    fuse.s3fs fuse.gvfsd-fuse vboxsf fuse.vmhgfs-fuse drvfs webdav\
                    """
                            .split("\\s"));

    private final Library library;
    private final Layout layout;
    private final Path root;
    private final WatchSource source;
    private final WatchService service;
    private final InstantSource clock;
    private Map<Path, WatchKey> keys = new HashMap<>();
    private List<ProjectFolder> atRest = List.of();
    private boolean refused;
    private boolean shared;

    WatchedFolders(Library library, WatchSource source, WatchService service, InstantSource clock) {
        this.library = library;
        this.layout = library.layout();
        this.root = library.root();
        this.source = source;
        this.service = service;
        this.clock = clock;
    }

    /** Whether idle folders are not watched. */
    boolean leavesOut() {
        return !atRest.isEmpty();
    }

    /** Whether the system refused a watch, probably because its limit is reached. */
    boolean refused() {
        return refused;
    }

    /** Whether one of them is on a file system that others can change without events. */
    boolean shared() {
        return shared;
    }

    int count() {
        return keys.size();
    }

    /**
     * Builds the set of watches again.
     *
     * @param waiting projects whose finals are not dealt with yet
     */
    void arm(Set<String> waiting) {
        refused = false;
        shared = isShare(root) || isShare(library.recordsFolder());
        Map<Path, WatchKey> before = keys;
        keys = new HashMap<>();
        register(root);
        if (!library.recordsFolder().equals(root)) register(library.recordsFolder());
        List<ProjectFolder> projects = new ArrayList<>();
        for (List<String> names : layout.recordFolders()) armDown(names);
        for (List<String> names : layout.finalFolders()) armFinals(names, projects);
        Instant restedBy = clock.instant().minus(AT_REST);
        List<ProjectFolder> restless =
                projects.stream()
                        .filter(p -> p.restless(restedBy) || waiting.contains(p.project()))
                        .sorted(
                                Comparator.comparing(
                                                (ProjectFolder p) -> waiting.contains(p.project()))
                                        .thenComparing(ProjectFolder::changed)
                                        .reversed())
                        .limit(MOST)
                        .toList();
        for (ProjectFolder project : restless) register(project.path());
        atRest = new ArrayList<>(projects);
        atRest.removeAll(new HashSet<>(restless));
        // a folder that was moved away and created again has another key
        Set<WatchKey> armed = new HashSet<>(keys.values());
        for (WatchKey key : before.values()) if (!armed.contains(key)) key.cancel();
    }

    /** Watches the idle folders of these projects until the next {@link #arm}. */
    Set<String> wake(Set<String> ids) {
        Set<String> woken = new HashSet<>();
        for (ProjectFolder project : atRest) {
            if (!ids.contains(project.project())) continue;
            register(project.path());
            woken.add(project.project());
        }
        return woken;
    }

    /**
     * Updates the watches of this project's folders, which appeared or disappeared.
     *
     * @param project folder name from a listing or an event
     */
    void follow(String project) {
        if (layout.mixesFinals()) return;
        for (List<String> names : layout.finalFolders()) {
            Path folder = root;
            for (String name : names) folder = folder.resolve(name);
            folder = folder.resolve(project);
            if (isFolder(folder)) register(folder);
            else {
                WatchKey key = keys.remove(folder);
                if (key != null) key.cancel();
            }
        }
    }

    private void armFinals(List<String> names, List<ProjectFolder> projects) {
        Optional<Path> reached = armDown(names);
        if (reached.isEmpty()) return;
        Path folder = reached.get();
        if (layout.mixesFinals()) {
            armMixed(folder, 1);
            return;
        }
        boolean zone = layout.isZone(names);
        for (Path project : listed(folder))
            // Offcut's hold may lie in a zone
            if (!zone || layout.safeId(String.valueOf(project.getFileName())))
                ProjectFolder.at(project, layout, zone).ifPresent(projects::add);
    }

    /**
     * Watches each folder on the way to this one; if one is missing, its parent reports when it
     * appears.
     *
     * @return the folder; empty if it is missing
     */
    private Optional<Path> armDown(List<String> names) {
        Path folder = root;
        for (String name : names) {
            Path next = folder.resolve(name);
            // its parent is already watched, so a folder created from here on is reported
            if (!mayEnter(next)) return Optional.empty();
            folder = next;
            register(folder);
        }
        shared |= isShare(folder);
        return Optional.of(folder);
    }

    /** Watches the folders in a folder of mixed finals; the full looks find what lies deeper. */
    private void armMixed(Path folder, int depth) {
        for (Path child : listed(folder)) {
            if (keys.size() >= MOST || !isFolder(child)) continue;
            register(child);
            if (depth < DEEPEST_MIXED) armMixed(child, depth + 1);
        }
    }

    private static List<Path> listed(Path folder) {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path name : all) names.add(name);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} went while it was listed", folder, e);
        }
        return names;
    }

    /**
     * Whether it is a folder, or a link with the user's consent. The look validates the link's
     * target.
     */
    private boolean mayEnter(Path path) {
        List<String> place = new ArrayList<>();
        for (Path name : root.relativize(path)) place.add(name.toString());
        return isFolder(path) || (library.trusted().containsKey(place) && Files.isDirectory(path));
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, NOFOLLOW_LINKS);
    }

    private boolean isShare(Path folder) {
        try {
            return SHARES.contains(source.disk(folder).toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false; // missing
        }
    }

    private void register(Path folder) {
        try {
            WatchKey key = source.register(folder, service);
            if (!key.watchable().equals(folder)) {
                // the system still uses the folder's earlier name
                key.cancel();
                key = source.register(folder, service);
            }
            keys.put(folder, key);
        } catch (FileSystemException e) {
            LOG.debug("{} went before it was watched, or cannot be read", folder, e);
        } catch (IOException e) {
            if (!refused) LOG.warn("{} cannot be watched: {}", folder, e.toString());
            refused = true;
        }
    }
}
