package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import java.io.IOException;
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

    private ReservedSpace() {}

    /**
     * Reserves the space.
     *
     * @param most maximum number of bytes of a decision
     */
    public static void write(Directory folder, int most) throws IOException {
        new WholeFile(folder, NAME).write(filler((most / BLOCK + 2) * BLOCK));
    }

    /** Writes a decision into the reserved space, or as a new file if there is none. */
    static void become(Directory folder, Path name, byte[] decision) throws IOException {
        WholeFile reserved = new WholeFile(folder, NAME);
        if (reserved.become(name, ReservedSpace::whole, decision)) return;
        reserved.erase();
        new WholeFile(folder, name).write(decision);
    }

    /**
     * Whether Offcut wrote this content. A file with other content may be a hard link of a user's
     * file.
     */
    private static boolean whole(byte[] content) {
        return content.length > 0 && Arrays.equals(content, filler(content.length));
    }

    /** Deterministic content that a file system cannot compress. */
    private static byte[] filler(int bytes) {
        byte[] filler = new byte[bytes];
        new Random(7).nextBytes(filler);
        return filler;
    }
}
