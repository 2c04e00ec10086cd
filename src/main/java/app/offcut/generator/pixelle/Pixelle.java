package app.offcut.generator.pixelle;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.generator.BoundedJson;
import app.offcut.generator.Generator;
import app.offcut.generator.JsonFields;
import app.offcut.generator.Layout;
import app.offcut.generator.Recognition;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.text.TextKey;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Pixelle-Video, which keeps its records as JSON in {@code output}. */
public final class Pixelle implements Generator {
    @Override
    public String word() {
        return "pixelle-video";
    }

    @Override
    public Layout layout() {
        return PixelleLayout.LAYOUT;
    }

    @Override
    public TextKey afterCleanup() {
        return () -> "generator.pixelle-video.after";
    }

    @Override
    public Duration unattendedQuiet() {
        return Duration.ofMinutes(5);
    }

    /** By the metadata of a task; or by the index, beside the program itself. */
    @Override
    public Recognition recognise(Root folder) {
        Path plain = folder.path().getFileSystem().getPath(PixelleLayout.INDEX);
        Recognition tasks = Recognition.NO;
        try (Folder output = folder.open(PixelleLayout.OUTPUT.getFirst())) {
            boolean index = isIndex(output, plain);
            for (Path name : output.names()) {
                Recognition one = task(output, name);
                if (one == Recognition.YES) return Recognition.YES;
                if (one == Recognition.UNSURE) tasks = one;
            }
            if (index) return hasProgram(folder) ? Recognition.YES : Recognition.UNSURE;
        } catch (IOException e) {
            // not there, or unreadable
        }
        return tasks;
    }

    private static boolean isIndex(Folder output, Path name) throws IOException {
        if (!output.has(name)) return false;
        return BoundedJson.object(output, name)
                .filter(index -> index.get("tasks") != null && index.get("tasks").isJsonArray())
                .isPresent();
    }

    /** How much of what the generator writes about a task stands in this folder. */
    private static Recognition task(Folder output, Path name) throws IOException {
        if (!FoundFile.representable(name) || !Folder.isFolder(output.attributes(name)))
            return Recognition.NO;
        try (Folder task = output.open(name)) {
            Path metadata = name.resolveSibling(PixelleLayout.METADATA);
            if (!task.has(metadata)) return Recognition.NO;
            return BoundedJson.object(task, metadata)
                    .map(read -> judged(read, name.toString()))
                    .orElse(Recognition.NO);
        } catch (IOException e) {
            return Recognition.NO; // another task may be readable
        }
    }

    private static Recognition judged(JsonObject metadata, String folder) {
        Optional<String> id = JsonFields.text(metadata, "task_id");
        if (id.isEmpty() || JsonFields.text(metadata, "status").isEmpty()) return Recognition.NO;
        JsonElement input = metadata.get("input");
        return id.get().equals(folder) && input != null && input.isJsonObject()
                ? Recognition.YES
                : Recognition.UNSURE;
    }

    private static boolean hasProgram(Root folder) {
        try (Folder _ = folder.open("pixelle_video")) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Records records(Root root) {
        return new PixelleRecords(root);
    }

    @Override
    public Path mark(Path root) {
        return root.resolve(PixelleLayout.OUTPUT.getFirst()).resolve(PixelleLayout.INDEX);
    }
}
