package app.offcut.cleanup.hold;

import app.offcut.cleanup.hold.Journal.Phase;
import app.offcut.cleanup.hold.Manifest.Entry;
import app.offcut.cleanup.hold.Marker.Commit;
import app.offcut.cleanup.hold.Marker.Purge;
import app.offcut.cleanup.hold.Marker.Undo;
import app.offcut.library.FileIdentity;
import app.offcut.library.Zone;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run on the disk: its {@link Journal} decides, its files lie in the holds of their zones. This
 * is the only class that moves or erases a creator's file. Only the owner of the {@link
 * LibraryLock} calls what changes anything; on one thread.
 */
public final class HeldRun {
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Hold hold;
    private final Path run;
    private final Journal journal;
    private final Set<Zone> zones;

    HeldRun(Hold hold, Path run, Journal journal, Set<Zone> zones) {
        this.hold = hold;
        this.run = run;
        this.journal = journal;
        this.zones = zones;
    }

    /** Null if nothing of this name is a run of this library. */
    static @Nullable HeldRun read(Hold hold, Path run) throws IOException {
        Set<Zone> found = EnumSet.noneOf(Zone.class);
        Manifest copy = null;
        for (Zone zone : Zone.values()) {
            try (Directory folder = hold.runFolder(zone, run)) {
                found.add(zone);
                Manifest here = JournalFile.read(folder, Journal.MANIFEST, Manifest.class);
                if (here != null) copy = here;
            } catch (IOException e) {
                continue; // not there, or its disk is away
            }
        }
        try {
            Journal journal = Journal.read(hold, run);
            Manifest manifest = journal.manifest();
            return new HeldRun(hold, run, journal, manifest == null ? found : manifest.zones());
        } catch (NoSuchFileException e) {
            // a zone behind a link may be another library's as well, and its runs that one's affair
            boolean anothers =
                    copy != null && !copy.library().equals(hold.library().root().toString());
            return found.isEmpty() || anothers
                    ? null
                    : new HeldRun(hold, run, new Journal(hold, run, null), found);
        }
    }

    public String run() {
        return run.toString();
    }

    public Journal journal() {
        return journal;
    }

    /** Whether the Offcut that began it is still running. */
    public boolean underWay() {
        Manifest manifest = journal.manifest();
        if (manifest == null) return false;
        return manifest.process().here()
                ? hold.underWay(manifest.run())
                : manifest.process().alive();
    }

    /** A zone of the run whose hold is not there now: its disk is away. */
    public Optional<Zone> missingZone() {
        for (Zone zone : zones) {
            try (Directory _ = hold.runFolder(zone, run)) {
                continue;
            } catch (IOException e) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    /** Moves one condemned file into the hold, if it still is what it was. */
    public Taken take(Entry file, Predicate<FileIdentity> openForWriting) {
        if (!zones.contains(file.zone()))
            return new Taken(Taken.Fate.FAILED, "no-hold", file.path());
        List<Path> names = hold.paths(file.names());
        List<Path> folders = names.subList(0, names.size() - 1);
        // opened anew for each file: a folder that was moved away meanwhile was perhaps rescued
        try (Directory zone = hold.zone(file.zone());
                Directory parent = zone.open(folders)) {
            String stays = stays(file, parent.attributes(names.getLast()), openForWriting);
            return stays != null
                    ? Taken.stayed(stays)
                    : take(file, parent, folders, names.getLast());
        } catch (NoSuchFileException e) {
            return Taken.GONE;
        } catch (IOException e) {
            return Taken.failed(e);
        }
    }

    private Taken take(Entry file, Directory parent, List<Path> folders, Path name) {
        try (Directory held = makeFiles(file.zone(), folders)) {
            try {
                parent.moveIn(name, held, name);
            } catch (NoSuchFileException e) {
                return Taken.GONE;
            }
            if (file.is(held.attributes(name))) return Taken.HELD;
            held.moveOut(name, parent);
            return Taken.stayed("changed");
        } catch (IOException e) {
            return Taken.failed(e);
        }
    }

    /** What became of a file that must not be erased any more: it is gone, or it stays. */
    public Taken spare(Entry file) {
        List<Path> names = hold.paths(file.names());
        try (Directory zone = hold.zone(file.zone());
                Directory parent = zone.open(names.subList(0, names.size() - 1))) {
            return parent.has(names.getLast()) ? Taken.stayed("changed") : Taken.GONE;
        } catch (NoSuchFileException e) {
            return Taken.GONE;
        } catch (IOException e) {
            return Taken.stayed("changed");
        }
    }

    private @Nullable String stays(
            Entry file, BasicFileAttributes now, Predicate<FileIdentity> openForWriting) {
        if (!file.is(now)) return "changed";
        Instant settled = hold.clock().instant().minus(SETTLED);
        if (file.modified().isAfter(settled)) return "too-new";
        return file.identity() != null && openForWriting.test(file.identity())
                ? "open-for-writing"
                : null;
    }

    /** Returns when all that was moved would outlive a power cut. */
    public void sync() throws IOException {
        Manifest manifest = journal.manifest();
        if (manifest == null) return;
        Set<List<Path>> synced = new HashSet<>();
        for (Entry file : manifest.files()) {
            if (!zones.contains(file.zone())) continue;
            List<Path> names = hold.paths(file.names());
            for (int depth = 0; depth < names.size(); depth++) {
                List<Path> folders = names.subList(0, depth);
                List<Path> place = new ArrayList<>(hold.paths(file.zone().names()));
                place.addAll(folders);
                if (synced.add(place)) sync(file.zone(), folders);
            }
        }
    }

    private void sync(Zone zone, List<Path> folders) throws IOException {
        try (Directory held = openFiles(zone, folders)) {
            held.sync();
        } catch (NoSuchFileException e) {
            // nothing was moved from there
        }
        try (Directory place = hold.zone(zone);
                Directory folder = place.open(folders)) {
            folder.sync();
        } catch (IOException e) {
            boolean gone = e instanceof NoSuchFileException;
            // removed, or replaced: nothing of ours is in it
            if (!gone && !Taken.why(e).equals("folder-replaced")) throw e;
        }
    }

    /** The folder of the hold for files that come from these folders of a zone. */
    private Directory openFiles(Zone zone, List<Path> folders) throws IOException {
        try (Directory folder = hold.runFolder(zone, run)) {
            return folder.open(below(folders));
        }
    }

    private Directory makeFiles(Zone zone, List<Path> folders) throws IOException {
        try (Directory folder = hold.runFolder(zone, run)) {
            return folder.openOrMake(below(folders));
        }
    }

    private List<Path> below(List<Path> folders) {
        List<Path> names = new ArrayList<>(folders);
        names.addFirst(hold.path("files"));
        return names;
    }

    /** Decides the run. */
    public void commit(Commit decision) throws IOException {
        journal.commit(decision);
    }

    /** What lies in the hold now, in reverse order of the names. */
    private List<HeldFile> files() throws IOException {
        List<HeldFile> found = new ArrayList<>();
        for (Zone zone : zones) {
            try (Directory folder = hold.runFolder(zone, run)) {
                Path files = hold.path("files");
                if (!folder.has(files)) continue;
                try (Directory open = folder.open(files)) {
                    HeldFile.addAll(open, zone, List.of(), found);
                }
            } catch (NoSuchFileException e) {
                continue; // dropped already
            }
        }
        return found.reversed();
    }

    /** Where what lies in the hold came from, relative to the library, with {@code /}. */
    public List<String> paths() throws IOException {
        return files().stream().map(HeldFile::path).sorted().toList();
    }

    /** The folders of its files, for messages. */
    public String places() {
        return zones.stream()
                .map(zone -> zone.word() + "/" + Hold.FOLDER + "/" + run)
                .collect(Collectors.joining(", "));
    }

    /** Whether nothing lies in the hold any more. */
    public boolean empty() throws IOException {
        return files().isEmpty();
    }

    /**
     * Puts everything back that lies in the hold. Never replaces anything.
     *
     * @param decision noted first, so that a run that was decided is not taken up again half empty;
     *     null before the commit
     */
    public PutBack putBack(@Nullable Undo decision) throws IOException {
        if (decision != null && journal.undo() == null) journal.begin(decision);
        return putBack(_ -> true);
    }

    /**
     * Before the commit: puts back what somebody has opened for writing meanwhile, and what lies in
     * the hold although its move was not reported to have worked.
     *
     * @param taken paths whose move worked
     */
    public PutBack release(Set<String> taken, Predicate<FileIdentity> openForWriting)
            throws IOException {
        return putBack(file ->
                !taken.contains(file.path())
                        || (file.identity() != null && openForWriting.test(file.identity())));
    }

    private PutBack putBack(Predicate<HeldFile> which) throws IOException {
        List<String> restored = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        Set<List<Path>> places = new HashSet<>();
        for (HeldFile file : files()) {
            if (!which.test(file)) continue;
            String why = putBack(file);
            if (why == null) restored.add(file.path());
            else kept.add(new Kept(file.path(), why));
            List<Path> place = new ArrayList<>(file.folders());
            place.addFirst(hold.path(file.zone().name()));
            places.add(place);
        }
        for (List<Path> place : places)
            sync(Zone.valueOf(place.getFirst().toString()), place.subList(1, place.size()));
        return new PutBack(restored, kept);
    }

    /** Returns null, or why it stays in the hold. */
    private @Nullable String putBack(HeldFile file) {
        try (Directory from = openFiles(file.zone(), file.folders());
                Directory zone = hold.zone(file.zone());
                Directory to = zone.openOrMake(file.folders())) {
            try {
                from.moveOut(file.name(), to);
            } catch (FileAlreadyExistsException e) {
                // interrupted between the link and the removal of the old name
                BasicFileAttributes there = to.attributes(file.name());
                if (file.identity() == null || !file.identity().equals(FileIdentity.of(there)))
                    return "place-taken";
                from.erase(file.name());
            }
            return null;
        } catch (FileAlreadyExistsException e) {
            return "place-taken";
        } catch (NoSuchFileException e) {
            return null; // somebody has taken it out
        } catch (IOException e) {
            return Taken.why(e);
        }
    }

    /** Erases what was condemned and committed; from here on there is no way back. */
    public List<Kept> erase() throws IOException {
        if (journal.purge() == null) journal.begin(freed());
        Map<String, Entry> condemned = new HashMap<>();
        for (Entry entry : journal.held()) condemned.put(entry.path(), entry);
        List<Kept> kept = new ArrayList<>();
        for (HeldFile file : files()) {
            Entry entry = condemned.get(file.path());
            String why = entry != null && entry.is(file.attributes()) ? erase(file) : putBack(file);
            if (why != null) kept.add(new Kept(file.path(), why));
        }
        return kept;
    }

    private @Nullable String erase(HeldFile file) {
        try (Directory held = openFiles(file.zone(), file.folders())) {
            held.erase(file.name());
            return null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return Taken.why(e);
        }
    }

    /** The last of all names of a file frees its length: once, and only if all names are here. */
    private Purge freed() throws IOException {
        Map<FileIdentity, Integer> names = new HashMap<>();
        Map<String, Long> freed = new HashMap<>();
        List<HeldFile> files = files();
        for (HeldFile file : files)
            if (file.identity() != null) names.merge(file.identity(), 1, Integer::sum);
        Set<FileIdentity> counted = new HashSet<>();
        for (HeldFile file : files) {
            FileIdentity identity = file.identity();
            boolean last =
                    identity == null
                            || (names.getOrDefault(identity, 0) >= file.links()
                                    && counted.add(identity));
            freed.put(file.path(), last ? file.attributes().size() : 0);
        }
        return new Purge(hold.clock().instant(), freed);
    }

    /** Removes the folders that the run has emptied, up to the project's own folder. */
    public void removeEmptiedFolders() {
        Set<List<Path>> emptied = new HashSet<>();
        for (Entry file : journal.held()) {
            if (file.zone() == Zone.PROVIDER) continue;
            List<Path> place = new ArrayList<>(hold.paths(file.zone().names()));
            int own = place.size() + (file.names().getFirst().equals("projects") ? 2 : 1);
            place.addAll(hold.paths(file.names()));
            for (int depth = place.size() - 1; depth >= own; depth--)
                emptied.add(List.copyOf(place.subList(0, depth)));
        }
        emptied.stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .forEach(this::removeIfEmpty);
    }

    private void removeIfEmpty(List<Path> folders) {
        try (Directory root = hold.root();
                Directory parent = root.open(folders.subList(0, folders.size() - 1))) {
            if (parent.attributes(folders.getLast()).isDirectory())
                parent.remove(folders.getLast());
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // something else lives there, or it is gone: both are fine
        } catch (IOException e) {
            // an empty folder that stays loses nothing and takes no space
        }
    }

    /** Takes away the journal and the folders of the hold. Nothing may lie in it any more. */
    public void drop() throws IOException {
        if (!empty()) throw new DirectoryNotEmptyException(run.toString());
        for (Zone zone : zones) syncFiles(zone);
        journal.drop();
        for (Zone zone : zones) {
            try (Directory place = hold.zone(zone);
                    Directory offcut = place.open(hold.path(Hold.FOLDER))) {
                if (!offcut.has(run)) continue;
                try (Directory folder = offcut.open(run)) {
                    removeFolders(folder);
                    for (Path name : folder.names()) folder.erase(name);
                }
                offcut.remove(run);
            } catch (NoSuchFileException e) {
                continue;
            }
        }
    }

    /** What was taken out must not come back after a power cut, once the journal is gone. */
    private void syncFiles(Zone zone) throws IOException {
        if (journal.phase() == Phase.UNKNOWN) return;
        Set<List<Path>> places = new HashSet<>();
        for (Entry file : journal.held())
            if (file.zone() == zone)
                places.add(hold.paths(file.names().subList(0, file.names().size() - 1)));
        for (List<Path> folders : places) {
            try (Directory held = openFiles(zone, folders)) {
                held.sync();
            } catch (NoSuchFileException e) {
                continue; // removed already
            }
        }
    }

    private static void removeFolders(Directory folder) throws IOException {
        for (Path name : folder.names()) {
            if (!folder.attributes(name).isDirectory()) continue;
            try (Directory child = folder.open(name)) {
                removeFolders(child);
            }
            folder.remove(name);
        }
    }
}
