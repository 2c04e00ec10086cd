package app.offcut.cleanup.hold;

import app.offcut.cleanup.journal.Manifest.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the condemned file for a file in the hold. Keeps no path of its own for each file: a
 * journal lists the files of a folder one after the other, so only folders are looked up by path.
 */
final class Condemned {
    private final Map<String, List<Entry>> folders = new HashMap<>();

    private @Nullable HeldFolder last;
    private Map<String, Entry> inLast = Map.of();

    Condemned(List<Entry> files) {
        Entry before = null;
        List<Entry> folder = List.of();
        for (Entry file : files) {
            if (before == null || !before.besides(file))
                folder = folders.computeIfAbsent(file.folder(), _ -> new ArrayList<>());
            folder.add(file);
            before = file;
        }
    }

    /** The condemned files of a folder, by name. Safe for several threads. */
    Map<String, Entry> in(HeldFolder folder) {
        Map<String, Entry> files = new HashMap<>();
        for (Entry file : folders.getOrDefault(folder.path(), List.of()))
            files.put(file.names().getLast(), file);
        return files;
    }

    /** Null for a file that is not condemned. Fastest for one folder after the other. */
    @Nullable Entry of(HeldFile file) {
        if (file.folder() != last) {
            last = file.folder();
            inLast = in(file.folder());
        }
        return inLast.get(file.name().toString());
    }
}
