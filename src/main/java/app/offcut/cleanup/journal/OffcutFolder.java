package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** The folder {@code .offcut} in the library's root and in each zone, created by the first run. */
public final class OffcutFolder {
    public static final String NAME = ".offcut";

    private OffcutFolder() {}

    /** Its path, for messages only; its contents are opened by handle. */
    public static Path in(Path place) {
        return place.resolve(NAME);
    }

    /** Opens the folder, creating it if needed. */
    public static Directory openOrMake(Directory place) throws IOException {
        Path name = place.path().getFileSystem().getPath(NAME);
        try {
            if (!place.has(name)) place.make(name, true);
        } catch (FileAlreadyExistsException e) {
            // another Offcut was faster
        }
        return place.open(name);
    }
}
