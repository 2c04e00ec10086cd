package app.offcut.cleanup.survey;

import static java.util.Objects.requireNonNullElse;

import app.offcut.cleanup.journal.OffcutFolder;
import app.offcut.cleanup.plan.CleanupPlan;
import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import app.offcut.library.scan.Scan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The folders out of which this user may move nothing, as when a container's root made them. A
 * forecast: a cleanup tries each file all the same. Blocking.
 */
public final class ClosedFolders {
    private final Path root;
    private final Map<Path, Boolean> closed = new HashMap<>();

    /**
     * @param root of the library
     */
    public ClosedFolders(Path root) {
        this.root = root;
    }

    /** How many files of a plan lie in such folders. */
    public long count(CleanupPlan plan) {
        return plan.doomed().stream().filter(one -> has(one.zone(), one.file())).count();
    }

    /** The zones with files, none of which could be moved. */
    List<Zone> zones(Scan scan) {
        List<Zone> zones = new ArrayList<>();
        for (Zone zone : scan.zones().keySet())
            if (hasFiles(zone, scan)
                    && scan.in(zone).stream().allMatch(file -> has(zone, file))
                    && scan.sums().stream()
                            .filter(sum -> sum.zone() == zone)
                            .flatMap(sum -> sum.places().stream())
                            .allMatch(place -> has(zone, root.resolve(place)))) zones.add(zone);
        return zones;
    }

    private static boolean hasFiles(Zone zone, Scan scan) {
        return !scan.in(zone).isEmpty() || scan.sums().stream().anyMatch(sum -> sum.zone() == zone);
    }

    private boolean has(Zone zone, FoundFile file) {
        return has(zone, requireNonNullElse(root.resolve(file.path()).getParent(), root));
    }

    private boolean has(Zone zone, Path folder) {
        Path hold = root.resolve(String.join("/", zone.hold()));
        return isClosed(folder) || (isClosed(hold) && isClosed(OffcutFolder.in(hold)));
    }

    private boolean isClosed(Path folder) {
        return closed.computeIfAbsent(folder, one -> !Files.isWritable(one));
    }
}
