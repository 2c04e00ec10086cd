package app.offcut.generator.aivideogen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a database looks from outside: identity, length and times of its file, its write-ahead log
 * and its journal. SQLite writes into the first or the second of them before anybody can read a
 * change, and every write sets the ctime, which no program can set back. Their attributes are read
 * and nothing is opened: closing another handle would drop SQLite's locks on the file.
 *
 * <p>Equal states prove that nothing was written only if the earlier one was {@link #settled}.
 * Different ones prove nothing: for root, SQLite sets the owner of a journal that it opens.
 *
 * @param files attributes by name, in that order; none of a file that does not exist
 */
record DatabaseState(List<Map<String, Object>> files) {
    /**
     * Longer than the tick of any file system's clock (2 s on FAT), with some room for a server
     * whose clock is behind.
     */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    /**
     * Reads it.
     *
     * @return empty if the system does not tell all of it
     */
    static Optional<DatabaseState> of(Path database) {
        try {
            // SQLite puts the companions beside a link's target
            Path real = database.toRealPath();
            List<Map<String, Object>> files = new ArrayList<>();
            for (String suffix : List.of("", "-wal", "-journal"))
                files.add(attributes(real.resolveSibling(real.getFileName() + suffix)));
            return Optional.of(new DatabaseState(List.copyOf(files)));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
        try {
            return Map.copyOf(
                    Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime"));
        } catch (NoSuchFileException _) {
            return Map.of();
        }
    }

    /**
     * Whether the last write is so long ago that the next one must look different: two writes
     * within one tick of the clock leave the same times.
     */
    boolean settled(Instant now) {
        FileTime latest = FileTime.from(now.minus(SETTLED));
        return files.stream()
                .flatMap(attributes -> attributes.values().stream())
                .noneMatch(value -> value instanceof FileTime time && time.compareTo(latest) > 0);
    }
}
