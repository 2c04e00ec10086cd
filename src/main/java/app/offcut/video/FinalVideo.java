package app.offcut.video;

import app.offcut.library.Folder;
import app.offcut.library.FoundFile;
import app.offcut.library.Library;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file in a final's place and whether it is a whole MP4. */
public record FinalVideo(FoundFile file, Mp4Reader.Result result) {

    /**
     * Reads it by directory handles. A file that cannot be read is incomplete.
     *
     * @param file a regular file of this library
     */
    public static FinalVideo read(Library library, FoundFile file) {
        List<Path> names = new ArrayList<>();
        for (Path name : file.path()) names.add(name);
        Path last = names.removeLast();
        try (Folder folder = library.open(names);
                SeekableByteChannel channel = folder.read(last)) {
            return new FinalVideo(file, Mp4Reader.read(channel));
        } catch (IOException e) {
            return new FinalVideo(file, new Mp4Reader.Result.Incomplete("unreadable"));
        }
    }

    public boolean complete() {
        return result instanceof Mp4Reader.Result.Complete;
    }

    /** Null if it is not complete. */
    public @Nullable Double seconds() {
        return result instanceof Mp4Reader.Result.Complete(double seconds) ? seconds : null;
    }
}
