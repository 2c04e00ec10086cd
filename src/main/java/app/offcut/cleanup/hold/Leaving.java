package app.offcut.cleanup.hold;

import app.offcut.cleanup.hold.PutBack.Older;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.library.FileIdentity;
import app.offcut.library.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the files of one run leave the hold: back to where they were, or erased. */
final class Leaving {
    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private final Journal journal;
    private final Map<Zone, ZoneHold> zones;
    private final InstantSource clock;

    Leaving(Journal journal, Map<Zone, ZoneHold> zones, InstantSource clock) {
        this.journal = journal;
        this.zones = zones;
        this.clock = clock;
    }

    /** What lies in the hold now, the last first. */
    List<HeldFile> files() throws IOException {
        List<HeldFile> found = new ArrayList<>();
        for (ZoneHold zone : zones.values()) found.addAll(zone.files());
        return found.reversed();
    }

    private ZoneHold holdOf(HeldFile file) {
        return Objects.requireNonNull(zones.get(file.zone()));
    }

    /** Puts these back. */
    PutBack putBack(Predicate<HeldFile> which, Older older) throws IOException {
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
    PutBack erase() throws IOException {
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
        return new Purge(clock.instant(), freed);
    }
}
