package app.offcut.cleanup.hold;

import app.offcut.cleanup.journal.Manifest.Entry;
import app.offcut.files.FileIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Adds up what erasing the condemned files in the hold will free, visiting each file once. */
final class HeldAmount implements Consumer<HeldFile> {
    private final Condemned condemned;
    private final List<HeldFolder> folders = new ArrayList<>();
    private final Map<String, Long> freed = new HashMap<>();

    /** The files with several names, of which all may be here. */
    private final List<HeldFile> linked = new ArrayList<>();

    private final Map<FileIdentity, Integer> namesHere = new HashMap<>();
    private int files;

    HeldAmount(Condemned condemned) {
        this.condemned = condemned;
    }

    @Override
    public void accept(HeldFile file) {
        files++;
        if (folders.isEmpty() || folders.getLast() != file.folder()) folders.add(file.folder());
        FileIdentity identity = file.identity();
        boolean single = identity == null || file.links() < 2;
        if (identity != null && !single) namesHere.merge(identity, 1, Integer::sum);
        Entry entry = condemned.of(file);
        if (entry == null || !entry.isStill(file.attributes())) return;
        if (single) freed.put(file.path(), file.attributes().size());
        else linked.add(file);
    }

    /** The folders with files in them. */
    List<HeldFolder> folders() {
        return folders;
    }

    /** The number of files, condemned or not. */
    int files() {
        return files;
    }

    /**
     * The bytes freed, by path. Removing the last hard link of a file frees its length; counted
     * once, and only if all links are here.
     */
    Map<String, Long> freed() {
        Set<FileIdentity> counted = new HashSet<>();
        for (HeldFile file : linked) {
            FileIdentity identity = file.identity();
            boolean last =
                    identity == null
                            || (namesHere.getOrDefault(identity, 0) >= file.links()
                                    && counted.add(identity));
            freed.put(file.path(), last ? file.attributes().size() : 0);
        }
        return freed;
    }
}
