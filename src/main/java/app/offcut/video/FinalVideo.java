package app.offcut.video;

import app.offcut.files.Folder;
import app.offcut.files.FoundFile;
import app.offcut.files.Workers;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file in a final's place, and whether it is a complete MP4.
 *
 * @param made the earlier of mtime and ctime: a fast clock, or a copy that preserves such a time,
 *     puts only the mtime into the future
 */
public record FinalVideo(FoundFile file, Mp4Reader.Result result, Instant made) {

    /**
     * Reads the file by directory handles.
     *
     * @param file a regular file of this library
     */
    public static FinalVideo read(Library library, FoundFile file) {
        List<Path> names = new ArrayList<>();
        for (Path name : file.path()) names.add(name);
        Path last = names.removeLast();
        try (Folder folder = library.open(names);
                SeekableByteChannel channel = folder.read(last)) {
            return new FinalVideo(file, Mp4Reader.read(channel), made(folder, last, file));
        } catch (IOException e) {
            return new FinalVideo(file, new Mp4Reader.Result.Unreadable(e), file.modified());
        }
    }

    /** Reads several files, on all processors. */
    public static List<FinalVideo> readAll(Library library, List<FoundFile> files) {
        return Workers.<FoundFile, FinalVideo>read(files, () -> new FinalReader(library)).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static Instant made(Folder folder, Path name, FoundFile file) throws IOException {
        return folder.changed(name).map(changed -> made(changed, file)).orElse(file.modified());
    }

    /**
     * @param changed its ctime
     */
    static Instant made(Instant changed, FoundFile file) {
        return changed.isBefore(file.modified()) ? changed : file.modified();
    }

    public boolean complete() {
        return seconds() != null;
    }

    /** Duration; null unless it is complete. */
    public @Nullable Double seconds() {
        return switch (result) {
            case Mp4Reader.Result.Complete(double seconds) -> seconds;
            case Mp4Reader.Result.Odd(double seconds, var _) -> seconds;
            case Mp4Reader.Result.Incomplete _, Mp4Reader.Result.Unreadable _ -> null;
        };
    }
}
