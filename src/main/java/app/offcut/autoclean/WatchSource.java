package app.offcut.autoclean;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** What the system offers for watching; a seam for tests of what it refuses. */
interface WatchSource {
    WatchSource SYSTEM = new WatchSource() {};

    default WatchService open(Path root) throws IOException {
        return root.getFileSystem().newWatchService();
    }

    default WatchKey register(Path folder, WatchService service) throws IOException {
        return folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    }

    /** The system's word for the kind of file system that a folder lies on. */
    default String disk(Path folder) throws IOException {
        return Files.getFileStore(folder).type();
    }
}
