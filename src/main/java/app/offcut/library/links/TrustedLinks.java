package app.offcut.library.links;

import app.offcut.database.LibraryMemory;
import app.offcut.database.StoredPath;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import app.offcut.library.TrustedLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The links of a library that the user has agreed to follow, stored in offcut.db. */
public record TrustedLinks(LibraryMemory memory, Layout layout) {
    public List<TrustedLink> read() {
        return memory
                .query(sql ->
                        sql.list(
                                "SELECT place, target, device, inode FROM trusted_link"
                                        + " WHERE library_id = ?",
                                this::link,
                                memory.id()))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<TrustedLink> link(ResultSet row) throws SQLException {
        List<String> place = List.of(row.getString("place").split("/"));
        FileIdentity identity = new FileIdentity(row.getLong("device"), row.getLong("inode"));
        return StoredPath.of(row.getString("target"))
                .filter(_ -> layout.linkPlaces().contains(place))
                .map(target -> new TrustedLink(place, target, identity));
    }

    /** Trusts the link. Its zones are now where it leads; their earlier places are forgotten. */
    void agree(TrustedLink link) {
        memory.change(sql -> {
            sql.run(
                    "INSERT OR REPLACE INTO trusted_link"
                            + " (library_id, place, target, device, inode) VALUES (?, ?, ?, ?, ?)",
                    memory.id(),
                    link.word(),
                    link.target().toString(),
                    link.identity().device(),
                    link.identity().inode());
            return moved(link.place());
        });
    }

    /** Accepts the current place of the zones here; their earlier places are forgotten. */
    int moved(List<String> place) {
        return memory.change(sql -> {
            int forgotten = 0;
            for (Zone zone : layout.zones())
                if (zone.names().equals(place) || place.equals(zone.names().subList(0, 1)))
                    forgotten +=
                            sql.run(
                                    "DELETE FROM zone_seen WHERE library_id = ? AND zone = ?",
                                    memory.id(),
                                    zone.word());
            return forgotten;
        });
    }
}
