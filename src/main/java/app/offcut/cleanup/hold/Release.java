package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.hold.OlderCopy.Place;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the files of one run out of the hold: restores them to their places, or erases them. */
final class Release {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    private final Journal journal;
    private final Map<Zone, ZoneHold> zones;
    private final InstantSource clock;

    Release(Journal journal, Map<Zone, ZoneHold> zones, InstantSource clock) {
        this.journal = journal;
        this.zones = zones;
        this.clock = clock;
    }

    /** The files currently in the hold, in reverse order. */
    List<HeldFile> files() throws IOException {
        List<HeldFile> found = new ArrayList<>();
        for (ZoneHold zone : zones.values()) found.addAll(zone.files());
        return found.reversed();
    }

    private ZoneHold holdOf(HeldFile file) {
        return Objects.requireNonNull(zones.get(file.zone()));
    }

    /** Restores the selected files. */
    RestoreResult putBack(Predicate<HeldFile> which, Older older) throws IOException {
        PuttingBack done = new PuttingBack(older);
        Map<ZoneHold, Set<List<Path>>> places = new HashMap<>();
        for (HeldFile file : files()) {
            if (!which.test(file)) continue;
            done.leave(file);
            places.computeIfAbsent(holdOf(file), _ -> new HashSet<>()).add(file.folders());
        }
        for (Map.Entry<ZoneHold, Set<List<Path>>> zone : places.entrySet())
            zone.getKey().sync(zone.getValue(), journal.manifest());
        return new RestoreResult(done.restored, done.kept, done.erased);
    }

    /** One pass over the files; each is restored, erased, or kept for a decision. */
    private final class PuttingBack {
        private final Older older;
        private final Map<String, Entry> condemned = condemned();
        private final List<String> restored = new ArrayList<>();
        private final List<Leftover> kept = new ArrayList<>();
        private final Map<String, Long> erased = new HashMap<>();

        PuttingBack(Older older) {
            this.older = older;
        }

        void leave(HeldFile file) {
            ZoneHold zone = holdOf(file);
            boolean waits = file.older() && !(older instanceof Older.Try);
            Leftover stays = waits ? waiting(zone, file) : zone.putBack(file);
            Entry entry = condemned.get(file.path());
            if (stays == null) restored.add(file.path());
            else if (!stays.forPlace()) kept.add(stays);
            else if (entry != null && mayGo(zone, file)) erase(zone, file, entry);
            else if (entry != null && zone.eraseTwin(file, entry)) restored.add(file.path());
            else {
                kept.add(stays);
                setAside(zone, file);
            }
        }

        private Leftover waiting(ZoneHold zone, HeldFile file) {
            return Leftover.of(
                    file, zone.place(file) == Place.FREE ? Why.PLACE_FREE : Why.PLACE_TAKEN);
        }

        /**
         * An older copy that this pass has only just found goes only if a newer file is in its
         * place.
         */
        private boolean mayGo(ZoneHold zone, HeldFile file) {
            return older instanceof Older.Erase(Set<String> last)
                    && ((file.older() && last.contains(file.path()))
                            || zone.place(file) == Place.NEWER);
        }

        private void erase(ZoneHold zone, HeldFile file, Entry entry) {
            Leftover stays = zone.erase(file, entry);
            if (stays != null) kept.add(stays);
            else erased.put(file.path(), file.links() > 1 ? 0 : file.attributes().size());
        }
    }

    /** The condemned files by path; empty without a manifest. */
    private Map<String, Entry> condemned() {
        Map<String, Entry> condemned = new HashMap<>();
        Manifest manifest = journal.manifest();
        if (manifest != null)
            for (Entry entry : manifest.files()) condemned.put(entry.path(), entry);
        return condemned;
    }

    /** The files that wait for a person's decision. */
    List<OlderCopy> olderCopies() throws IOException {
        List<OlderCopy> copies = new ArrayList<>();
        for (HeldFile file : files())
            if (file.older())
                copies.add(
                        new OlderCopy(
                                file.path(), file.attributes().size(), holdOf(file).place(file)));
        copies.sort(Comparator.comparing(OlderCopy::path));
        return copies;
    }

    /** The condemned ones among them that have no newer version, by zone. */
    Map<Zone, List<FoundFile>> lastCopies() throws IOException {
        Map<String, Entry> condemned = condemned();
        Map<Zone, List<FoundFile>> last = new LinkedHashMap<>();
        for (HeldFile file : files()) {
            Entry entry = condemned.get(file.path());
            if (file.older()
                    && entry != null
                    && entry.isStill(file.attributes())
                    && holdOf(file).place(file) != Place.NEWER)
                last.computeIfAbsent(file.zone(), _ -> new ArrayList<>()).add(file.found());
        }
        return last;
    }

    private static void setAside(ZoneHold zone, HeldFile file) {
        try {
            zone.setAside(file);
        } catch (IOException e) {
            LOG.warn("Could not record that the place of {} is taken", file.path(), e);
        }
    }

    /** Erases the condemned files of a committed run. This cannot be undone. */
    RestoreResult erase() throws IOException {
        Map<String, Entry> condemned = new HashMap<>();
        for (Entry entry : journal.held()) condemned.put(entry.path(), entry);
        if (journal.purge() == null) journal.begin(freed(condemned));
        List<String> restored = new ArrayList<>();
        List<Leftover> kept = new ArrayList<>();
        for (HeldFile file : files()) {
            Entry entry = condemned.get(file.path());
            // a file that was modified in the hold is not the condemned one
            if (entry != null && !entry.isStill(file.attributes())) entry = null;
            Leftover stays =
                    entry == null ? holdOf(file).putBack(file) : holdOf(file).erase(file, entry);
            if (stays != null) kept.add(stays);
            else if (entry == null) restored.add(file.path());
        }
        return new RestoreResult(restored, kept, Map.of());
    }

    /**
     * Removing the last hard link of a file frees its length; counted once, and only if all links
     * are here.
     */
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
