package app.offcut.generator.storyflicks;

import app.offcut.failure.Failure;
import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.BoundedJson;
import app.offcut.generator.Facts;
import app.offcut.generator.FolderRecords;
import app.offcut.generator.Project;
import app.offcut.generator.RecordedFiles;
import app.offcut.generator.Root;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folders of the tasks; a folder without a record is no project. */
final class StoryFlicksRecords extends FolderRecords {
    private final Root root;

    StoryFlicksRecords(Root root) {
        this.root = root;
    }

    @Override
    public Facts facts() {
        List<Project> projects = new ArrayList<>();
        try (Folder tasks = root.open(tasks())) {
            for (Path name : tasks.names())
                if (FoundFile.representable(name)) project(tasks, name).ifPresent(projects::add);
        } catch (IOException e) {
            throw Failure.of(e, root.path()).problem();
        }
        return new Facts(projects, RecordedFiles.NONE, true, List.of());
    }

    private List<Path> tasks() {
        return StoryFlicksLayout.TASKS.stream()
                .map(name -> root.path().getFileSystem().getPath(name))
                .toList();
    }

    private static Optional<Project> project(Folder tasks, Path name) throws IOException {
        if (!Folder.isFolder(tasks.attributes(name))) return Optional.empty();
        try (Folder task = tasks.open(name)) {
            Path record = name.resolveSibling(StoryFlicksLayout.RECORD);
            if (!task.has(record)) return Optional.empty();
            String id = name.toString();
            Optional<JsonObject> story = BoundedJson.object(task, record);
            return Optional.of(
                    new Project(
                            id,
                            story.map(r -> title(r, id)).orElse(id),
                            null,
                            0,
                            List.of(),
                            List.of(),
                            RecordedFiles.using(story.map(r -> clips(r)).orElse(Set.of())),
                            null,
                            null));
        }
    }

    private static Set<List<String>> clips(JsonObject record) {
        Set<List<String>> clips = new HashSet<>();
        if (record.get("clips") instanceof JsonArray names)
            for (JsonElement name : names)
                if (name.isJsonPrimitive())
                    clips.add(
                            Stream.concat(
                                            StoryFlicksLayout.STOCK.stream(),
                                            Stream.of(name.getAsString()))
                                    .toList());
        return clips;
    }

    private static String title(JsonObject record, String id) {
        JsonElement title = record.get("story_prompt");
        return title != null && title.isJsonPrimitive() && !title.getAsString().isBlank()
                ? title.getAsString()
                : id;
    }

    @Override
    public Description describe() {
        return new Description.Folders(
                root.path().resolve(String.join("/", StoryFlicksLayout.TASKS)),
                facts().projects().size());
    }
}
