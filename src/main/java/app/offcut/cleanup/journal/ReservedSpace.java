package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Disk space for a run's last decision, reserved when the run begins. On a disk that is full by
 * then, erasing and restoring must still be possible, and each must be recorded before it starts.
 */
public final class ReservedSpace {
    static final Path NAME = Path.of("spare");
    private static final int BLOCK = 4096;
    private static final int SEED = 7;

    private ReservedSpace() {}

    /**
     * Reserves the space.
     *
     * @param most maximum number of bytes of a decision
     */
    public static void write(Directory folder, long most) throws IOException {
        long blocks = most / BLOCK + 2;
        new WholeFile(folder, NAME)
                .write(out -> {
                    Random filler = new Random(SEED);
                    for (long i = 0; i < blocks; i++) out.write(block(filler));
                });
    }

    /** Writes a decision into the reserved space, or as a new file if there is none. */
    static void become(Directory folder, Path name, Object decision) throws IOException {
        WholeFile reserved = new WholeFile(folder, NAME);
        long bytes = JournalFile.length(decision);
        if (reserved.become(
                name, ReservedSpace::whole, out -> JournalFile.write(decision, out), bytes)) return;
        reserved.erase();
        JournalFile.write(folder, name, decision);
    }

    /**
     * Whether Offcut wrote this content. A file with other content may be a hard link of a user's
     * file.
     */
    private static boolean whole(InputStream content) throws IOException {
        Random filler = new Random(SEED);
        for (boolean empty = true; ; empty = false) {
            byte[] read = content.readNBytes(BLOCK);
            if (read.length == 0) return !empty;
            if (!Arrays.equals(read, Arrays.copyOf(block(filler), read.length))) return false;
        }
    }

    /** The next part of content that is always the same, and that no file system can compress. */
    private static byte[] block(Random filler) {
        byte[] block = new byte[BLOCK];
        filler.nextBytes(block);
        return block;
    }
}
