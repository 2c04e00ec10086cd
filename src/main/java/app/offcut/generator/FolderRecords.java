package app.offcut.generator;

import java.nio.file.WatchEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a generator whose projects are folders: it keeps no database, no status of a
 * cleanup and no switch, and nothing in the library's root tells that they changed.
 */
public abstract class FolderRecords implements Records {
    @Override
    public List<Project.Named> names() {
        return facts().projects().stream()
                .map(project -> new Project.Named(project.id(), project.name()))
                .toList();
    }

    @Override
    public List<Project.Named> checkedNames() {
        return names();
    }

    @Override
    public Map<String, String> marks(Set<String> projects) {
        return Map.of();
    }

    @Override
    public Optional<Set<String>> rendering() {
        return Optional.empty();
    }

    @Override
    public boolean changedBy(String name, WatchEvent.Kind<?> kind) {
        return false;
    }

    @Override
    public Optional<StatusStore> statuses() {
        return Optional.empty();
    }

    @Override
    public boolean autoCleanByDefault() {
        return false;
    }

    @Override
    public Optional<Boolean> autoClean() {
        return Optional.empty();
    }

    @Override
    public boolean saveAutoClean(boolean on) {
        return false;
    }
}
