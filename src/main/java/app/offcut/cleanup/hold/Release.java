package app.offcut.cleanup.hold;

import app.offcut.cleanup.disk.FileFailure.Why;
import app.offcut.cleanup.hold.OlderCopy.Place;
import app.offcut.cleanup.hold.RestoreResult.Older;
import app.offcut.cleanup.journal.Journal;
import app.offcut.cleanup.journal.Manifest;
import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.cleanup.journal.Marker.Purge;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the files of one run out of the hold: restores them to their places, or erases them. */
final class Release {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    /** Fewer files than these are erased before another thread has begun. */
    private static final int MANY = 2000;

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
        return files(_ -> true);
    }

    private List<HeldFile> files(Predicate<HeldFile> which) throws IOException {
        List<HeldFile> found = new ArrayList<>();
        for (ZoneHold zone : zones.values())
            zone.each(file -> {
                if (which.test(file)) found.add(file);
            });
        return found.reversed();
    }

    private ZoneHold holdOf(HeldFile file) {
        return Objects.requireNonNull(zones.get(file.zone()));
    }

    /** Restores the selected files. */
    RestoreResult putBack(Predicate<HeldFile> which, Older older) throws IOException {
        PuttingBack done = new PuttingBack(older);
        Map<ZoneHold, Set<List<Path>>> places = new HashMap<>();
        try (FolderReturn _ = done.folders) {
            for (HeldFile file : files(which)) {
                done.leave(file);
                places.computeIfAbsent(holdOf(file), _ -> new HashSet<>()).add(file.folders());
            }
        }
        for (Map.Entry<ZoneHold, Set<List<Path>>> zone : places.entrySet())
            zone.getKey().sync(zone.getValue(), journal.manifest());
        return new RestoreResult(done.restored, done.kept, done.erased);
    }

    /** One pass over the files; each is restored, erased, or kept for a decision. */
    private final class PuttingBack {
        private final Older older;
        private final FolderReturn folders = new FolderReturn();
        private final Condemned condemned = condemned();
        private final List<String> restored = new ArrayList<>();
        private final List<Leftover> kept = new ArrayList<>();
        private final Map<String, Long> erased = new HashMap<>();

        PuttingBack(Older older) {
            this.older = older;
        }

        void leave(HeldFile file) {
            ZoneHold zone = holdOf(file);
            boolean waits = file.older() && !(older instanceof Older.Try);
            Leftover stays = waits ? waiting(zone, file) : folders.putBack(zone, file);
            Entry entry = condemned.of(file);
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

    /** The condemned files; none without a manifest. */
    private Condemned condemned() {
        Manifest manifest = journal.manifest();
        return new Condemned(manifest == null ? List.of() : manifest.files());
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
        Condemned condemned = condemned();
        Map<Zone, List<FoundFile>> last = new LinkedHashMap<>();
        for (HeldFile file : files()) {
            Entry entry = condemned.of(file);
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
        Condemned condemned = new Condemned(journal.held());
        HeldAmount there = new HeldAmount(condemned);
        for (ZoneHold zone : zones.values()) zone.each(there);
        if (journal.purge() == null) journal.begin(new Purge(clock.instant(), there.freed()));
        List<String> restored = new ArrayList<>();
        List<Leftover> kept = new ArrayList<>();
        for (FolderErase folder : erase(there, condemned)) {
            kept.addAll(folder.kept);
            for (HeldFile file : folder.others) {
                Leftover stays = holdOf(file).putBack(file);
                if (stays != null) kept.add(stays);
                else restored.add(file.path());
            }
        }
        return new RestoreResult(restored, kept, Map.of());
    }

    /** Erases folder by folder; on all processors if there are many files. */
    private List<FolderErase> erase(HeldAmount there, Condemned condemned) throws IOException {
        Stream<HeldFolder> folders = there.folders().stream();
        try {
            return (there.files() < MANY ? folders : folders.parallel())
                    .map(folder -> erase(folder, condemned.in(folder)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FolderErase erase(HeldFolder folder, Map<String, Entry> condemned) {
        RunFolder hold = Objects.requireNonNull(zones.get(folder.zone())).folder();
        FolderErase erase = new FolderErase(hold, folder, condemned, FolderErase.AT_ONCE);
        try {
            erase.erase();
            return erase;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
