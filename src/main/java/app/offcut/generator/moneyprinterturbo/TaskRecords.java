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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The folders of the tasks, each with its manifest. An empty folder is no project. The state of a
 * task is in the program's memory only.
 */
final class TaskRecords extends FolderRecords {
    /** On Windows, too. */
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    private final Root root;

    TaskRecords(Root root) {
        this.root = root;
    }

    /** Lists the tasks once and reads one small file of each. */
    @Override
    public Facts facts() {
        return facts(_ -> true);
    }

    /** A manifest says nothing about files in another task's folder. */
    @Override
    public Facts facts(String project) {
        String folded = Names.folded(project);
        return facts(name -> Names.folded(name).equals(folded));
    }

    private Facts facts(Predicate<String> wanted) {
        List<Project> projects = new ArrayList<>();
        List<List<String>> inputs = new ArrayList<>();
        try (Folder tasks = root.open("storage", "tasks")) {
            List<Path> names = tasks.names();
            names.sort(null);
            for (Path name : names)
                if (FoundFile.representable(name)
                        && wanted.test(name.toString())
                        && TaskLayout.LAYOUT.safeId(name.toString()))
                    project(tasks, name, inputs).ifPresent(projects::add);
        } catch (IOException e) {
            throw Failure.of(e, root.path()).problem();
        }
        RecordedFiles ofUser =
                new RecordedFiles(
                        Map.of(), inputs, Set.of(), List.of(), Set.of(), List.of(), Set.of());
        return new Facts(projects, ofUser, true, List.of());
    }

    /**
     * @param inputs takes the places of what the user put into the task, in its own folder
     */
    private static Optional<Project> project(Folder tasks, Path name, List<List<String>> inputs) {
        try {
            if (!Folder.isFolder(tasks.attributes(name))) return Optional.empty();
            try (Folder task = tasks.open(name)) {
                Path manifest = name.resolveSibling(TaskNames.MANIFEST);
                if (task.has(manifest)) {
                    Read read = read(task, manifest);
                    for (String path : read.manifest().inputs())
                        inTask(name.toString(), path).ifPresent(inputs::add);
                    return Optional.of(project(name.toString(), read));
                }
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

    /**
     * The place of a recorded path in the task's own folder; empty if it lies elsewhere. A bare
     * name is taken for one of its own.
     */
    private static Optional<List<String>> inTask(String id, String path) {
        List<String> names = List.of(SEPARATOR.split(path, -1));
        if (names.size() == 1) return Optional.of(TaskLayout.inTask(id, path));
        List<String> folder = TaskLayout.inTask(id, "");
        int own = Collections.lastIndexOfSubList(names, folder.subList(0, folder.size() - 1));
        return own < 0 ? Optional.empty() : Optional.of(names.subList(own, names.size()));
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
