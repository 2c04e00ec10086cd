package app.offcut.generator.storyflicks;

import app.offcut.files.Folder;
import app.offcut.generator.Generator;
import app.offcut.generator.Layout;
import app.offcut.generator.Recognition;
import app.offcut.generator.Records;
import app.offcut.generator.Root;
import app.offcut.text.TextKey;
import java.io.IOException;
import java.nio.file.Path;

/** Recognised by the record of any task; not for certain by a final alone. */
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
    public Recognition recognise(Root folder) {
        Recognition recognised = Recognition.NO;
        try (Folder tasks = folder.open("storage", "tasks")) {
            for (Path name : tasks.names()) {
                if (!Folder.isFolder(tasks.attributes(name))) continue;
                if (has(tasks, name, StoryFlicksLayout.RECORD)) return Recognition.YES;
                if (has(tasks, name, StoryFlicksLayout.FINAL)) recognised = Recognition.UNSURE;
            }
        } catch (IOException e) {
            // not there, or unreadable
        }
        return recognised;
    }

    private static boolean has(Folder tasks, Path name, String file) throws IOException {
        try (Folder task = tasks.open(name)) {
            return task.has(name.resolveSibling(file));
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
