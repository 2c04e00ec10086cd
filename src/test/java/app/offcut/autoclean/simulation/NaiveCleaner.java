package app.offcut.autoclean.simulation;

import app.offcut.samples.SampleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The naive twin: deletes a project's files as soon as its new final looks done. */
final class NaiveCleaner implements AutoCloseable {
    private final SampleLibrary files;
    private final Predicate<String> looksDone;
    private final Map<Path, FileTime> seen = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param looksDone asked of a project whose {@code final.mp4} is new, or changed
     */
    NaiveCleaner(SampleLibrary files, Predicate<String> looksDone) {
        this.files = files;
        this.looksDone = looksDone;
        thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (!closed) {
                look();
                Thread.sleep(10);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Path videos = files.root().resolve("public/videos");
        if (!Files.isDirectory(videos)) return;
        try (Stream<Path> projects = Files.list(videos)) {
            for (Path project : projects.toList()) {
                Path video = project.resolve("final.mp4");
                if (!Files.exists(video)) continue;
                FileTime time = Files.getLastModifiedTime(video);
                String id = project.getFileName().toString();
                if (time.equals(seen.get(video)) || !looksDone.test(id)) continue;
                seen.put(video, time);
                clean(id);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clean(String id) throws IOException {
        for (String zone : List.of(".cache/audio/projects", ".cache/videos")) {
            Path folder = files.root().resolve(zone).resolve(id);
            if (!Files.isDirectory(folder)) continue;
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
