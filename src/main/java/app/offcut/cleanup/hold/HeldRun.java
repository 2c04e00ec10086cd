package app.offcut.cleanup.hold;

import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.hold.RunFolder.Reach;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.Journal.Phase;
import app.offcut.cleanup.journal.LibraryLock;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Undo;
import app.offcut.cleanup.journal.MoveResult;
import app.offcut.cleanup.journal.Moved;
import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.failure.Failure;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run on the disk: its {@link Journal} says how far it has come, its files are in the holds of
 * their zones. Only the owner of the {@link LibraryLock} may call methods that change anything. Not
 * thread-safe.
 */
public final class HeldRun {
    private final LibraryFolders library;
    private final Path run;
    private final Journal journal;
    private final Map<Zone, ZoneHold> zones = new LinkedHashMap<>();
    private final Release leaving;
    private final @Nullable String unreadable;

    HeldRun(LibraryFolders library, Path run, Journal journal, Set<Zone> zones) {
        this(library, run, journal, zones, null);
    }

    /**
     * A run about which nothing is known but that it cannot be read.
     *
     * @param why one sentence
     */
    HeldRun(LibraryFolders library, Path run, String why) {
        this(library, run, new Journal(library::root, run, null), Set.of(), why);
    }

    private HeldRun(
            LibraryFolders library,
            Path run,
            Journal journal,
            Set<Zone> zones,
            @Nullable String unreadable) {
        this.library = library;
        this.run = run;
        this.journal = journal;
        for (Zone zone : library.zones())
            if (zones.contains(zone)) this.zones.put(zone, zone(zone));
        leaving = new Release(journal, this.zones, library.clock());
        this.unreadable = unreadable;
    }

    private ZoneHold zone(Zone zone) {
        return new ZoneHold(new RunFolder(library, run, zone));
    }

    public String run() {
        return run.toString();
    }

    /** The run's name in a sentence: the project's name, if known. */
    public String name() {
        Manifest manifest = journal.manifest();
        return manifest == null ? run() : manifest.projectName();
    }

    /** Why the run could not be finished just now, as a sentence. */
    public String trouble(IOException e) {
        return Failure.of(e, library.offcut()).sentence();
    }

    /** A path of the run that this process cannot express, because its locale lacks characters. */
    public Optional<String> unnamed() {
        Manifest manifest = journal.manifest();
        if (manifest == null) return Optional.empty();
        return manifest.files().stream()
                .filter(file -> !file.names().stream().allMatch(library::canName))
                .map(Entry::path)
                .findFirst();
    }

    public Journal journal() {
        return journal;
    }

    public boolean isOf(String projectId) {
        Manifest manifest = journal.manifest();
        return manifest != null && manifest.projectId().equals(projectId);
    }

    /** Whether it waits for the end of its keep time: it can be undone, or erased earlier. */
    public boolean isCommitted() {
        return journal.phase() == Phase.COMMITTED;
    }

    /** The same, and no process works on it. */
    public boolean held() {
        return isCommitted() && !underWay();
    }

    /** Whether its files can be restored on demand, or restored again where some could not be. */
    public boolean canBeUndone() {
        return isCommitted() || journal.phase() == Phase.UNDOING;
    }

    /** Whether its files can be erased on demand, or the rest of them where erasing has begun. */
    public boolean canBeErased() {
        return isCommitted() || journal.phase() == Phase.PURGING;
    }

    /**
     * Whether older copies kept it from being restored completely, so that a person must decide.
     */
    public boolean needsDecision() {
        Phase phase = journal.phase();
        try {
            return (phase == Phase.UNDOING || phase == Phase.PREPARED) && !olderCopies().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the run was undone only in part, with no decision pending. */
    public boolean isPartlyUndone() {
        return journal.phase() == Phase.UNDOING && !needsDecision();
    }

    /** Whether the Offcut that began it still works on it, and does not only keep its files. */
    public boolean underWay() {
        Manifest manifest = journal.manifest();
        if (manifest == null || (isCommitted() && manifest.keep().isPositive())) return false;
        Manifest.Process process = manifest.process();
        return process.here()
                ? library.underWay().contains(manifest.run())
                : process.alive() && library.mayBeLockedBy(process);
    }

    /** Why the run cannot be read; nothing may be done with it then. */
    public Optional<String> unreadable() {
        return Optional.ofNullable(unreadable)
                .or(() ->
                        zones.values().stream()
                                .map(ZoneHold::folder)
                                .filter(zone -> zone.reach(journal.manifest()) == Reach.UNREADABLE)
                                .flatMap(zone -> zone.closed().stream())
                                .findFirst());
    }

    /** A zone of the run that is missing, because its disk is disconnected. */
    public Optional<Zone> missingZone() {
        return zones.values().stream()
                .map(ZoneHold::folder)
                .filter(zone -> zone.reach(journal.manifest()) == Reach.AWAY)
                .map(RunFolder::zone)
                .findFirst();
    }

    /**
     * Moves condemned files into the hold, unless they have changed or are open for writing.
     *
     * @param results receives one result for each file
     */
    public Taking taking(Predicate<FileIdentity> openForWriting, List<Moved> results) {
        return new Taking(zones, openForWriting, results);
    }

    /** The result for a file that must no longer be erased: it is gone, or it stays. */
    public MoveResult spare(Entry file) {
        return zone(file.zone()).spare(file);
    }

    /** Whether this very file is where it was when it was condemned. */
    public boolean isBack(Entry file) {
        return zone(file.zone()).isBack(file);
    }

    /** Returns once all moves are guaranteed to survive a power cut. */
    public void sync() throws IOException {
        Manifest manifest = journal.manifest();
        if (manifest == null) return;
        for (Zone zone : zones.keySet()) {
            Set<List<Path>> places = new HashSet<>();
            Entry before = null;
            for (Entry file : manifest.files()) {
                if (file.zone() != zone) continue;
                if (before == null || !before.besides(file)) places.add(library.folders(file));
                before = file;
            }
            zone(zone).sync(places, manifest);
        }
    }

    /** The original paths of the files in the hold, relative to the library, with {@code /}. */
    public List<String> paths() throws IOException {
        return leaving.files().stream().map(HeldFile::path).sorted().toList();
    }

    /** The hold folders that contain files, for messages. */
    public String places() throws IOException {
        return leaving.files().stream()
                .map(file -> String.join("/", file.zone().hold()))
                .map(place -> place + "/" + OffcutFolder.NAME + "/" + run)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Whether the hold of this run is empty. */
    public boolean empty() throws IOException {
        return leaving.files().isEmpty();
    }

    /** The files whose places were taken, so that a person must decide; sorted by path. */
    public List<OlderCopy> olderCopies() throws IOException {
        return leaving.olderCopies();
    }

    /** The condemned older copies without a newer version; the gate must check them first. */
    public Map<Zone, List<FoundFile>> lastCopies() throws IOException {
        return leaving.lastCopies();
    }

    /**
     * Restores everything in the hold. Never replaces anything.
     *
     * @param decision written to the journal first, so that recovery does not resume a committed
     *     run that is half restored; null before the commit
     */
    public RestoreResult putBack(@Nullable Undo decision, Older older) throws IOException {
        if (decision != null && journal.undo() == null) journal.begin(decision);
        return leaving.putBack(_ -> true, older);
    }

    /**
     * Before the commit: restores files that a program has opened for writing meanwhile, and files
     * that are in the hold although their move was reported as failed.
     *
     * @param taken paths whose move succeeded
     */
    public RestoreResult release(Set<String> taken, Predicate<FileIdentity> openForWriting)
            throws IOException {
        return leaving.putBack(
                file ->
                        !taken.contains(file.path())
                                || (file.identity() != null
                                        && openForWriting.test(file.identity())),
                Older.STAY);
    }

    /** Erases the condemned files of a committed run. This cannot be undone. */
    public RestoreResult erase() throws IOException {
        return leaving.erase();
    }

    /** Removes the folders that the run has emptied, up to the project's own folder. */
    public void removeEmptiedFolders() {
        zones.forEach((zone, hold) ->
                hold.removeEmptiedFolders(
                        journal.held().stream().filter(file -> file.zone() == zone).toList()));
    }

    /** Removes the journal and the folders of the hold, which must contain no files any more. */
    public void drop() throws IOException {
        if (!empty()) throw new DirectoryNotEmptyException(run.toString());
        sync(); // what was erased must not come back once the journal is gone
        journal.drop();
        for (ZoneHold zone : zones.values()) zone.folder().drop();
    }
}
