package app.offcut.autoclean.simulation;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The naive twin: knows only the finals that an event named. It watches new folders, but neither
 * lists them nor handles lost events, dead keys and folders created again.
 */
final class NaiveWatcher implements AutoCloseable {
    private final WatchService service;
    private final Set<String> noticed = ConcurrentHashMap.newKeySet();

    NaiveWatcher(Path root) throws IOException {
        service = root.getFileSystem().newWatchService();
        root.resolve("public/videos").register(service, ENTRY_CREATE, ENTRY_MODIFY);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    Set<String> noticed() {
        return noticed;
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchEvent<?> event : key.pollEvents())
                    if (event.context() instanceof Path name) note((Path) key.watchable(), name);
                key.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException _) {
            // it is over
        }
    }

    private void note(Path folder, Path name) {
        if (name.toString().equals("final.mp4")) noticed.add("" + folder.getFileName());
        try {
            if (Files.isDirectory(folder.resolve(name)))
                folder.resolve(name).register(service, ENTRY_CREATE, ENTRY_MODIFY);
        } catch (IOException _) {
            // gone already
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
