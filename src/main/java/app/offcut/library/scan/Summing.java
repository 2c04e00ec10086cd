package app.offcut.library.scan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import app.offcut.library.links.ZoneState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * How a scan for a list adds up folders of projects and jobs instead of listing their files.
 *
 * @param choice which folders it may add up
 * @param memory what earlier scans found; takes what this one finds
 * @param full whether to read every folder, whatever is remembered
 * @param at the time of the scan
 */
public record Summing(Choice choice, FolderMemory memory, boolean full, Instant at) {
    /** Chooses folders by their name. */
    public interface Choice {
        /**
         * @param kept what the folders of finals contain
         * @return whether a folder of this zone with this name may be added up
         */
        BiPredicate<Zone, String> folders(Map<Zone, ZoneState> zones, List<FoundFile> kept);
    }

    BiPredicate<Zone, String> folders(Map<Zone, ZoneState> zones, List<FoundFile> kept) {
        return choice.folders(zones, kept);
    }
}
