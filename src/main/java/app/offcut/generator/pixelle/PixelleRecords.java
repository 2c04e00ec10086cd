package app.offcut.generator.pixelle;

import app.offcut.failure.Failure;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.BoundedJson;
import app.offcut.generator.Facts;
import app.offcut.generator.FolderRecords;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.Root;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The folders of the tasks, each with what its JSON says. */
final class PixelleRecords extends FolderRecords {
    private final Root root;

    PixelleRecords(Root root) {
        this.root = root;
    }

    @Override
    public Facts facts() {
        return facts(_ -> true);
    }

    /** Any metadata may name a final anywhere, but a storyboard tells of its own task only. */
    @Override
    public Facts facts(String project) {
        return facts(project::equals);
    }

    private Facts facts(Predicate<String> withStoryboard) {
        List<Project> projects =
                tasks(_ -> true, withStoryboard).stream()
                        .map(TaskFacts::project)
                        .sorted(Comparator.comparing(Project::id))
                        .toList();
        return new Facts(projects, RecordedFiles.NONE, true, List.of());
    }

    private List<TaskFacts> tasks(Predicate<String> wanted, Predicate<String> withStoryboard) {
        List<TaskFacts> tasks = new ArrayList<>();
        try (Folder output = root.open(PixelleLayout.OUTPUT.getFirst())) {
            for (Path name : output.names())
                if (FoundFile.representable(name) && wanted.test(name.toString()))
                    task(output, name, withStoryboard.test(name.toString())).ifPresent(tasks::add);
        } catch (IOException e) {
            throw Failure.of(e, root.path()).problem();
        }
        return tasks;
    }

    /** Empty for a folder that is no task's. */
    private static Optional<TaskFacts> task(Folder output, Path name, boolean withStoryboard)
            throws IOException {
        String id = name.toString();
        if (id.startsWith(".") || !Folder.isFolder(output.attributes(name)))
            return Optional.empty();
        try (Folder task = output.open(name)) {
            Path metadata = name.resolveSibling(PixelleLayout.METADATA);
            if (!task.has(metadata))
                return PixelleLayout.isTask(id)
                        ? Optional.of(TaskFacts.unfinished(id))
                        : Optional.empty();
            return Optional.of(
                    TaskFacts.of(
                            id,
                            BoundedJson.object(task, metadata).orElseGet(JsonObject::new),
                            withStoryboard ? storyboard(task, name) : new JsonObject()));
        } catch (IOException e) {
            return PixelleLayout.isTask(id)
                    ? Optional.of(TaskFacts.unreadable(id))
                    : Optional.empty();
        }
    }

    private static JsonObject storyboard(Folder task, Path sibling) throws IOException {
        try {
            return BoundedJson.object(task, sibling.resolveSibling(PixelleLayout.STORYBOARD))
                    .orElseGet(JsonObject::new);
        } catch (NoSuchFileException e) {
            return new JsonObject();
        }
    }

    @Override
    public Map<String, String> marks(Set<String> projects) {
        Map<String, String> marks = new TreeMap<>();
        for (TaskFacts task : tasks(projects::contains, _ -> true))
            marks.put(task.id(), task.mark());
        return marks;
    }

    @Override
    public Description describe() {
        return new Description.Folders(
                root.path().resolve(PixelleLayout.OUTPUT.getFirst()),
                tasks(_ -> true, _ -> false).size());
    }
}
