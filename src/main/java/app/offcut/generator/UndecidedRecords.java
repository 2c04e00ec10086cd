package app.offcut.generator;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folders in the zones of an undecided library, each shown as a project. */
final class UndecidedRecords implements Records {
    private static final List<List<String>> ZONE_ITSELF = List.of(List.of());

    private final Root root;
    private final Layout layout;

    UndecidedRecords(Root root, Layout layout) {
        this.root = root;
        this.layout = layout;
    }

    @Override
    public Facts facts() {
        List<Project> projects = folders().stream().map(UndecidedRecords::project).toList();
        String problem = Texts.of("rule.generator-unknown");
        return new Facts(projects, RecordedFiles.NONE, false, List.of(problem));
    }

    private static Project project(String folder) {
        return new Project(
                folder, folder, null, 0, List.of(), List.of(), RecordedFiles.NONE, null, null);
    }

    private Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        for (Zone zone : layout.zones())
            if (!zone.shared())
                for (List<String> holder : holders(zone)) addFolders(zone, holder, folders);
        return folders;
    }

    private static List<List<String>> holders(Zone zone) {
        return zone.holders().isEmpty() ? ZONE_ITSELF : zone.holders();
    }

    private void addFolders(Zone zone, List<String> holder, Set<String> folders) {
        String[] place =
                Stream.concat(zone.names().stream(), holder.stream()).toArray(String[]::new);
        try (Folder folder = root.open(place)) {
            for (Path name : folder.names()) {
                String id = name.toString();
                List<String> below = Stream.concat(holder.stream(), Stream.of(id)).toList();
                if (FoundFile.representable(name)
                        && layout.safeId(id)
                        && !zone.reserved().contains(id)
                        && zone.isProjectFolder(below)
                        && Folder.isFolder(folder.attributes(name))) folders.add(id);
            }
        } catch (IOException e) {
            // not there, or unreadable, which measuring it reports
        }
    }

    @Override
    public List<Project.Named> names() {
        return folders().stream().map(folder -> new Project.Named(folder, folder)).toList();
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
    public Description describe() {
        return new Description.Folders(root.path(), folders().size());
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
