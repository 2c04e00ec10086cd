package app.offcut.library.scan;

import app.offcut.files.FileIdentity;
import app.offcut.files.FoundFile;
import app.offcut.files.tree.Stamp;
import app.offcut.generator.Zone;
import app.offcut.library.links.ZoneState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a library as found by one walk.
 *
 * @param zones the state of every zone
 * @param inZones files by zone, ordered by path; none for zones that are not present
 * @param kept leaves of the folders of final videos
 * @param protectedIdentities of finals, thumbnails and everything beside them, of the databases,
 *     and of files that rows name as a final
 * @param otherLibraries paths below the library to other known libraries in its zones
 * @param sums the folders whose files were added up instead of listed; never for a plan
 * @param stamps of kept files, where the system tells them without another look
 */
public record Scan(
        Map<Zone, ZoneState> zones,
        Map<Zone, List<FoundFile>> inZones,
        List<FoundFile> kept,
        Set<FileIdentity> protectedIdentities,
        Set<List<String>> otherLibraries,
        List<FolderSum> sums,
        Map<FoundFile, Stamp> stamps) {

    /** Where no other library is known to lie inside this one. */
    public Scan(
            Map<Zone, ZoneState> zones,
            Map<Zone, List<FoundFile>> inZones,
            List<FoundFile> kept,
            Set<FileIdentity> protectedIdentities) {
        this(zones, inZones, kept, protectedIdentities, Set.of(), List.of(), Map.of());
    }

    /** A copy with folders that were added up. */
    Scan summing(List<FolderSum> folders, Map<FoundFile, Stamp> times) {
        return new Scan(zones, inZones, kept, protectedIdentities, otherLibraries, folders, times);
    }

    public List<FoundFile> in(Zone zone) {
        return inZones.getOrDefault(zone, List.of());
    }

    /** A copy that protects more identities. */
    public Scan protecting(Set<FileIdentity> more) {
        Set<FileIdentity> all = new HashSet<>(protectedIdentities);
        all.addAll(more);
        return new Scan(zones, inZones, kept, all, otherLibraries, sums, stamps);
    }

    /** What is protected without being kept: mostly targets of links among the finals. */
    public Set<FileIdentity> protectedElsewhere() {
        Set<FileIdentity> elsewhere = new HashSet<>(protectedIdentities);
        for (FoundFile file : kept) elsewhere.remove(file.identity());
        return elsewhere;
    }

    /** A copy that knows of other libraries inside this one. */
    public Scan around(Set<List<String>> others) {
        return new Scan(zones, inZones, kept, protectedIdentities, others, sums, stamps);
    }

    /** Files with names that this process cannot decode, so that their owner is unknown. */
    public List<FoundFile> unreadable() {
        return Stream.concat(inZones.values().stream().flatMap(List::stream), kept.stream())
                .filter(file -> !file.representable())
                .toList();
    }

    /** A copy in which the held files are in their original places. */
    public Scan with(Map<Zone, List<FoundFile>> held) {
        Map<Zone, List<FoundFile>> all = new LinkedHashMap<>();
        for (Zone zone : zones.keySet()) {
            List<FoundFile> files = new ArrayList<>(in(zone));
            files.addAll(held.getOrDefault(zone, List.of()));
            if (zones.get(zone) instanceof ZoneState.Present) all.put(zone, files);
        }
        return new Scan(zones, all, kept, protectedIdentities, otherLibraries, sums, stamps);
    }
}
