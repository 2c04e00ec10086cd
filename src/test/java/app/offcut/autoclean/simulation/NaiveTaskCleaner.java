package app.offcut.autoclean.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The naive twin: deletes everything of a task but its manifest and its videos, once a video has
 * not changed for a while.
 */
final class NaiveTaskCleaner implements AutoCloseable {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Path tasks;
    private final Thread thread;
    private volatile boolean closed;

    NaiveTaskCleaner(Path root) {
        tasks = root.resolve("storage/tasks");
        thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (!closed) {
                try {
                    look();
                } catch (NoSuchFileException _) {
                    // the program was faster
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException {
        if (!Files.isDirectory(tasks)) return;
        for (Path task : listed(tasks)) {
            List<Path> files = listed(task);
            boolean done = false;
            for (Path file : files) done |= isVideo(file) && isStill(file);
            if (!done) continue;
            for (Path file : files)
                if (!isVideo(file) && !file.endsWith("script.json")) Files.deleteIfExists(file);
        }
    }

    private static boolean isVideo(Path file) {
        return file.getFileName().toString().matches("final-\\d+\\.mp4");
    }

    private static boolean isStill(Path file) throws IOException {
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        return changed.isBefore(Instant.now().minus(A_WHILE));
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
