package app.offcut.generator.aivideogen;

import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import app.offcut.generator.Facts;
import app.offcut.generator.Project;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.generator.StatusStore;
import app.offcut.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The records in the generator's database. */
final class AiVideoRecords implements Records {
    private final RowFolders folders;
    private final HostDatabase host;
    private final RememberedFacts remembered;

    AiVideoRecords(Root root) {
        this(
                RowFolders.of(root),
                new HostDatabase(
                        root.recordsFolder().resolve(AiVideoLayout.DATABASE), root::checkRecords),
                InstantSource.system());
    }

    /**
     * @param clock of the file system
     */
    AiVideoRecords(RowFolders folders, HostDatabase host, InstantSource clock) {
        this.folders = folders;
        this.host = host;
        remembered = new RememberedFacts(host::state, clock);
    }

    @Override
    public Facts facts() {
        return remembered.read(() -> new RowFacts(folders).of(ProjectQueries.read(host)));
    }

    @Override
    public Facts shown(String project) {
        return remembered.unchanged().orElseGet(this::facts);
    }

    @Override
    public List<Project.Named> names() {
        return ProjectQueries.names(host);
    }

    @Override
    public List<Project.Named> checkedNames() {
        return ProjectQueries.checkedNames(host);
    }

    @Override
    public Map<String, String> marks(Set<String> projects) {
        return RenderMarks.read(host, projects);
    }

    @Override
    public Optional<Set<String>> rendering() {
        return RenderMarks.rendering(host);
    }

    /** Reading the database touches the files beside it, which is no change. */
    @Override
    public boolean changedBy(String name, WatchEvent.Kind<?> kind) {
        return switch (name) {
            case AiVideoLayout.DATABASE -> true;
            case AiVideoLayout.DATABASE + "-journal" -> kind == ENTRY_DELETE;
            // a reader creates an empty one and removes it again
            case AiVideoLayout.DATABASE + "-wal" ->
                    kind == ENTRY_MODIFY && !isEmpty(host.file().resolveSibling(name));
            default -> false;
        };
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            return true; // gone
        }
    }

    @Override
    public Description describe() {
        try {
            boolean migrated = host.migrated();
            return host.query(sql -> {
                HostSchema schema = HostSchema.probe(sql);
                int projects =
                        schema.has("projects")
                                ? sql.first("SELECT count(*) FROM projects", row -> row.getInt(1))
                                        .orElse(0)
                                : 0;
                return new Description.Usable(
                        host.file(), SchemaForm.of(schema), projects, migrated);
            });
        } catch (Problem problem) {
            return new Description.Unusable(host.file(), problem.sentence());
        }
    }

    @Override
    public Optional<StatusStore> statuses() {
        return Optional.of(new AiVideoStatuses(folders, host));
    }

    @Override
    public boolean autoCleanByDefault() {
        return true;
    }

    @Override
    public Optional<Boolean> autoClean() {
        return AutoCleanColumn.read(host);
    }

    /** Runs migration 026 first if needed. */
    @Override
    public boolean saveAutoClean(boolean on) {
        return AutoCleanColumn.write(host, on);
    }
}
