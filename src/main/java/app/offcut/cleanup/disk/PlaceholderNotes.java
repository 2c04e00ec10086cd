package app.offcut.cleanup.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Records which names Offcut is about to take with a {@link Placeholder}: one empty file of the
 * same name each, in a folder of its own on the same disk.
 *
 * @param run the run's folder, which exists
 * @param names path of the notes' folder below it; the first note creates it
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
