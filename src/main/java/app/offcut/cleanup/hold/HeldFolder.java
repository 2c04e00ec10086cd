package app.offcut.cleanup.hold;

import app.offcut.generator.Zone;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A folder in the hold of a zone.
 *
 * @param older whether its files are older copies, about which a person must decide
 * @param names path below the zone where its files came from; the same list for each of its files
 */
record HeldFolder(Zone zone, boolean older, List<Path> names) {
    String part() {
        return older ? RunFolder.OLDER : RunFolder.FILES;
    }

    /** Relative to the library, with {@code /}. */
    String path() {
        return zone.word() + names.stream().map(name -> "/" + name).collect(Collectors.joining());
    }
}
