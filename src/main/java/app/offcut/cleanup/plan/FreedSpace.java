package app.offcut.cleanup.plan;

import app.offcut.files.FoundFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The space on the disk that erasing files makes free. A file with several hard links frees it with
 * the last of them, and so not at all while one stays anywhere. For one thread at a time.
 */
public final class FreedSpace {
    private final Set<Object> added = new HashSet<>();
    private final Map<Object, Integer> names = new HashMap<>();
    private long bytes;

    /** Adds a file; the same one under the same name counts once. */
    public void add(FoundFile file) {
        add(file.sameFile(), file.path(), file.links(), file.allocatedBytes());
    }

    /** The same for a file of a plan. */
    public void add(PlanItem item) {
        add(item.sameFile(), item.path(), item.links(), item.allocatedBytes());
    }

    private void add(Object file, Object name, int links, long allocatedBytes) {
        if (!added.add(links > 1 ? name : file)) return;
        if (links <= 1 || names.merge(file, 1, Integer::sum) == links) bytes += allocatedBytes;
    }

    /** Adds what files with one link each take, none of which is added otherwise. */
    public void add(long allocatedBytes) {
        bytes += allocatedBytes;
    }

    public long bytes() {
        return bytes;
    }
}
