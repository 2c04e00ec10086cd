package app.offcut.library.links;

import static app.offcut.database.own.Tables.TRUSTED_LINK;
import static app.offcut.database.own.Tables.ZONE_SEEN;

import app.offcut.database.LibraryMemory;
import app.offcut.database.StoredPath;
import app.offcut.database.own.tables.records.TrustedLinkRecord;
import app.offcut.files.FileIdentity;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import app.offcut.library.TrustedLink;
import java.util.List;
import java.util.Optional;

/** The links of a library that the user has agreed to follow, stored in offcut.db. */
public record TrustedLinks(LibraryMemory memory, Layout layout) {
    public List<TrustedLink> read() {
        return memory.read(sql ->
                sql
                        .selectFrom(TRUSTED_LINK)
                        .where(TRUSTED_LINK.LIBRARY_ID.eq(memory.id()))
                        .fetch()
                        .stream()
                        .flatMap(row -> link(row).stream())
                        .toList());
    }

    private Optional<TrustedLink> link(TrustedLinkRecord row) {
        List<String> place = List.of(row.getPlace().split("/"));
        return StoredPath.of(row.getTarget())
                .filter(_ -> layout.linkPlaces().contains(place))
                .map(target ->
                        new TrustedLink(
                                place, target, new FileIdentity(row.getDevice(), row.getInode())));
    }

    /** Trusts the link. Its zones are now where it leads; their earlier places are forgotten. */
    void agree(TrustedLink link) {
        memory.write(sql -> {
            TrustedLinkRecord row = sql.newRecord(TRUSTED_LINK);
            row.setLibraryId(memory.id());
            row.setPlace(link.word());
            row.setTarget(link.target().toString());
            row.setDevice(link.identity().device());
            row.setInode(link.identity().inode());
            sql.insertInto(TRUSTED_LINK).set(row).onDuplicateKeyUpdate().set(row).execute();
            return moved(link.place());
        });
    }

    /** Accepts the current place of the zones here; their earlier places are forgotten. */
    int moved(List<String> place) {
        return memory.write(sql -> {
            int forgotten = 0;
            for (Zone zone : layout.zones())
                if (zone.names().equals(place) || place.equals(zone.names().subList(0, 1)))
                    forgotten +=
                            sql.deleteFrom(ZONE_SEEN)
                                    .where(ZONE_SEEN.LIBRARY_ID.eq(memory.id()))
                                    .and(ZONE_SEEN.ZONE.eq(zone.word()))
                                    .execute();
            return forgotten;
        });
    }
}
