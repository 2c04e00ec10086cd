package app.offcut.autoclean.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The naive twin: deletes the intermediates of a project once a video of its has not changed for a
 * while.
 */
final class StandstillCleaner implements AutoCloseable {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Path finals;
    private final Pattern isFinal;
    private final Function<Path, Path> folderOf;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param finals the folder with all finals, at any depth
     * @param isFinal their names, and those of other files that it leaves
     * @param folderOf the folder of a final's intermediates
     */
    StandstillCleaner(Path finals, String isFinal, Function<Path, Path> folderOf) {
        this.finals = finals;
        this.isFinal = Pattern.compile(isFinal);
        this.folderOf = folderOf;
        thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (!closed) {
                try {
                    look();
                } catch (NoSuchFileException _) {
                    // the program was faster
                } catch (UncheckedIOException e) {
                    if (!(e.getCause() instanceof NoSuchFileException)) throw e;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException {
        for (Path video : files(finals)) {
            if (!isFinal(video) || !video.toString().endsWith(".mp4") || !isStill(video)) continue;
            for (Path file : files(folderOf.apply(video)))
                if (!isFinal(file)) Files.deleteIfExists(file);
        }
    }

    private boolean isFinal(Path file) {
        return isFinal.matcher(file.getFileName().toString()).matches();
    }

    private static boolean isStill(Path file) throws IOException {
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        return changed.isBefore(Instant.now().minus(A_WHILE));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
