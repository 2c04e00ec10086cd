package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import app.offcut.generator.Generators;
import app.offcut.generator.Layout;
import app.offcut.generator.Zone;
import app.offcut.library.scan.Scan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Other libraries inside the zones of this one: known ones, and folders in which a final video lies
 * where a generator puts it. Some folders of intermediates go whole, and everything in such a
 * library, its settings and uploads too, would go with them.
 */
final class OtherLibraries {
    private static final List<Layout> LAYOUTS =
            Generators.all().stream().map(one -> one.layout()).toList();

    /** Paths below this library to the roots of the others. */
    private final Set<List<String>> roots;

    OtherLibraries(Scan scan) {
        roots = new HashSet<>(scan.otherLibraries());
        for (Zone zone : scan.zones().keySet()) {
            for (FoundFile file : scan.in(zone)) note(zone, file.names());
            for (FoundFile file : scan.kept()) note(zone, file.names());
        }
    }

    private void note(Zone zone, List<String> names) {
        int top = zone.names().size() + 1; // a project's folder, at the highest
        if (names.size() < top + 3 || !names.subList(0, top - 1).equals(zone.names())) return;
        for (int root = top; root <= names.size() - 3; root++)
            if (isFinal(names.subList(root, names.size()))) roots.add(names.subList(0, root));
    }

    private static boolean isFinal(List<String> below) {
        for (Layout layout : LAYOUTS)
            for (List<String> folder : layout.finalFolders())
                if (below.size() >= folder.size() + 2
                        && below.subList(0, folder.size()).equals(folder)
                        && layout.isFinal(below.get(folder.size()), below)) return true;
        return false;
    }

    boolean contain(FoundFile file) {
        if (roots.isEmpty()) return false;
        List<String> names = file.names();
        for (int length = 1; length < names.size(); length++)
            if (roots.contains(names.subList(0, length))) return true;
        return false;
    }
}
