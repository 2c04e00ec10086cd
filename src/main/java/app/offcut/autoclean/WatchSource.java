package app.offcut.autoclean;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** The system's file watching, as a seam for tests of its failures. */
interface WatchSource {
    WatchSource SYSTEM = new WatchSource() {};

    default WatchService open(Path root) throws IOException {
        return root.getFileSystem().newWatchService();
    }

    default WatchKey register(Path folder, WatchService service) throws IOException {
        return folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    }

    /** The type of the file system that contains a folder, as named by the system. */
    default String disk(Path folder) throws IOException {
        return Files.getFileStore(folder).type();
    }
}
