package app.offcut.cleanup.hold;

import app.offcut.cleanup.hold.Journal.Phase;
import app.offcut.cleanup.hold.Manifest.Entry;
import app.offcut.cleanup.hold.Marker.Commit;
import app.offcut.cleanup.hold.Marker.Purge;
import app.offcut.cleanup.hold.Marker.Undo;
import app.offcut.cleanup.hold.PutBack.Older;
import app.offcut.cleanup.hold.ZoneHold.Reach;
import app.offcut.library.FileIdentity;
import app.offcut.library.Zone;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run on the disk: its {@link Journal} decides, its files lie in the holds of their zones. Only
 * the owner of the {@link LibraryLock} calls what changes anything; on one thread.
 */
public final class HeldRun {
    private static final Logger LOG = LoggerFactory.getLogger(HeldRun.class);

    private final Hold hold;
    private final Path run;
    private final Journal journal;
    private final Map<Zone, ZoneHold> zones = new EnumMap<>(Zone.class);
    private boolean unreadable;

    HeldRun(Hold hold, Path run, Journal journal, Set<Zone> zones) {
        this.hold = hold;
        this.run = run;
        this.journal = journal;
        for (Zone zone : zones) this.zones.put(zone, new ZoneHold(hold, run, zone));
    }

    /** Null if nothing of this name is a run of this library. */
    static @Nullable HeldRun read(Hold hold, Path run) {
        try {
            return readAll(hold, run);
        } catch (IOException e) {
            LOG.warn("The journal of run {} could not be read: {}", run, e.toString());
            HeldRun left = new HeldRun(hold, run, new Journal(hold, run, null), Set.of());
            left.unreadable = true;
            return left;
        }
    }

    private static @Nullable HeldRun readAll(Hold hold, Path run) throws IOException {
        Set<Zone> found = EnumSet.noneOf(Zone.class);
        boolean anothers = false;
        for (Zone zone : Zone.values()) {
            ZoneHold there = new ZoneHold(hold, run, zone);
            if (!there.exists()) continue;
            found.add(zone);
            Manifest copy = there.manifest();
            // a zone behind a link may be another library's as well, and its runs that one's affair
            anothers |= copy != null && hold.linked(zone) && !hold.isOf(copy);
        }
        try {
            Journal journal = Journal.read(hold, run);
            Manifest manifest = journal.manifest();
            return new HeldRun(hold, run, journal, manifest == null ? found : manifest.zones());
        } catch (NoSuchFileException e) {
            return found.isEmpty() || anothers
                    ? null
                    : new HeldRun(hold, run, new Journal(hold, run, null), found);
        }
    }

    public String run() {
        return run.toString();
    }

    /** What to call it in a sentence: by the project's name, if that is known. */
    public String name() {
        Manifest manifest = journal.manifest();
        return manifest == null ? run() : manifest.projectName();
    }

    /** Why it could not be ended just now, in a sentence. */
    public String trouble(IOException e) {
        return Taken.noSpace(e)
                ? Hold.problem(e, hold.libraryRoot()).sentence()
                : String.valueOf(e.getMessage());
    }

    /** A path of the run that this process cannot name, since its locale knows fewer letters. */
    public Optional<String> unnamed() {
        Manifest manifest = journal.manifest();
        if (manifest == null) return Optional.empty();
        return manifest.files().stream()
                .filter(file -> !file.names().stream().allMatch(hold::canName))
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

    /** Whether it is decided and waits for its time: it can be undone, or erased earlier. */
    public boolean waits() {
        return journal.phase() == Phase.COMMITTED;
    }

    /** The same, and nobody is at it still. */
    public boolean held() {
        return waits() && !underWay();
    }

    /** Whether its files can be put back on demand; also once more where some could not be. */
    public boolean canBeUndone() {
        return waits() || journal.phase() == Phase.UNDOING;
    }

    /** Whether its files can be erased on demand; also the rest where erasing has begun. */
    public boolean canBeErased() {
        return waits() || journal.phase() == Phase.PURGING;
    }

    /** Whether a person may have to decide about older copies: it could not be put back whole. */
    public boolean asks() {
        try {
            return journal.phase() == Phase.UNDOING
                    || (journal.phase() == Phase.PREPARED && !olderPaths().isEmpty());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether the Offcut that began it is still at it; if it only waits for its time, it is not.
     */
    public boolean underWay() {
        Manifest manifest = journal.manifest();
        if (manifest == null || (waits() && manifest.keep().isPositive())) return false;
        Manifest.Process process = manifest.process();
        return process.here()
                ? hold.underWay(manifest.run())
                : process.alive() && hold.mayBeLockedBy(process);
    }

    /** Whether something stands in the way of reading it: nothing may be done with it then. */
    public boolean unreadable() {
        return unreadable
                || zones.values().stream().anyMatch(zone -> reach(zone) == Reach.UNREADABLE);
    }

    private Reach reach(ZoneHold zone) {
        return zone.reach(journal.manifest());
    }

    /** A zone of the run that is not there now: its disk is away. */
    public Optional<Zone> missingZone() {
        return zones.entrySet().stream()
                .filter(zone -> reach(zone.getValue()) == Reach.AWAY)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Moves one condemned file into the hold, if it still is what it was. */
    public Taken take(Entry file, Predicate<FileIdentity> openForWriting) {
        ZoneHold zone = zones.get(file.zone());
        return zone == null
                ? new Taken(Taken.Fate.FAILED, "no-hold", file.path())
                : zone.take(file, openForWriting);
    }

    /** What became of a file that must not be erased any more: it is gone, or it stays. */
    public Taken spare(Entry file) {
        return new ZoneHold(hold, run, file.zone()).spare(file);
    }

    /** Whether this very file lies where it was when it was condemned. */
    public boolean isBack(Entry file) {
        return new ZoneHold(hold, run, file.zone()).isBack(file);
    }

    /** Returns when all that was moved would outlive a power cut. */
    public void sync() throws IOException {
        Manifest manifest = journal.manifest();
        if (manifest == null) return;
        for (Map.Entry<Zone, ZoneHold> zone : zones.entrySet()) {
            Set<List<Path>> places = new HashSet<>();
            for (Entry file : manifest.files())
                if (file.zone() == zone.getKey()) places.add(hold.folders(file));
            zone.getValue().sync(places, manifest);
        }
    }

    /** Decides the run. */
    public void commit(Commit decision) throws IOException {
        journal.commit(decision);
    }

    /** What lies in the hold now, the last first. */
    private List<HeldFile> files() throws IOException {
        List<HeldFile> found = new ArrayList<>();
        for (ZoneHold zone : zones.values()) found.addAll(zone.files());
        return found.reversed();
    }

    private ZoneHold holdOf(HeldFile file) {
        return Objects.requireNonNull(zones.get(file.zone()));
    }

    /** Where what lies in the hold came from, relative to the library, with {@code /}. */
    public List<String> paths() throws IOException {
        return files().stream().map(HeldFile::path).sorted().toList();
    }

    /** The folders in which something lies, for messages. */
    public String places() throws IOException {
        return files().stream()
                .map(file -> file.zone().word() + "/" + Hold.FOLDER + "/" + run)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Whether nothing lies in the hold any more. */
    public boolean empty() throws IOException {
        return files().isEmpty();
    }

    /** The same of those whose places were found taken, so that they wait for a person. */
    public List<String> olderPaths() throws IOException {
        return files().stream().filter(HeldFile::older).map(HeldFile::path).sorted().toList();
    }

    /**
     * Puts everything back that lies in the hold. Never replaces anything.
     *
     * @param decision noted first, so that a run that was decided is not taken up again half empty;
     *     null before the commit
     */
    public PutBack putBack(@Nullable Undo decision, Older older) throws IOException {
        if (decision != null && journal.undo() == null) journal.begin(decision);
        return putBack(_ -> true, older);
    }

    /**
     * Before the commit: puts back what somebody has opened for writing meanwhile, and what lies in
     * the hold although its move was not reported to have worked.
     *
     * @param taken paths whose move worked
     */
    public PutBack release(Set<String> taken, Predicate<FileIdentity> openForWriting)
            throws IOException {
        return putBack(
                file ->
                        !taken.contains(file.path())
                                || (file.identity() != null
                                        && openForWriting.test(file.identity())),
                Older.STAY);
    }

    private PutBack putBack(Predicate<HeldFile> which, Older older) throws IOException {
        List<String> restored = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        Map<String, Long> erased = new HashMap<>();
        Map<ZoneHold, Set<List<Path>>> places = new HashMap<>();
        for (HeldFile file : files()) {
            if (!which.test(file)) continue;
            ZoneHold zone = holdOf(file);
            Kept stays =
                    file.older() && older == Older.STAY
                            ? Kept.of(file, Kept.TAKEN)
                            : zone.putBack(file);
            if (stays == null) restored.add(file.path());
            else if (older == Older.ERASE && (stays = eraseOlder(stays, zone, file)) == null)
                erased.put(file.path(), file.links() > 1 ? 0 : file.attributes().size());
            else {
                kept.add(stays);
                if (stays.why().equals(Kept.TAKEN)) setAside(zone, file);
            }
            places.computeIfAbsent(zone, _ -> new HashSet<>()).add(file.folders());
        }
        for (Map.Entry<ZoneHold, Set<List<Path>>> zone : places.entrySet())
            zone.getKey().sync(zone.getValue(), journal.manifest());
        return new PutBack(restored, kept, erased);
    }

    private @Nullable Kept eraseOlder(Kept stays, ZoneHold zone, HeldFile file) {
        Manifest manifest = journal.manifest();
        if (manifest == null || !stays.why().equals(Kept.TAKEN)) return stays;
        for (Entry entry : manifest.files())
            if (entry.path().equals(file.path())) return zone.eraseOlder(file, entry);
        return stays; // nobody has ever condemned it
    }

    private static void setAside(ZoneHold zone, HeldFile file) {
        try {
            zone.setAside(file);
        } catch (IOException e) {
            LOG.warn("It could not be noted that the place of {} is taken", file.path(), e);
        }
    }

    /** Erases what was condemned and committed; from here on there is no way back. */
    public PutBack erase() throws IOException {
        Map<String, Entry> condemned = new HashMap<>();
        for (Entry entry : journal.held()) condemned.put(entry.path(), entry);
        if (journal.purge() == null) journal.begin(freed(condemned));
        List<String> restored = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (HeldFile file : files()) {
            Entry entry = condemned.get(file.path());
            // what has changed in the hold is not what was condemned
            if (entry != null && !entry.isStill(file.attributes())) entry = null;
            Kept stays =
                    entry == null ? holdOf(file).putBack(file) : holdOf(file).erase(file, entry);
            if (stays != null) kept.add(stays);
            else if (entry == null) restored.add(file.path());
        }
        return new PutBack(restored, kept, Map.of());
    }

    /** The last of all names of a file frees its length: once, and only if all names are here. */
    private Purge freed(Map<String, Entry> condemned) throws IOException {
        Map<FileIdentity, Integer> names = new HashMap<>();
        Map<String, Long> freed = new HashMap<>();
        List<HeldFile> files = files();
        for (HeldFile file : files)
            if (file.identity() != null) names.merge(file.identity(), 1, Integer::sum);
        Set<FileIdentity> counted = new HashSet<>();
        for (HeldFile file : files) {
            Entry entry = condemned.get(file.path());
            if (entry == null || !entry.isStill(file.attributes())) continue;
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
        for (Zone zone : zones.keySet())
            new EmptyFolders(hold, zone)
                    .remove(journal.held().stream().filter(file -> file.zone() == zone).toList());
    }

    /** Takes away the journal and the folders of the hold. Nothing may lie in it any more. */
    public void drop() throws IOException {
        if (!empty()) throw new DirectoryNotEmptyException(run.toString());
        sync(); // what was erased must not come back once the journal is gone
        journal.drop();
        for (ZoneHold zone : zones.values()) zone.drop();
    }
}
