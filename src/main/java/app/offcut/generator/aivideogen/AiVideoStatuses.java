package app.offcut.generator.aivideogen;

import app.offcut.generator.CleanupStatus;
import app.offcut.generator.FinalIdentity;
import app.offcut.generator.StatusStore;
import app.offcut.text.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code cleanup_status} and the rows of erased segments. */
final class AiVideoStatuses implements StatusStore {
    private final RowFolders folders;
    private final HostDatabase host;

    AiVideoStatuses(RowFolders folders, HostDatabase host) {
        this.folders = folders;
        this.host = host;
    }

    @Override
    public boolean known() {
        try {
            return host.schema().has("projects", "cleanup_status");
        } catch (Problem problem) {
            return true;
        }
    }

    @Override
    public Optional<String> of(String projectId) {
        return StatusQueries.of(host, projectId);
    }

    @Override
    public void write(
            String projectId,
            CleanupStatus status,
            @Nullable Instant completedAt,
            Set<String> erased,
            @Nullable FinalIdentity finalVideo) {
        StatusQueries.write(host, projectId, status, completedAt, rowsOf(erased));
    }

    /** Matches the rows of erased segments, whatever their spelling; null if there are none. */
    private @Nullable Predicate<String> rowsOf(Set<String> erased) {
        return erased.isEmpty()
                ? null
                : stored ->
                        folders.below(RowPath.parse(stored))
                                .filter(names -> erased.contains(String.join("/", names)))
                                .isPresent();
    }

    @Override
    public void checkWritable() {
        host.checkWritable();
    }

    @Override
    public void removeUnfinishedBackups() {
        host.removeUnfinishedBackups();
    }
}
