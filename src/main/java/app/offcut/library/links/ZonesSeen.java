package app.offcut.library.links;

import static app.offcut.database.own.Tables.LIBRARY;
import static app.offcut.database.own.Tables.ZONE_SEEN;

import app.offcut.database.LibraryMemory;
import app.offcut.database.StoredPath;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The zones that a library had before, stored in offcut.db: absent is not empty. */
public record ZonesSeen(LibraryMemory memory, Layout layout) {
    /** By zone; contains no zone that was never seen. */
    public Map<Zone, Seen> read() {
        Map<String, Seen> byWord =
                memory.read(sql ->
                        sql.selectFrom(ZONE_SEEN)
                                .where(ZONE_SEEN.LIBRARY_ID.eq(memory.id()))
                                .fetchMap(
                                        ZONE_SEEN.ZONE,
                                        row ->
                                                new Seen(
                                                        row.getRealPath(),
                                                        new FileIdentity(
                                                                row.getDevice(), row.getInode()))));
        Map<Zone, Seen> seen = new LinkedHashMap<>();
        for (Zone zone : layout.zones()) {
            Seen known = byWord.get(zone.word());
            if (known != null) seen.put(zone, known);
        }
        return seen;
    }

    /** Offcut's own files, because a folder of the library may be the state folder by mistake. */
    public Set<FileIdentity> ownFiles() {
        Set<FileIdentity> own = new HashSet<>();
        try (Stream<Path> files = Files.list(memory.own().folder())) {
            for (Path file : files.toList()) {
                if (!String.valueOf(file.getFileName()).startsWith("offcut")) continue;
                FileIdentity identity = FileIdentity.at(file);
                if (identity != null) own.add(identity);
            }
        } catch (IOException | UncheckedIOException e) {
            return own; // a file that has just gone protects nothing
        }
        return own;
    }

    public void remember(Zone zone, Seen seen) {
        memory.write(sql ->
                sql.insertInto(ZONE_SEEN)
                        .set(ZONE_SEEN.LIBRARY_ID, memory.id())
                        .set(ZONE_SEEN.ZONE, zone.word())
                        .set(ZONE_SEEN.REAL_PATH, seen.realPath())
                        .set(ZONE_SEEN.DEVICE, seen.identity().device())
                        .set(ZONE_SEEN.INODE, seen.identity().inode())
                        .onConflict(ZONE_SEEN.LIBRARY_ID, ZONE_SEEN.ZONE)
                        .doUpdate()
                        .set(ZONE_SEEN.REAL_PATH, seen.realPath())
                        .set(ZONE_SEEN.DEVICE, seen.identity().device())
                        .set(ZONE_SEEN.INODE, seen.identity().inode())
                        .execute());
    }

    /**
     * Whether another known library uses this very folder as that zone, through a link or a mount.
     * A library that has moved away since does not count.
     */
    public boolean usedElsewhere(Zone zone, FileIdentity identity) {
        List<String> places =
                memory.read(sql ->
                        sql.selectFrom(ZONE_SEEN)
                                .where(ZONE_SEEN.LIBRARY_ID.ne(memory.id()))
                                .and(ZONE_SEEN.ZONE.eq(zone.word()))
                                .and(ZONE_SEEN.DEVICE.eq(identity.device()))
                                .and(ZONE_SEEN.INODE.eq(identity.inode()))
                                .fetch(ZONE_SEEN.REAL_PATH));
        return places.stream().anyMatch(place -> isStillAt(place, identity));
    }

    /**
     * Paths below this library to the roots of other known libraries in its zones. Compares stored
     * paths only, since another library's disk may not answer.
     */
    public Set<List<String>> otherLibrariesIn(Map<Zone, ZoneState> zones) {
        List<String> roots =
                memory.read(sql ->
                        sql.select(LIBRARY.ROOT)
                                .from(LIBRARY)
                                .where(LIBRARY.ID.ne(memory.id()))
                                .fetch(LIBRARY.ROOT));
        Set<List<String>> inside = new HashSet<>();
        for (String root : roots)
            StoredPath.of(root)
                    .ifPresent(path ->
                            zones.forEach((zone, state) -> {
                                if (state instanceof ZoneState.Present there
                                        && path.startsWith(there.realPath()))
                                    inside.add(below(zone, there.realPath().relativize(path)));
                            }));
        return inside;
    }

    private static List<String> below(Zone zone, Path inZone) {
        List<String> names = new ArrayList<>(zone.names());
        for (Path name : inZone) if (!name.toString().isEmpty()) names.add(name.toString());
        return names;
    }

    /** Roots and zones of the other known libraries that still exist. */
    List<Path> placesOfOthers() {
        List<String> places =
                memory.read(sql ->
                        sql.select(LIBRARY.ROOT)
                                .from(LIBRARY)
                                .where(LIBRARY.ID.ne(memory.id()))
                                .union(
                                        sql.select(ZONE_SEEN.REAL_PATH)
                                                .from(ZONE_SEEN)
                                                .where(ZONE_SEEN.LIBRARY_ID.ne(memory.id())))
                                .fetch(row -> row.value1()));
        return places.stream()
                .flatMap(place -> StoredPath.of(place).stream())
                .filter(Files::isDirectory)
                .toList();
    }

    private static boolean isStillAt(String place, FileIdentity identity) {
        Optional<Path> path = StoredPath.of(place);
        if (path.isEmpty()) return true; // unknown
        try {
            return identity.equals(FileIdentity.at(path.get()));
        } catch (IOException e) {
            return false;
        }
    }

    public record Seen(String realPath, FileIdentity identity) {}
}
