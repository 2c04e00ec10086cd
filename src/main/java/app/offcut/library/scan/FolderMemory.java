package app.offcut.library.scan;

import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.files.tree.Stamp;
import app.offcut.generator.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What folders added up to when they were last read, so that a list need not read them again while
 * their entries are the same. A folder is remembered only once everything in it is old, because a
 * file that grows in its place, or in which holes are punched, does not change its folder; the full
 * measure once a day finds even that. Only a list may ask: a plan reads every file. For one scan at
 * a time.
 */
public final class FolderMemory {
    /** A file that has rested for so long is hardly being written. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private static final Duration FULL_MEASURE = Duration.ofDays(1);

    /** When everything was last read; the epoch if that never happened. */
    private Instant measuredAt;

    private Set<Long> linked;
    private final Map<String, FileIdentity> zones;
    private final Map<String, Remembered> folders;
    private final Map<FileIdentity, WholeFinal> finals;
    private final Set<String> met = new HashSet<>();
    private Instant now = Instant.EPOCH;
    private boolean changed;

    /**
     * @param linked see {@link #begin}
     * @param zones the folder of each zone, by its word
     * @param folders by path relative to the library
     */
    FolderMemory(
            Instant measuredAt,
            Set<Long> linked,
            Map<String, FileIdentity> zones,
            Map<String, Remembered> folders,
            Map<FileIdentity, WholeFinal> finals) {
        this.measuredAt = measuredAt;
        this.linked = linked;
        this.zones = new HashMap<>(zones);
        this.folders = new HashMap<>(folders);
        this.finals = new HashMap<>(finals);
    }

    /** Remembers nothing yet. */
    public static FolderMemory empty() {
        return new FolderMemory(Instant.EPOCH, Set.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * A folder with intermediates of one project alone.
     *
     * @param inner the stamps of the folders inside it, by name
     * @param newest when any file in it last changed
     * @param sum null if it contains no file
     */
    record Remembered(
            Stamp stamp, Map<String, Stamp> inner, Instant newest, @Nullable FolderSum sum) {

        Remembered stamped(Stamp before) {
            return new Remembered(before, inner, newest, sum);
        }

        /** Whether nothing in it has changed since. */
        private boolean isOlderThan(Instant since) {
            return !newest.isAfter(since)
                    && !stamp.newest().isAfter(since)
                    && inner.values().stream().noneMatch(one -> one.newest().isAfter(since));
        }
    }

    /**
     * A final video that was read and is complete.
     *
     * @param seconds its duration
     */
    record WholeFinal(long bytes, Stamp stamp, double seconds) {}

    /**
     * Begins a scan. Forgets everything if it is to read all folders, once a day, after the clock
     * was set back, and if a protected file may have got another name in some folder.
     *
     * @param protectedLinks inodes of the protected files that may have several names
     */
    void begin(Instant at, boolean full, Set<Long> protectedLinks) {
        now = at;
        met.clear();
        boolean today = !at.isBefore(measuredAt) && at.isBefore(measuredAt.plus(FULL_MEASURE));
        if (!full && today && linked.equals(protectedLinks)) return;
        folders.clear();
        finals.clear();
        zones.clear();
        measuredAt = at;
        linked = Set.copyOf(protectedLinks);
        changed = true;
    }

    /** Forgets a zone whose folder is another one now, or whose inode numbers do not last. */
    void enter(Zone zone, FileIdentity folder) {
        if (folder.equals(zones.get(zone.word()))) return;
        folders.keySet().removeIf(path -> path.startsWith(zone.word() + "/"));
        if (folder.lasts()) zones.put(zone.word(), folder);
        else zones.remove(zone.word());
        changed = true;
    }

    /**
     * @param path relative to the library
     * @return null if it is not remembered, or is another folder or has other entries now
     */
    @Nullable Remembered find(String path, Stamp stamp) {
        Remembered found = folders.get(path);
        return found != null && found.stamp.equals(stamp) ? found : null;
    }

    /** Takes note that a remembered folder is still there. */
    void met(String path) {
        met.add(path);
    }

    /** Remembers a folder that was read, unless anything in it is young. */
    void put(Zone zone, String path, Remembered folder) {
        if (folder.isOlderThan(now.minus(SETTLED)) && zones.containsKey(zone.word())) {
            folders.put(path, folder);
            met.add(path);
            changed = true;
        }
    }

    /**
     * The duration of a final that was complete when it was read and has not changed since; empty
     * if it must be read.
     */
    public OptionalDouble wholeSeconds(FoundFile file, Stamp stamp) {
        WholeFinal known = file.identity() == null ? null : finals.get(file.identity());
        return known != null && known.bytes == file.bytes() && known.stamp.equals(stamp)
                ? OptionalDouble.of(known.seconds)
                : OptionalDouble.empty();
    }

    /**
     * Remembers a complete final, unless it is young.
     *
     * @param stamp from before it was read
     */
    public void putWhole(FoundFile file, Stamp stamp, double seconds) {
        FileIdentity identity = file.identity();
        if (identity == null || stamp.newest().isAfter(now.minus(SETTLED))) return;
        finals.put(identity, new WholeFinal(file.bytes(), stamp, seconds));
        changed = true;
    }

    /** Forgets the finals that are no longer there, and all whose inode numbers do not last. */
    public void keepFinals(Set<FileIdentity> there) {
        changed |= finals.keySet().retainAll(there);
        Map<Long, Boolean> lasting = new HashMap<>();
        for (FileIdentity one : finals.keySet())
            lasting.computeIfAbsent(one.device(), _ -> one.lasts());
        changed |= finals.keySet().removeIf(one -> !lasting.getOrDefault(one.device(), false));
    }

    /** Ends a scan: forgets the folders that were not met. */
    void end() {
        changed |= folders.keySet().retainAll(met);
    }

    /** Whether it must be stored again. */
    public boolean changed() {
        return changed;
    }

    /** Says that it was stored. */
    public void stored() {
        changed = false;
    }

    Instant measuredAt() {
        return measuredAt;
    }

    Set<Long> linked() {
        return linked;
    }

    Map<String, FileIdentity> zones() {
        return zones;
    }

    Map<String, Remembered> folders() {
        return folders;
    }

    Map<FileIdentity, WholeFinal> finals() {
        return finals;
    }
}
