package app.offcut.cleanup.plan;

import app.offcut.cleanup.plan.AreaFiles.AreaFile;
import app.offcut.files.FoundFile;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much an area contains, without what belongs to projects.
 *
 * @param entries folders of orphans, else files
 * @param bytes a file with several hard links counts once
 * @param allocatedBytes what they take on the disk
 * @param oldestUse when the file that was unused for longest was last used; null if there is none
 * @param lastUse when any file was last used; null if there is none
 */
public record AreaTotal(
        Area area,
        long entries,
        long files,
        long bytes,
        long allocatedBytes,
        @Nullable Instant oldestUse,
        @Nullable Instant lastUse) {
    public static AreaTotal none(Area area) {
        return new AreaTotal(area, 0, 0, 0, 0, null, null);
    }

    static AreaTotal of(Area area, Collection<AreaFile> all) {
        Set<String> entries = new HashSet<>();
        Set<Object> counted = new HashSet<>();
        long files = 0;
        long bytes = 0;
        long allocated = 0;
        Instant oldest = null;
        Instant last = null;
        for (AreaFile one : all) {
            if (one.ofProject() || one.file().kind() != FoundFile.Kind.REGULAR) continue;
            files++;
            entries.add(one.entry());
            var file = one.file();
            if (counted.add(file.sameFile())) {
                bytes += file.bytes();
                allocated += file.allocatedBytes();
            }
            if (oldest == null || one.lastUse().isBefore(oldest)) oldest = one.lastUse();
            if (last == null || one.lastUse().isAfter(last)) last = one.lastUse();
        }
        return new AreaTotal(area, entries.size(), files, bytes, allocated, oldest, last);
    }
}
