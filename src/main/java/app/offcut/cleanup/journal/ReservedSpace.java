package app.offcut.cleanup.journal;

import app.offcut.cleanup.disk.Directory;
import app.offcut.cleanup.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Room for a run's last decision, taken when it begins: on a disk that is full by then, erasing and
 * putting back must still be possible, and neither may begin before it is noted.
 */
public final class ReservedSpace {
    static final Path NAME = Path.of("spare");
    private static final int BLOCK = 4096;

    private ReservedSpace() {}

    /**
     * @param most bytes that a decision may take
     */
    public static void write(Directory folder, int most) throws IOException {
        new WholeFile(folder, NAME).write(filler((most / BLOCK + 2) * BLOCK));
    }

    /** Writes a decision: into the room there is for it, else as any other file. */
    static void become(Directory folder, Path name, byte[] decision) throws IOException {
        WholeFile reserved = new WholeFile(folder, NAME);
        if (reserved.become(name, ReservedSpace::whole, decision)) return;
        reserved.erase();
        new WholeFile(folder, name).write(decision);
    }

    /** Whatever has other content may be another name of somebody's file. */
    private static boolean whole(byte[] content) {
        return content.length > 0 && Arrays.equals(content, filler(content.length));
    }

    /** Always the same, and nothing that a disk could keep in less room. */
    private static byte[] filler(int bytes) {
        byte[] filler = new byte[bytes];
        new Random(7).nextBytes(filler);
        return filler;
    }
}
