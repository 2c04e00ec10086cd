package app.offcut.generator.storyflicks;

import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Recognised by the record of any task. */
public final class StoryFlicks implements Generator {
    @Override
    public String word() {
        return "story-flicks";
    }

    @Override
    public Layout layout() {
        return new StoryFlicksLayout();
    }

    @Override
    public TextKey afterCleanup() {
        return () -> "generator.aivideogen.after"; // the only text there is
    }

    @Override
    public boolean recognises(Path folder) {
        try (Stream<Path> tasks = Files.list(mark(folder))) {
            return tasks.anyMatch(
                    task -> Files.isRegularFile(task.resolve(StoryFlicksLayout.RECORD)));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Records records(Root root) {
        return new StoryFlicksRecords(root);
    }

    @Override
    public Path mark(Path root) {
        return root.resolve(String.join("/", StoryFlicksLayout.TASKS));
    }
}
