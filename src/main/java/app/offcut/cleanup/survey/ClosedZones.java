package app.offcut.cleanup.survey;

import app.offcut.generator.Zone;
import app.offcut.library.links.ZoneState;
import app.offcut.library.scan.Scan;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The zones with files that this user may not change, as when a container's root made them. */
final class ClosedZones {
    private ClosedZones() {}

    /** Blocking. */
    static List<Zone> of(Scan scan) {
        List<Zone> closed = new ArrayList<>();
        scan.zones()
                .forEach((zone, state) -> {
                    if (state instanceof ZoneState.Present there
                            && !scan.in(zone).isEmpty()
                            && !Files.isWritable(there.realPath())) closed.add(zone);
                });
        return closed;
    }
}
