package app.offcut.generator.moneyprinterturbo;

import app.offcut.failure.Failure;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Names;
import app.offcut.generator.Facts;
import app.offcut.generator.FolderRecords;
import app.offcut.generator.Project;
import app.offcut.generator.Project.Expected;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.Root;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The folders of the tasks, each with its manifest. An empty folder is no project. The state of a
 * task is in the program's memory only.
 */
final class TaskRecords extends FolderRecords {
    private final Root root;

    TaskRecords(Root root) {
        this.root = root;
    }

    /** Lists the tasks once and reads one small file of each. */
    @Override
    public Facts facts() {
        return facts(_ -> true);
    }

    /** A manifest names no file in another task's folder. */
    @Override
    public Facts facts(String project) {
        String folded = Names.folded(project);
        return facts(name -> Names.folded(name).equals(folded));
    }

    private Facts facts(Predicate<String> wanted) {
        List<Project> projects = new ArrayList<>();
        try (Folder tasks = root.open("storage", "tasks")) {
            List<Path> names = tasks.names();
            names.sort(null);
            for (Path name : names)
                if (FoundFile.representable(name)
                        && wanted.test(name.toString())
                        && TaskLayout.LAYOUT.safeId(name.toString()))
                    project(tasks, name).ifPresent(projects::add);
        } catch (IOException e) {
            throw Failure.of(e, root.path()).problem();
        }
        return new Facts(projects, RecordedFiles.NONE, true, List.of());
    }

    private static Optional<Project> project(Folder tasks, Path name) {
        try {
            if (!Folder.isFolder(tasks.attributes(name))) return Optional.empty();
            try (Folder task = tasks.open(name)) {
                Path manifest = name.resolveSibling(TaskNames.MANIFEST);
                if (task.has(manifest))
                    return Optional.of(project(name.toString(), read(task, manifest)));
                Instant changed = task.attributes().lastModifiedTime().toInstant();
                return task.names().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                project(name.toString(), new Read(TaskManifest.NONE, changed)));
            }
        } catch (IOException e) {
            return Optional.empty(); // gone since it was listed, or no folder that can be read
        }
    }

    /**
     * @param at when the task wrote it, early in its work
     */
    private record Read(TaskManifest manifest, Instant at) {}

    /** A manifest that cannot be read says nothing; the task is still there. */
    private static Read read(Folder task, Path manifest) throws IOException {
        Instant at = task.attributes(manifest).lastModifiedTime().toInstant();
        try {
            return new Read(TaskManifest.read(task, manifest), at);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            return new Read(TaskManifest.NONE, at);
        }
    }

    private static Project project(String id, Read read) {
        TaskManifest manifest = read.manifest();
        return new Project(
                id,
                manifest.title().isEmpty() ? id : manifest.title(),
                read.at(),
                0,
                IntStream.rangeClosed(1, manifest.videos().orElse(0))
                        .mapToObj(String::valueOf)
                        .map(n -> due(id, n))
                        .toList(),
                List.of(),
                RecordedFiles.using(
                        manifest.stock().stream()
                                .map(TaskRecords::inStock)
                                .collect(Collectors.toSet())),
                null,
                null);
    }

    private static Expected due(String id, String number) {
        return Expected.due(
                TaskLayout.inTask(id, TaskNames.finalName(number)),
                TaskLayout.inTask(id, TaskNames.combinedName(number)));
    }

    private static List<String> inStock(String name) {
        return List.of("storage", "cache_videos", name);
    }

    @Override
    public Description describe() {
        return new Description.Folders(
                root.path().resolve(TaskLayout.TASKS.word()), facts().projects().size());
    }
}
