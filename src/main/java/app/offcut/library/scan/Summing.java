package app.offcut.library.scan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Zone;
import app.offcut.library.links.ZoneState;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Chooses the folders of projects and jobs that a scan adds up instead of listing their files. */
public interface Summing {
    /**
     * @param kept what the folders of finals contain
     * @return whether a folder of this zone with this name is added up
     */
    BiPredicate<Zone, String> folders(Map<Zone, ZoneState> zones, List<FoundFile> kept);
}
