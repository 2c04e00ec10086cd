package app.offcut.library.links;

import app.offcut.database.LibraryMemory;
import app.offcut.database.StoredPath;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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
        Map<String, Seen> byWord = new HashMap<>();
        memory.query(sql ->
                sql.list(
                        "SELECT zone, real_path, device, inode FROM zone_seen WHERE library_id = ?",
                        row -> byWord.put(row.getString("zone"), seen(row)),
                        memory.id()));
        Map<Zone, Seen> seen = new LinkedHashMap<>();
        for (Zone zone : layout.zones()) {
            Seen known = byWord.get(zone.word());
            if (known != null) seen.put(zone, known);
        }
        return seen;
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getString("real_path"),
                new FileIdentity(row.getLong("device"), row.getLong("inode")));
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
        memory.change(sql ->
                sql.run(
                        "INSERT OR REPLACE INTO zone_seen"
                                + " (library_id, zone, real_path, device, inode)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        memory.id(),
                        zone.word(),
                        seen.realPath(),
                        seen.identity().device(),
                        seen.identity().inode()));
    }

    /**
     * Whether another known library uses this very folder as that zone, through a link or a mount.
     * A library that has moved away since does not count.
     */
    public boolean usedElsewhere(Zone zone, FileIdentity identity) {
        List<String> places =
                memory.query(sql ->
                        sql.list(
                                "SELECT real_path FROM zone_seen WHERE library_id <> ?"
                                        + " AND zone = ? AND device = ? AND inode = ?",
                                row -> row.getString(1),
                                memory.id(),
                                zone.word(),
                                identity.device(),
                                identity.inode()));
        return places.stream().anyMatch(place -> isStillAt(place, identity));
    }

    /**
     * Paths below this library to the roots of other known libraries in its zones. Compares stored
     * paths only, since another library's disk may not answer.
     */
    public Set<List<String>> otherLibrariesIn(Map<Zone, ZoneState> zones) {
        List<String> roots =
                memory.query(sql ->
                        sql.list(
                                "SELECT root FROM library WHERE id <> ?",
                                row -> row.getString(1),
                                memory.id()));
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
                memory.query(sql ->
                        sql.list(
                                "SELECT root FROM library WHERE id <> ?1"
                                        + " UNION SELECT real_path FROM zone_seen"
                                        + " WHERE library_id <> ?1",
                                row -> row.getString(1),
                                memory.id()));
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
