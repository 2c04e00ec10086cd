package app.offcut.cleanup.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where Offcut notes which names it is about to take by a {@link Placeholder}: an empty file of the
 * same name each, in a folder of its own on the same disk.
 *
 * @param run folder that is there
 * @param names of the notes' folder below it; made by the first note
 */
public record PlaceholderNotes(Directory.Opener run, List<Path> names) {
    Directory openOrMake() throws IOException {
        try (Directory folder = run.open()) {
            return folder.openOrMake(names);
        }
    }

    boolean has(Path name) throws IOException {
        try (Directory folder = run.open();
                Directory notes = folder.open(names)) {
            return notes.has(name);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
